using MathNet.Numerics;

namespace Bench.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double RootOfTwoPi = 2.5066282746310005024;

    /// <summary>The z that leaves 2.5 % in each tail, "1.96" in print: the factor of 95 % limits of agreement and intervals.</summary>
    public const double TwoSided95 = 1.959963984540054;

    /// <summary>Density at z.</summary>
    /// <param name="z">Any number.</param>
    public static double Density(double z) => Math.Exp(-0.5 * z * z) / RootOfTwoPi;

    /// <summary>Φ(z), the probability below z.</summary>
    /// <param name="z">Any number.</param>
    public static double Lower(double z) => 0.5 * SpecialFunctions.Erfc(-z / Constants.Sqrt2);

    /// <summary>1 − Φ(z), the probability above z, with full relative precision in the tail.</summary>
    /// <param name="z">Any number.</param>
    public static double Upper(double z) => Lower(-z);

    /// <summary>ln Φ(z), also where Φ(z) is too small for a double.</summary>
    internal static double LogLower(double z)
    {
        if (z > -35)
        {
            return Math.Log(Lower(z));
        }

        // Laplace's asymptotic series: its fifth term is below 1e-14 here.
        var square = 1 / (z * z);
        return (-0.5 * z * z) - Math.Log(-z * RootOfTwoPi)
            + Math.Log(1 - (square * (1 - (3 * square * (1 - (5 * square * (1 - (7 * square))))))));
    }

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
