using Bench.Statistics.Distributions;

namespace Bench.Statistics;

/// <summary>Describes one column of numbers. Every value has the unit of the column.</summary>
public sealed record Summary
{
    /// <summary>Finite values.</summary>
    public required int Count { get; init; }

    /// <summary>Values left out because they are NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>Whether the spread and the interval are defined: they need two values.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Arithmetic mean; NaN for no values.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation with divisor n − 1; NaN below two values.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Standard deviation with divisor n, as numpy.std gives it; NaN for no values.</summary>
    public required double PopulationDeviation { get; init; }

    /// <summary>Standard error of the mean: standard deviation (n − 1) over √n.</summary>
    public required double StandardError { get; init; }

    /// <summary>Mean ± t(n − 1)·standard error.</summary>
    public required Interval MeanInterval { get; init; }

    /// <summary>Interval of the standard deviation, from the chi-squared distribution of a normal sample's variance.</summary>
    public required Interval DeviationInterval { get; init; }

    /// <summary>Smallest value.</summary>
    public required double Minimum { get; init; }

    /// <summary>Quantile 0.25, type 7 (see <see cref="Quantiles"/>).</summary>
    public required double LowerQuartile { get; init; }

    /// <summary>Quantile 0.5.</summary>
    public required double Median { get; init; }

    /// <summary>Quantile 0.75, type 7.</summary>
    public required double UpperQuartile { get; init; }

    /// <summary>Largest value.</summary>
    public required double Maximum { get; init; }

    /// <summary>Describes a column.</summary>
    /// <param name="values">The column; values that are not finite are counted and left out.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static Summary Of(IReadOnlyList<double> values, double level = 0.95)
    {
        Require.Level(level);
        var finite = FiniteValues.Of(values);
        var sorted = (double[])finite.Values.Clone();
        Array.Sort(sorted);
        var n = finite.Count;
        var mean = Moments.Mean(finite.Values);
        var deviation = Moments.Deviation(finite.Values);
        var error = deviation / Math.Sqrt(n);
        return new Summary
        {
            Count = n,
            ExcludedCount = finite.ExcludedCount,
            Outcome = n < 2 ? StatisticOutcome.TooFewValues : StatisticOutcome.Defined,
            Mean = mean,
            StandardDeviation = deviation,
            PopulationDeviation = Moments.Deviation(finite.Values, DeviationConvention.Population),
            StandardError = error,
            MeanInterval = Interval.Around(mean, StudentTDistribution.TwoSidedQuantile(level, n - 1) * error, level),
            DeviationInterval = OfDeviation(deviation, n - 1, level),
            Minimum = n == 0 ? double.NaN : sorted[0],
            LowerQuartile = Quantiles.OfSorted(sorted, 0.25),
            Median = Quantiles.OfSorted(sorted, 0.5),
            UpperQuartile = Quantiles.OfSorted(sorted, 0.75),
            Maximum = n == 0 ? double.NaN : sorted[^1],
        };
    }

    /// <summary>Interval of a standard deviation with the given degrees of freedom.</summary>
    internal static Interval OfDeviation(double deviation, int degreesOfFreedom, double level) =>
        degreesOfFreedom < 1
            ? Interval.Undefined(level)
            : new Interval(
                deviation * Math.Sqrt(degreesOfFreedom / ChiSquaredDistribution.Quantile((1 + level) / 2, degreesOfFreedom)),
                deviation * Math.Sqrt(degreesOfFreedom / ChiSquaredDistribution.Quantile((1 - level) / 2, degreesOfFreedom)),
                level);
}
