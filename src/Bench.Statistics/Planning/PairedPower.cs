using Bench.Statistics.Distributions;

namespace Bench.Statistics.Planning;

/// <summary>
/// Power and sample size of the two-sided paired t-test, exact through the noncentral t: for a bias, or for a difference in Dice between
/// two models on the same mice. The effect is d_z: expected mean difference over expected standard deviation of the differences.
/// </summary>
public static class PairedPower
{
    /// <summary>Chance that the test finds the effect.</summary>
    /// <param name="effect">d_z, any sign.</param>
    /// <param name="count">Pairs; below 2 the power is NaN.</param>
    /// <param name="alpha">Level of significance.</param>
    /// <exception cref="ArgumentOutOfRangeException">α is not between 0 and 1.</exception>
    public static double Power(double effect, int count, double alpha = 0.05)
    {
        Require.Level(alpha);
        if (count < 2)
        {
            return double.NaN;
        }

        return OfShift(effect * Math.Sqrt(count), count - 1, alpha);
    }

    /// <summary>Fewest pairs that reach a power.</summary>
    /// <param name="effect">d_z, not zero.</param>
    /// <param name="power">Wanted power, above α and below 1.</param>
    /// <param name="alpha">Level of significance.</param>
    /// <exception cref="ArgumentOutOfRangeException">An effect of zero, or a power that is not between α and 1.</exception>
    public static int SampleSize(double effect, double power = 0.8, double alpha = 0.05)
    {
        Require.Positive(Math.Abs(effect), nameof(effect));
        RequirePower(power, alpha);
        return SampleSizeSearch.Reaching(n => Power(effect, n, alpha), power);
    }

    /// <summary>Smallest effect that a sample finds with a power.</summary>
    /// <param name="count">Pairs, at least 2.</param>
    /// <param name="power">Wanted power, above α and below 1.</param>
    /// <param name="alpha">Level of significance.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two pairs, or a power that is not between α and 1.</exception>
    public static double DetectableEffect(int count, double power = 0.8, double alpha = 0.05)
    {
        Require.AtLeast(count, 2);
        RequirePower(power, alpha);
        return Root.Above(effect => Power(effect, count, alpha) - power, 0, 1 / Math.Sqrt(count));
    }

    /// <summary>Power of a two-sided t test whose statistic is shifted by a number of standard errors.</summary>
    internal static double OfShift(double shift, double degreesOfFreedom, double alpha)
    {
        var critical = StudentTDistribution.TwoSidedQuantile(1 - alpha, degreesOfFreedom);
        return NoncentralTDistribution.Upper(critical, degreesOfFreedom, shift)
            + NoncentralTDistribution.Lower(-critical, degreesOfFreedom, shift);
    }

    private static void RequirePower(double power, double alpha)
    {
        Require.Level(power);
        if (power <= alpha)
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, $"The power must lie above α, {alpha}.");
        }
    }
}
