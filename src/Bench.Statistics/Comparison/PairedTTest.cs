using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>Paired t-test of predicted against reference: is the mean difference zero? (Student 1908.) Two-sided.</summary>
public sealed record PairedTTest
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>
    /// TooFewValues below two pairs. NoVariation when all differences are equal: t and p are NaN then, also where the differences are all
    /// zero.
    /// </summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Mean of predicted − reference, in the unit of the columns.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>t interval of the mean difference.</summary>
    public required Interval MeanDifferenceInterval { get; init; }

    /// <summary>Mean difference over its standard error.</summary>
    public required double Statistic { get; init; }

    /// <summary>Pairs − 1.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p.</summary>
    public required double PValue { get; init; }

    /// <summary>Tests two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static PairedTTest Of(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, double level = 0.95)
    {
        Require.Level(level);
        var spread = MeanDifferenceError.Paired(reference, predicted);
        var statistic = spread.Outcome == StatisticOutcome.Defined ? spread.Difference / spread.Error : double.NaN;
        return new PairedTTest
        {
            Count = spread.Count,
            ExcludedCount = spread.ExcludedCount,
            Outcome = spread.Outcome,
            MeanDifference = spread.Difference,
            MeanDifferenceInterval = Interval.Around(
                spread.Difference, StudentTDistribution.TwoSidedQuantile(level, spread.DegreesOfFreedom) * spread.Error, level),
            Statistic = statistic,
            DegreesOfFreedom = Math.Max(0, spread.Count - 1),
            PValue = StudentTDistribution.TwoSided(statistic, spread.DegreesOfFreedom),
        };
    }
}
