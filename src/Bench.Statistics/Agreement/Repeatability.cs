using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>
/// Repeatability of one method measured twice, or reproducibility of two: within-case deviation, coefficient of repeatability and
/// coefficient of variation (Bland and Altman 1996, BMJ 312:1654 and 313:106).
/// </summary>
public sealed record Repeatability
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two pairs.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Within-case standard deviation s_w = √(Σd²/2n): a bias between the measurements counts as error.</summary>
    public required double WithinDeviation { get; init; }

    /// <summary>Its interval, from the chi-squared distribution with n degrees of freedom.</summary>
    public required Interval WithinDeviationInterval { get; init; }

    /// <summary>Coefficient of repeatability z·√2·s_w: two measurements of one case differ by less in 95 % of cases.</summary>
    public required double Coefficient { get; init; }

    /// <summary>Its interval.</summary>
    public required Interval CoefficientInterval { get; init; }

    /// <summary>
    /// Coefficient of variation as usual in cardiac MRI: SD of the differences (n − 1) over √2 times the mean of all measurements.
    /// A fraction; a bias does not count. NaN when the mean is zero.
    /// </summary>
    public required double CoefficientOfVariation { get; init; }

    /// <summary>
    /// Root mean square of the cases' own coefficients of variation, √mean(d²/(2·m²)): for error in proportion to size. A fraction;
    /// NaN when a case has mean zero.
    /// </summary>
    public required double RootMeanSquareCoefficientOfVariation { get; init; }

    /// <summary>Analyses two columns.</summary>
    /// <param name="first">First measurements.</param>
    /// <param name="second">Second measurements, case by case.</param>
    /// <param name="coverage">Fraction of pairs within the coefficient of repeatability.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is not between 0 and 1.</exception>
    public static Repeatability Of(IReadOnlyList<double> first, IReadOnlyList<double> second, double coverage = 0.95, double level = 0.95)
    {
        Require.Level(coverage);
        Require.Level(level);
        var pairs = FinitePairs.Of(first, second);
        var n = pairs.Count;
        var differences = pairs.Differences();
        var means = pairs.First.Zip(pairs.Second, (a, b) => (a + b) / 2).ToArray();
        var within = n == 0 ? double.NaN : Math.Sqrt(differences.Sum(d => d * d) / (2.0 * n));
        var interval = Summary.OfDeviation(within, n, level);
        var factor = NormalDistribution.Quantile((1 + coverage) / 2) * Math.Sqrt(2);
        var mean = Moments.Mean(means);
        return new Repeatability
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n < 2 ? StatisticOutcome.TooFewValues : StatisticOutcome.Defined,
            WithinDeviation = within,
            WithinDeviationInterval = interval,
            Coefficient = factor * within,
            CoefficientInterval = new Interval(factor * interval.Low, factor * interval.High, level),
            CoefficientOfVariation = mean == 0 ? double.NaN : Moments.Deviation(differences) / (Math.Sqrt(2) * mean),
            RootMeanSquareCoefficientOfVariation = n == 0 || means.Contains(0)
                ? double.NaN
                : Math.Sqrt(differences.Zip(means, (d, m) => d * d / (2 * m * m)).Sum() / n),
        };
    }
}
