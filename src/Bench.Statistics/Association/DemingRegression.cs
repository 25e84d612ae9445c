using Bench.Statistics.Distributions;

namespace Bench.Statistics.Association;

/// <summary>
/// Deming regression: a line between two measurements that both have error (Deming 1943; intervals by the jackknife, Linnet 1993, Clin Chem
/// 39:424).
/// </summary>
public sealed record DemingRegression
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below three pairs; NoVariation when a column is constant or both are uncorrelated.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Error variance of y over error variance of x; 1 makes it orthogonal regression.</summary>
    public required double ErrorRatio { get; init; }

    /// <summary>Slope; 1 means no proportional difference.</summary>
    public required double Slope { get; init; }

    /// <summary>Jackknife interval of the slope, t with n − 2 degrees of freedom; undefined below four pairs.</summary>
    public required Interval SlopeInterval { get; init; }

    /// <summary>Intercept; 0 means no constant difference.</summary>
    public required double Intercept { get; init; }

    /// <summary>Jackknife interval of the intercept.</summary>
    public required Interval InterceptInterval { get; init; }

    /// <summary>Fits a line.</summary>
    /// <param name="x">Reference measurements.</param>
    /// <param name="y">Measurements under test, case by case.</param>
    /// <param name="errorRatio">Error variance of y over error variance of x, above 0.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 0, or the level not between 0 and 1.</exception>
    public static DemingRegression Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double errorRatio = 1, double level = 0.95)
    {
        Require.Positive(errorRatio);
        Require.Level(level);
        var pairs = FinitePairs.Of(x, y);
        var n = pairs.Count;
        var sums = new PairSums(pairs.First, pairs.Second);
        var (slope, intercept) = n < 2 || Moments.IsConstant(pairs.First) || Moments.IsConstant(pairs.Second)
            ? (double.NaN, double.NaN) : Fit(sums, errorRatio);
        var slopes = new double[n];
        var intercepts = new double[n];
        for (var i = 0; i < n && n > 3; i++)
        {
            var (s, c) = Fit(sums.Without(pairs.First[i], pairs.Second[i]), errorRatio);
            slopes[i] = (n * slope) - ((n - 1) * s);
            intercepts[i] = (n * intercept) - ((n - 1) * c);
        }

        var t = n > 3 ? StudentTDistribution.TwoSidedQuantile(level, n - 2) / Math.Sqrt(n) : double.NaN;
        return new DemingRegression
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n < 3
                ? StatisticOutcome.TooFewValues
                : double.IsFinite(slope)
                ? StatisticOutcome.Defined
                : StatisticOutcome.NoVariation,
            ErrorRatio = errorRatio,
            Slope = slope,
            SlopeInterval = Interval.Around(slope, t * Moments.Deviation(slopes), level),
            Intercept = intercept,
            InterceptInterval = Interval.Around(intercept, t * Moments.Deviation(intercepts), level),
        };
    }

    private static (double Slope, double Intercept) Fit(PairSums sums, double errorRatio)
    {
        var (xx, yy, xy) = (sums.SquaresX, sums.SquaresY, sums.Products);

        // A product that is rounding alone has no sign.
        if (!(Math.Abs(xy) > 1e-14 * Math.Sqrt(xx * yy)))
        {
            return (double.NaN, double.NaN);
        }

        // The form without a difference of nearly equal numbers, chosen by sign.
        var surplus = yy - (errorRatio * xx);
        var root = Math.Sqrt((surplus * surplus) + (4 * errorRatio * xy * xy));
        var slope = surplus >= 0 ? (surplus + root) / (2 * xy) : 2 * errorRatio * xy / (root - surplus);
        return (slope, sums.MeanY - (slope * sums.MeanX));
    }
}
