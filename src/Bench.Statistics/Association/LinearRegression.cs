using Bench.Statistics.Distributions;

namespace Bench.Statistics.Association;

/// <summary>Least-squares line y = intercept + slope·x with its intervals and tests.</summary>
public sealed record LinearRegression
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>
    /// TooFewValues below three pairs (below two there is no line either); NoVariation when x or y is constant, up to rounding.
    /// </summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Slope, unit of y per unit of x.</summary>
    public required double Slope { get; init; }

    /// <summary>Standard error of the slope; NaN below three pairs.</summary>
    public required double SlopeError { get; init; }

    /// <summary>t interval of the slope.</summary>
    public required Interval SlopeInterval { get; init; }

    /// <summary>Two-sided p of no slope; NaN below three pairs and where y is constant.</summary>
    public required double SlopePValue { get; init; }

    /// <summary>Value of the line at x = 0.</summary>
    public required double Intercept { get; init; }

    /// <summary>Standard error of the intercept.</summary>
    public required double InterceptError { get; init; }

    /// <summary>t interval of the intercept.</summary>
    public required Interval InterceptInterval { get; init; }

    /// <summary>Two-sided p of an intercept of zero.</summary>
    public required double InterceptPValue { get; init; }

    /// <summary>Standard deviation of the residuals, divisor n − 2.</summary>
    public required double ResidualDeviation { get; init; }

    /// <summary>Fraction of the variance of y that the line explains; NaN when y is constant.</summary>
    public required double RSquared { get; init; }

    /// <summary>Mean of x, around which the line is best known.</summary>
    public required double MeanX { get; init; }

    /// <summary>Σ (x − mean x)².</summary>
    public required double SumOfSquaresX { get; init; }

    /// <summary>Value of the line.</summary>
    /// <param name="x">Place on the horizontal axis.</param>
    public double At(double x) => Intercept + (Slope * x);

    /// <summary>Fits a line.</summary>
    /// <param name="x">Horizontal values.</param>
    /// <param name="y">Vertical values, case by case.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static LinearRegression Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95) =>
        Of(x, y, level, magnitude: 0);

    /// <summary>
    /// The same for y that carries the rounding of numbers of the given magnitude, such as differences of large measurements.
    /// </summary>
    internal static LinearRegression Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level, double magnitude)
    {
        Require.Level(level);
        var pairs = FinitePairs.Of(x, y);
        var n = pairs.Count;
        var constant = Moments.IsConstant(pairs.First);
        var flat = Moments.IsConstant(pairs.Second, magnitude);
        double meanX = Moments.Mean(pairs.First), meanY = Moments.Mean(pairs.Second);
        var squaresX = Moments.SumOfSquares(pairs.First, meanX);
        var slope = n < 2 || constant ? double.NaN
            : flat ? 0 : Moments.SumOfProducts(pairs.First, meanX, pairs.Second, meanY) / squaresX;
        var intercept = meanY - (slope * meanX);
        var residuals = pairs.First.Zip(pairs.Second, (a, b) => b - meanY - (slope * (a - meanX))).ToArray();

        // Residuals that are rounding alone mean a perfect line: no test may take them for data.
        var scale = pairs.Count == 0 ? 0 : Math.Max(magnitude, pairs.First.Max(a => Math.Abs(slope * a)) + pairs.Second.Max(Math.Abs));
        var perfect = flat || residuals.All(e => Math.Abs(e) <= 4 * PairedDifferences.Rounding * scale);
        var unexplained = perfect && !constant ? 0 : residuals.Sum(e => e * e);
        var deviation = n < 3 ? double.NaN : Math.Sqrt(unexplained / (n - 2));
        var slopeError = deviation / Math.Sqrt(squaresX);
        var interceptError = deviation * Math.Sqrt((1.0 / n) + (meanX * meanX / squaresX));
        var t = StudentTDistribution.TwoSidedQuantile(level, n - 2);
        return new LinearRegression
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n < 3 ? StatisticOutcome.TooFewValues : constant || flat ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            Slope = slope,
            SlopeError = slopeError,
            SlopeInterval = Interval.Around(slope, t * slopeError, level),
            SlopePValue = flat ? double.NaN : StudentTDistribution.TwoSided(slope / slopeError, n - 2),
            Intercept = intercept,
            InterceptError = interceptError,
            InterceptInterval = Interval.Around(intercept, t * interceptError, level),
            InterceptPValue = StudentTDistribution.TwoSided(intercept / interceptError, n - 2),
            ResidualDeviation = deviation,
            RSquared = flat ? double.NaN : 1 - (unexplained / Moments.SumOfSquares(pairs.Second, meanY)),
            MeanX = meanX,
            SumOfSquaresX = squaresX,
        };
    }
}
