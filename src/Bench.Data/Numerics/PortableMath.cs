namespace Bench.Data.Numerics;

/// <summary>
/// Elementary functions built from +, −, ×, ÷ and the square root alone. IEEE 754 defines those to the last bit, while the sine,
/// exponential and power of a platform's own library differ in the last digits: what is computed with these is the same number on every
/// machine.
/// </summary>
internal static class PortableMath
{
    private const double TwoPi = 6.283185307179586;

    /// <summary>Sine, to about 1e-14 for |x| below 1000.</summary>
    /// <param name="x">Angle, radians.</param>
    public static double Sin(double x)
    {
        var reduced = x - (TwoPi * Math.Floor((x / TwoPi) + 0.5));
        // A third of the angle lies within ±1.05, where few terms do; sin 3a = 3 sin a − 4 sin³ a.
        var a = reduced / 3;
        var square = a * a;
        var term = a;
        var sum = a;
        for (var n = 1; n <= 9; n++)
        {
            term *= -square / (2 * n * ((2 * n) + 1));
            sum += term;
        }

        return (3 * sum) - (4 * sum * sum * sum);
    }

    /// <summary>Cosine.</summary>
    /// <inheritdoc cref="Sin"/>
    public static double Cos(double x) => Sin(x + (TwoPi / 4));

    /// <summary>Exponential, relative error about 1e-13 for |x| up to 50.</summary>
    /// <param name="x">Exponent.</param>
    public static double Exp(double x)
    {
        const int Halvings = 10;
        var small = x / (1 << Halvings);
        var term = 1.0;
        var sum = 1.0;
        for (var n = 1; n <= 8; n++)
        {
            term *= small / n;
            sum += term;
        }

        for (var i = 0; i < Halvings; i++)
            sum *= sum;
        return sum;
    }

    /// <summary>Cube root of a number between 0.01 and 100.</summary>
    /// <param name="x">The number.</param>
    public static double CubeRoot(double x)
    {
        var root = 1.0;
        for (var i = 0; i < 40; i++)
            root -= ((root * root * root) - x) / (3 * root * root);
        return root;
    }

    /// <summary>0 below 0, 1 above 1, and 3t² − 2t³ between: a step without corners.</summary>
    /// <param name="t">Position.</param>
    public static double SmoothStep(double t)
    {
        var s = Math.Clamp(t, 0, 1);
        return s * s * (3 - (2 * s));
    }

    /// <summary>Standard normal distribution function by its power series, to about 1e-12 for |x| up to 5.</summary>
    /// <param name="x">Number of standard deviations.</param>
    public static double NormalDistribution(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; n < 80; n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (sum * Exp(-x * x / 2) / Math.Sqrt(TwoPi));
    }
}
