namespace Bench.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private const double RootOfTwoPi = 2.5066282746310005024;

    /// <summary>Below this |z| the power series has no more than some ten terms.</summary>
    private const double Central = 0.75;

    /// <summary>Step of the trapezoidal rule: what it leaves out is below exp(−π²/step²) = 7e-18.</summary>
    private const double Step = 0.5;

    /// <summary>Ordinates of the trapezoidal rule, exp(−(k·step)²) for k = 1, 2, …; the next one is below 1e-18.</summary>
    private static readonly double[] Ordinates = [.. Enumerable.Range(1, 12).Select(k => Math.Exp(-(k * Step) * (k * Step)))];

    /// <summary>The z that leaves 2.5 % in each tail, "1.96" in print: the factor of 95 % limits of agreement and intervals.</summary>
    public const double TwoSided95 = 1.959963984540054;

    /// <summary>Density at z.</summary>
    /// <param name="z">Any number.</param>
    public static double Density(double z) => Gauss(z) / RootOfTwoPi;

    /// <summary>Φ(z), the probability below z.</summary>
    /// <param name="z">Any number.</param>
    public static double Lower(double z) => Math.Abs(z) < Central ? 0.5 + AboveHalf(z) : z < 0 ? Tail(-z) : 1 - Tail(z);

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

        // Formula 26.2.23 of Abramowitz and Stegun (1964) is good to 4.5e-4; each step of Halley's method triples the digits.
        var t = Math.Sqrt(-2 * Math.Log(probability));
        var z = ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))) - t;
        for (var i = 0; i < 3; i++)
        {
            var error = (-z < Central ? AboveHalf(z) - (probability - 0.5) : Lower(z) - probability) / Density(z);
            z = double.IsFinite(error) ? z - (error / (1 + (z * error / 2))) : z;
        }

        return z;
    }

    /// <summary>exp(−z²/2); the rounding of z², which a far tail would show, is made good.</summary>
    private static double Gauss(double z)
    {
        var square = z * z;
        var rounding = double.IsFinite(square) ? Math.FusedMultiplyAdd(z, z, -square) : 0;
        return Math.Exp(-0.5 * square) * Math.Exp(-0.5 * rounding);
    }

    /// <summary>Φ(z) − ½ for small |z|, by its power series (Marsaglia 2004, J Stat Softw 11(4)).</summary>
    private static double AboveHalf(double z)
    {
        var (square, term, sum) = (z * z, z, 0.0);
        for (var k = 3; sum + term != sum; k += 2)
        {
            sum += term;
            term *= square / k;
        }

        return sum * Density(z);
    }

    /// <summary>
    /// 1 − Φ(z) for z from <see cref="Central"/> on: the trapezoidal rule on erfc's integral, with the residue of its pole (Hunter and Regan
    /// 1972, Math Comp 26:539).
    /// </summary>
    private static double Tail(double z)
    {
        var half = 0.5 * z * z;
        if (double.IsPositiveInfinity(half))
        {
            return 0;
        }

        var sum = 0.0;
        for (var k = Ordinates.Length; k > 0; k--)
        {
            sum += Ordinates[k - 1] / ((k * Step * k * Step) + half);
        }

        var x = z / Math.Sqrt(2);
        var residue = x < Math.PI / Step ? 1 / (Math.Exp(2 * Math.PI * x / Step) - 1) : 0;
        return (0.5 * x * Step / Math.PI * Gauss(z) * ((1 / half) + (2 * sum))) - residue;
    }
}
