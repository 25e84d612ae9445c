using Bench.Statistics.Association;

namespace Bench.Statistics.Planning;

/// <summary>
/// Standard errors of how far a replication's statistic lies from the original's when both measured the same cases, so that what is common
/// to both cancels. For normal data.
/// </summary>
public static class PairedReplicationError
{
    /// <summary>Of a mean: SD of the case-by-case changes over √n.</summary>
    /// <param name="original">Values of the original.</param>
    /// <param name="replication">Values of the replication, case by case.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static double OfMean(IReadOnlyList<double> original, IReadOnlyList<double> replication)
    {
        var pairs = FinitePairs.Of(original, replication);
        return Summary.Of(pairs.Differences()).StandardError;
    }

    /// <summary>
    /// Of a limit, mean + factor·SD: mean and SD of normal values are independent, and Var(s₁ − s₂) = (s₁² + s₂² − 2·ρ²·s₁·s₂) / (2·(n −
    /// 1)) for two SDs of values with correlation ρ.
    /// </summary>
    /// <param name="original">Values of the original.</param>
    /// <param name="replication">Values of the replication, case by case.</param>
    /// <param name="factor">SDs between mean and limit.</param>
    /// <returns>NaN below three cases.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static double OfLimit(IReadOnlyList<double> original, IReadOnlyList<double> replication, double factor)
    {
        var pairs = FinitePairs.Of(original, replication);
        if (pairs.Count < 3)
        {
            return double.NaN;
        }

        var (first, second) = (Summary.Of(pairs.First).StandardDeviation, Summary.Of(pairs.Second).StandardDeviation);
        var correlation = PearsonCorrelation.Of(pairs.First, pairs.Second).Coefficient;
        var square = double.IsNaN(correlation) ? 0 : correlation * correlation;
        var ofDeviation = Math.Max(0, (first * first) + (second * second) - (2 * square * first * second)) / (2 * (pairs.Count - 1.0));
        var ofMean = OfMean(original, replication);
        return Math.Sqrt((ofMean * ofMean) + (factor * factor * ofDeviation));
    }

    /// <summary>
    /// Of artanh r, for two correlations with one column in common: √(2·(1 − r_x)·h/(n − 3)), with h = (1 − f·m)/(1 − m), f = min(1, (1 −
    /// r_x)/(2·(1 − m))) and m the mean of both r² (Meng, Rosenthal and Rubin 1992, Psychol Bull 111:172–175).
    /// </summary>
    /// <param name="original">Correlation of the common column with the original's.</param>
    /// <param name="replication">Correlation of the common column with the replication's.</param>
    /// <param name="between">Correlation of the original's with the replication's column.</param>
    /// <param name="count">Cases; below 4 the error is NaN.</param>
    public static double OfCorrelation(double original, double replication, double between, int count)
    {
        var mean = ((original * original) + (replication * replication)) / 2;
        if (count < 4 || !(mean < 1))
        {
            return double.NaN;
        }

        var f = Math.Min(1, (1 - between) / (2 * (1 - mean)));
        var h = (1 - (f * mean)) / (1 - mean);
        return Math.Sqrt(2 * (1 - between) * h / (count - 3));
    }
}
