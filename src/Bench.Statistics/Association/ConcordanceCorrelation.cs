namespace Bench.Statistics.Association;

/// <summary>
/// Lin's concordance correlation coefficient, 2·s_xy/(s_x² + s_y² + (mean x − mean y)²): correlation multiplied by the closeness of the
/// best line to the line of identity (Lin 1989, Biometrics 45:255; variance as corrected in Lin 2000, Biometrics 56:324).
/// </summary>
public sealed record ConcordanceCorrelation
{
    /// <summary>Divisor of variances and covariance: n in Lin's paper (default), n − 1 in some programs.</summary>
    public required DeviationConvention Convention { get; init; }

    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two pairs; NoVariation when a column is constant.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>The coefficient, between −1 and 1.</summary>
    public required double Coefficient { get; init; }

    /// <summary>Interval through Fisher's z with Lin's standard error; undefined below three pairs.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Pearson's r: precision, the first factor.</summary>
    public required double Precision { get; init; }

    /// <summary>Bias correction C_b between 0 and 1: accuracy, the second factor.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Scale shift s_y/s_x.</summary>
    public required double ScaleShift { get; init; }

    /// <summary>Location shift (mean y − mean x)/√(s_x·s_y).</summary>
    public required double LocationShift { get; init; }

    /// <summary>Concordance of two columns.</summary>
    /// <param name="x">First column.</param>
    /// <param name="y">Second column, case by case.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <param name="convention">Divisor of the variances.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static ConcordanceCorrelation Of(
        IReadOnlyList<double> x,
        IReadOnlyList<double> y,
        double level = 0.95,
        DeviationConvention convention = DeviationConvention.Population)
    {
        Require.Level(level);
        var pairs = FinitePairs.Of(x, y);
        var n = pairs.Count;
        var constant = Moments.IsConstant(pairs.First) || Moments.IsConstant(pairs.Second);
        var defined = n >= 2 && !constant;
        var divisor = convention == DeviationConvention.Sample ? n - 1.0 : n;
        double meanX = Moments.Mean(pairs.First), meanY = Moments.Mean(pairs.Second);
        var varianceX = Moments.SumOfSquares(pairs.First, meanX) / divisor;
        var varianceY = Moments.SumOfSquares(pairs.Second, meanY) / divisor;
        var covariance = Moments.SumOfProducts(pairs.First, meanX, pairs.Second, meanY) / divisor;
        var coefficient = defined ? 2 * covariance / (varianceX + varianceY + Math.Pow(meanX - meanY, 2)) : double.NaN;
        var (r, unexplained) = defined ? PearsonCorrelation.Coefficients(pairs.First, pairs.Second) : (double.NaN, double.NaN);
        var shift = defined ? (meanY - meanX) / Math.Pow(varianceX * varianceY, 0.25) : double.NaN;
        return new ConcordanceCorrelation
        {
            Convention = convention,
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n < 2 ? StatisticOutcome.TooFewValues : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            Coefficient = coefficient,
            Interval = PearsonCorrelation.FisherZ(
                coefficient, n < 3 ? double.NaN : StandardErrorOfZ(coefficient, r, unexplained, shift, n), level),
            Precision = r,
            Accuracy = coefficient / r,
            ScaleShift = defined ? Math.Sqrt(varianceY / varianceX) : double.NaN,
            LocationShift = shift,
        };
    }

    private static double StandardErrorOfZ(double c, double r, double unexplained, double shift, int n)
    {
        var rest = 1 - (c * c);
        var square = shift * shift;
        var variance = (unexplained * c * c / (rest * r * r))
            + (2 * c * c * c * (1 - c) * square / (r * rest * rest))
            - (c * c * c * c * square * square / (2 * r * r * rest * rest));
        return Math.Sqrt(Math.Max(0, variance) / (n - 2));
    }
}
