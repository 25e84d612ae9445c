using MathNet.Numerics;

namespace Bench.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double RootOfTwoPi = 2.5066282746310005024;

    /// <summary>Density at z.</summary>
    /// <param name="z">Any number.</param>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / RootOfTwoPi;

    /// <summary>Φ(z), the probability below z.</summary>
    /// <param name="z">Any number.</param>
    public static double Lower(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>1 − Φ(z), the probability above z, with full relative precision in the tail.</summary>
    /// <param name="z">Any number.</param>
    public static double Upper(double z) => Lower(-z);

    /// <summary>Two-sided p of a standard normal statistic.</summary>
    /// <param name="z">The statistic.</param>
    public static double TwoSided(double z) => Math.Min(1, 2 * Lower(-Math.Abs(z)));

    /// <summary>The z below which a given probability lies.</summary>
    /// <param name="probability">Between 0 and 1; the ends give −∞ and +∞, anything outside NaN.</param>
    public static double Quantile(double probability)
    {
        if (!(probability is > 0 and < 1))
        {
            return probability == 0 ? double.NegativeInfinity : probability == 1 ? double.PositiveInfinity : double.NaN;
        }

        if (probability > 0.5)
        {
            return -Quantile(1 - probability);
        }

        // MathNet's inverse, then one step of Halley's method against the tail itself.
        var z = -Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * probability);
        var error = (Lower(z) - probability) / Density(z);
        return double.IsFinite(error) ? z - (error / (1 + (z * error / 2))) : z;
    }
}
