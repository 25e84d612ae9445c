using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>
/// Sign test: is predicted as often above as below the reference? Exact and two-sided; assumes nothing of the distribution.
/// </summary>
public sealed record SignTest
{
    /// <summary>Pairs in which predicted is above reference.</summary>
    public required int PositiveCount { get; init; }

    /// <summary>Pairs in which predicted is below reference.</summary>
    public required int NegativeCount { get; init; }

    /// <summary>Equal pairs: they carry no sign and do not enter the test.</summary>
    public required int ZeroCount { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues for no pairs; NoVariation when all are equal: p is NaN then.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Two-sided binomial p.</summary>
    public required double PValue { get; init; }

    /// <summary>Median difference with its distribution-free interval, zeros included.</summary>
    public required QuantileInterval MedianDifference { get; init; }

    /// <summary>Tests two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static SignTest Of(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, double level = 0.95)
    {
        var pairs = FinitePairs.Of(reference, predicted);
        var differences = pairs.Differences();
        int positive = differences.Count(d => d > 0), negative = differences.Count(d => d < 0);
        return new SignTest
        {
            PositiveCount = positive,
            NegativeCount = negative,
            ZeroCount = differences.Length - positive - negative,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = differences.Length == 0 ? StatisticOutcome.TooFewValues
                : positive + negative == 0 ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            PValue = positive + negative == 0 ? double.NaN : BinomialDistribution.TwoSidedFair(positive, positive + negative),
            MedianDifference = QuantileInterval.Of(differences, 0.5, level),
        };
    }
}
