using MathNet.Numerics;

namespace Bench.Statistics.Distributions;

/// <summary>
/// Differences of ln Γ that stay accurate for large arguments, where ln Γ itself is large and its last digits are lost
/// (after Didonato and Morris 1992, ACM TOMS 708).
/// </summary>
internal static class LogGamma
{
    /// <summary>Above this, Stirling's series gives the last digit.</summary>
    public const double Large = 12;

    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>ln B(a, b).</summary>
    public static double Beta(double a, double b)
    {
        var (small, large) = (Math.Min(a, b), Math.Max(a, b));
        if (large < Large)
        {
            return SpecialFunctions.GammaLn(small) + SpecialFunctions.GammaLn(large) - SpecialFunctions.GammaLn(small + large);
        }

        if (small < Large)
        {
            // ln Γ(large + small) − ln Γ(large) from Stirling's series of both.
            var rise = ((large - 0.5) * Log1P(small / large)) + (small * Math.Log(small + large)) - small
                + Correction(small + large) - Correction(large);
            return SpecialFunctions.GammaLn(small) - rise;
        }

        var ratio = small / large;
        return HalfLogTwoPi - (0.5 * Math.Log(large)) + Correction(small) + Correction(large) - Correction(small + large)
            + ((small - 0.5) * Math.Log(ratio / (1 + ratio))) - (large * Log1P(ratio));
    }

    /// <summary>x^a·(1 − x)^b/B(a, b).</summary>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <param name="x">Above 0 and below 1.</param>
    /// <param name="oneLessX">1 − x.</param>
    /// <param name="below">a − (a + b)·x.</param>
    public static double BetaFront(double a, double b, double x, double oneLessX, double below)
    {
        if (Math.Min(a, b) < Large)
        {
            var logX = x < 0.5 ? Math.Log(x) : Log1P(-oneLessX);
            var logY = oneLessX < 0.5 ? Math.Log(oneLessX) : Log1P(-x);
            return Math.Exp((a * logX) + (b * logY) - Beta(a, b));
        }

        // Stirling's leading terms cancel against the powers: what is left of them is measured from the mean.
        var exponent = (a * Log1PLessX(-below / a, (a + b) / a * x)) + (b * Log1PLessX(below / b, (a + b) / b * oneLessX));
        return Math.Sqrt(a / (a + b) * b / (2 * Math.PI)) * Math.Exp(exponent - Correction(a) - Correction(b) + Correction(a + b));
    }

    /// <summary>a·ln x − x − ln Γ(a), the logarithm of the gamma density times x.</summary>
    public static double GammaFront(double a, double x)
    {
        if (a < Large)
        {
            return (a * Math.Log(x)) - x - SpecialFunctions.GammaLn(a);
        }

        return (0.5 * Math.Log(a)) - HalfLogTwoPi - Correction(a) + (a * Log1PLessX((x - a) / a, x / a));
    }

    /// <summary>ln(1 + x) without loss of digits for small x.</summary>
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>eˣ − 1 without loss of digits for small x (Kahan).</summary>
    public static double ExpM1(double x)
    {
        var power = Math.Exp(x);
        return Math.Abs(x) > 1 ? power - 1 : power == 1 ? x : (power - 1) * (x / Math.Log(power));
    }

    /// <summary>ln(1 + x) − x without loss of digits for small x.</summary>
    private static double Log1PLessX(double x, double onePlusX)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Log(onePlusX) - x;
        }

        // ln(1 + x) = 2·artanh r with r = x/(2 + x), and x = 2r + r·x.
        var r = x / (2 + x);
        var square = r * r;
        double sum = 0, power = 1;
        for (var k = 3; k < 60 && power > 1e-17; k += 2)
        {
            sum += power / k;
            power *= square;
        }

        return (2 * r * square * sum) - (r * x);
    }

    /// <summary>ln Γ(x) − ((x − ½)·ln x − x + ½·ln 2π).</summary>
    private static double Correction(double x)
    {
        var square = 1 / (x * x);
        return ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * ((1.0 / 1188)
            - (square * 691 / 360360)))))))))) / x;
    }
}
