using Bench.Statistics.Distributions;

namespace Bench.Statistics.Association;

/// <summary>
/// Passing and Bablok's regression: the shifted median of all slopes between two cases; no assumption on the distribution of errors
/// (Passing and Bablok 1983, J Clin Chem Clin Biochem 21:709). For positively correlated measurements on the same scale.
/// </summary>
public sealed record PassingBablokRegression
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>
    /// TooFewValues below three pairs; NoVariation when a column is constant; NotApplicable when the median slope is not a positive number.
    /// </summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Slope; 1 means no proportional difference.</summary>
    public required double Slope { get; init; }

    /// <summary>Interval of the slope; an end is infinite where the sample is too small to bound it.</summary>
    public required Interval SlopeInterval { get; init; }

    /// <summary>Intercept, the median of y − slope·x; 0 means no constant difference.</summary>
    public required double Intercept { get; init; }

    /// <summary>Interval of the intercept, from the ends of the slope's interval.</summary>
    public required Interval InterceptInterval { get; init; }

    /// <summary>p of a linear relation by the cumulative-sum test; NaN when all points lie on the line.</summary>
    public required double LinearityPValue { get; init; }

    /// <summary>Fits a line.</summary>
    /// <param name="x">Reference measurements.</param>
    /// <param name="y">Measurements under test, case by case.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static PassingBablokRegression Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        Require.Level(level);
        var pairs = FinitePairs.Of(x, y);
        var n = pairs.Count;
        var constant = Moments.IsConstant(pairs.First) || Moments.IsConstant(pairs.Second);
        var slopes = constant || n < 3 ? null : new PairwiseSlopes(pairs.First, pairs.Second);
        var usable = slopes is { Count: > 0 };
        var (total, shift) = (slopes?.Count ?? 0, slopes?.BelowMinusOne ?? 0);
        double Place(long place) => place + shift < 1 ? double.NegativeInfinity
            : place + shift > total ? double.PositiveInfinity : slopes!.Smallest(place + shift);
        var slope = !usable ? double.NaN
            : total % 2 == 1 ? Place((total + 1) / 2) : (Place(total / 2) + Place((total / 2) + 1)) / 2;
        var spread = NormalDistribution.Quantile((1 + level) / 2) * Math.Sqrt(n * (n - 1.0) * ((2.0 * n) + 5) / 18);
        var lowPlace = (long)Math.Round((total - spread) / 2, MidpointRounding.AwayFromZero);
        var interval = usable ? new Interval(Place(lowPlace), Place(total - lowPlace + 1), level) : Interval.Undefined(level);
        double InterceptFor(double b) =>
            double.IsInfinity(b) ? -b : Quantiles.Median([.. pairs.First.Zip(pairs.Second, (u, v) => v - (b * u))]);
        var intercept = usable ? InterceptFor(slope) : double.NaN;
        return new PassingBablokRegression
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n < 3 ? StatisticOutcome.TooFewValues
                : constant ? StatisticOutcome.NoVariation
                : slope > 0 && double.IsFinite(slope) ? StatisticOutcome.Defined : StatisticOutcome.NotApplicable,
            Slope = slope,
            SlopeInterval = interval,
            Intercept = intercept,
            InterceptInterval = usable
                ? new Interval(InterceptFor(interval.High), InterceptFor(interval.Low), level)
                : Interval.Undefined(level),
            LinearityPValue = usable && slope > 0 && double.IsFinite(slope)
                ? Linearity(pairs.First, pairs.Second, slope, intercept)
                : double.NaN,
        };
    }

    private static double Linearity(double[] x, double[] y, double slope, double intercept)
    {
        // A point on the line but for rounding lies neither above nor below it.
        var scale = y.Max(Math.Abs) + Math.Abs(intercept) + (Math.Abs(slope) * x.Max(Math.Abs));
        var residuals = x.Zip(y, (u, v) => v - intercept - (slope * u))
            .Select(r => Math.Abs(r) <= PairedDifferences.Rounding * scale ? 0 : r).ToArray();
        double above = residuals.Count(r => r > 0), below = residuals.Count(r => r < 0);
        if (above == 0 || below == 0)
        {
            return double.NaN;
        }

        double sum = 0, largest = 0;
        foreach (var i in Enumerable.Range(0, x.Length).OrderBy(i => y[i] + (x[i] / slope) - intercept))
        {
            sum += residuals[i] > 0 ? Math.Sqrt(below / above) : residuals[i] < 0 ? -Math.Sqrt(above / below) : 0;
            largest = Math.Max(largest, Math.Abs(sum));
        }

        return KolmogorovDistribution.Upper(largest / Math.Sqrt(below + 1));
    }
}
