using Bench.Statistics.Distributions;

namespace Bench.Statistics.Planning;

/// <summary>
/// Power and sample size of two one-sided paired t-tests with a symmetric margin, exact for normal differences (Phillips 1990).
/// </summary>
public static class EquivalencePower
{
    /// <summary>Chance of showing equivalence.</summary>
    /// <param name="difference">True mean difference.</param>
    /// <param name="standardDeviation">True standard deviation of the differences, above 0.</param>
    /// <param name="margin">Margin, above 0, same unit.</param>
    /// <param name="count">Pairs; below 2 the power is NaN.</param>
    /// <param name="alpha">Error probability of each one-sided test, below 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A margin or deviation not above 0, or α not between 0 and 0.5.</exception>
    public static double Power(double difference, double standardDeviation, double margin, int count, double alpha = 0.05)
    {
        Require.Level(2 * alpha, nameof(alpha));
        return count < 2
            ? double.NaN
            : ChanceInsideMargin.Probability(
                difference, standardDeviation, margin, count, -StudentTDistribution.Quantile(alpha, count - 1) / Math.Sqrt(count));
    }

    /// <summary>Fewest pairs that reach a power; int.MaxValue where ten million do not.</summary>
    /// <param name="difference">True mean difference, inside the margin.</param>
    /// <param name="standardDeviation">True standard deviation of the differences, above 0.</param>
    /// <param name="margin">Margin, above 0, same unit.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="alpha">Error probability of each one-sided test, below 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The difference is not inside the margin, or another argument is out of range.
    /// </exception>
    public static int SampleSize(double difference, double standardDeviation, double margin, double power = 0.8, double alpha = 0.05)
    {
        Require.Level(power);
        Require.Positive(margin - Math.Abs(difference), nameof(difference));
        return SampleSizeSearch.Reaching(n => Power(difference, standardDeviation, margin, n, alpha), power);
    }
}
