using Bench.Statistics.Distributions;

namespace Bench.Statistics.Association;

/// <summary>
/// Pearson's product-moment correlation. It measures how well one column follows a straight line of the other, not whether they agree:
/// for agreement see <see cref="ConcordanceCorrelation"/> and Bland–Altman.
/// </summary>
public sealed record PearsonCorrelation
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two pairs; NoVariation when a column is constant.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>r, between −1 and 1; NaN where undefined. With two pairs it is ±1 by construction.</summary>
    public required double Coefficient { get; init; }

    /// <summary>
    /// Interval through Fisher's z = artanh r with standard error 1/√(n − 3); undefined below four pairs, a single point at r = ±1.
    /// </summary>
    public required Interval Interval { get; init; }

    /// <summary>Two-sided p of no correlation, by t = r·√((n − 2)/(1 − r²)); 0 for points on a line, NaN below three pairs.</summary>
    public required double PValue { get; init; }

    /// <summary>Correlates two columns.</summary>
    /// <param name="x">First column.</param>
    /// <param name="y">Second column, case by case.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static PearsonCorrelation Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        Require.Level(level);
        var pairs = FinitePairs.Of(x, y);
        var n = pairs.Count;
        var constant = Moments.IsConstant(pairs.First) || Moments.IsConstant(pairs.Second);
        var (r, unexplained) = n < 2 || constant ? (double.NaN, double.NaN) : Coefficients(pairs.First, pairs.Second);
        return new PearsonCorrelation
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n < 2 ? StatisticOutcome.TooFewValues : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            Coefficient = r,
            Interval = FisherZ(r, n < 4 ? double.NaN : 1 / Math.Sqrt(n - 3), level),
            PValue = n < 3 || constant ? double.NaN : IncompleteBeta.Regularised((n - 2) / 2.0, 0.5, unexplained, r * r),
        };
    }

    /// <summary>tanh(artanh r ± z·standard error).</summary>
    internal static Interval FisherZ(double r, double standardError, double level)
    {
        if (double.IsNaN(standardError) || double.IsNaN(r))
        {
            return Interval.Undefined(level);
        }

        var half = NormalDistribution.Quantile((1 + level) / 2) * standardError;
        return Math.Abs(r) >= 1
            ? new Interval(r, r, level)
            : new Interval(Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half), level);
    }

    /// <summary>r, and 1 − r² taken from the residuals, so that it keeps its digits when r is close to 1.</summary>
    internal static (double Coefficient, double Unexplained) Coefficients(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = Moments.Mean(x), meanY = Moments.Mean(y);
        double normX = Math.Sqrt(Moments.SumOfSquares(x, meanX)), normY = Math.Sqrt(Moments.SumOfSquares(y, meanY));
        var r = Math.Clamp(Moments.SumOfProducts(x, meanX, y, meanY) / normX / normY, -1, 1);
        var unexplained = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var residual = ((y[i] - meanY) / normY) - (r * (x[i] - meanX) / normX);
            unexplained += residual * residual;
        }

        // Residuals that are rounding alone mean a perfect line.
        return unexplained < 1e-31 * x.Length ? (Math.Sign(r), 0) : (r, Math.Min(unexplained, 1));
    }
}
