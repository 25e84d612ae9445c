using Bench.Statistics.Distributions;

namespace Bench.Statistics.Planning;

/// <summary>Chance that mean ± factor·s lies inside ±margin for normal data.</summary>
internal static class ChanceInsideMargin
{
    /// <summary>
    /// E over s of Φ((margin − μ − k·s·σ)·√n/σ) − Φ((−margin − μ + k·s·σ)·√n/σ) where that is positive: mean and s are independent.
    /// </summary>
    public static double Probability(double mean, double standardDeviation, double margin, int count, double factor)
    {
        Require.Positive(standardDeviation);
        Require.Positive(margin);
        var root = Math.Sqrt(count);
        var (shift, reach) = (mean / standardDeviation, margin / standardDeviation);

        // Beyond this s no mean can succeed: the integrand has a corner there.
        var corner = reach / factor;
        return ScaledChi.Expectation(
            count - 1,
            s => s >= corner ? 0
                : NormalDistribution
                    .Lower((reach - shift - (factor * s)) * root) - NormalDistribution
                    .Lower((-reach - shift + (factor * s)) * root),
            corner,
            1 / (factor * root));
    }
}
