namespace Bench.Statistics.Distributions;

/// <summary>
/// ln Γ, and differences of it that stay accurate for large arguments, where ln Γ itself is large and its last digits are lost
/// (after Didonato and Morris 1992, ACM TOMS 708).
/// </summary>
internal static class LogGamma
{
    /// <summary>Above this, Stirling's series gives the last digit.</summary>
    public const double Large = 12;

    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>Taylor coefficients of 1/Γ(1 + t), 6.1.34 of Abramowitz and Stegun (1964); the next one is 4e-12, and |t| at most ½.</summary>
    private static readonly double[] Reciprocal =
    [
        1.0, 0.5772156649015329, -0.6558780715202539, -0.04200263503409524, 0.16653861138229148, -0.04219773455554433,
        -0.009621971527876973, 0.0072189432466631, -0.0011651675918590652, -0.00021524167411495098, 0.0001280502823881162,
        -2.013485478078824e-05, -1.2504934821426706e-06, 1.133027231981696e-06, -2.056338416977607e-07, 6.116095104481416e-09,
        5.002007644469223e-09, -1.18127457048702e-09, 1.0434267116911005e-10, 7.782263439905071e-12,
    ];

    /// <summary>ln Γ(x), to 1e-15 of itself or of 1, whichever is more.</summary>
    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        if (x >= Large)
        {
            return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + Correction(x);
        }

        if (x < 0.5)
        {
            return -Math.Log(x) - Math.Log(ReciprocalAt(x));
        }

        // Γ(x + 1) = x·Γ(x), down to the neighbourhood of 1.
        var product = 1.0;
        while (x >= 1.5)
        {
            x--;
            product *= x;
        }

        return Math.Log(product / ReciprocalAt(x - 1));
    }

    /// <summary>ln B(a, b).</summary>
    public static double Beta(double a, double b)
    {
        var (small, large) = (Math.Min(a, b), Math.Max(a, b));
        if (large < Large)
        {
            return Of(small) + Of(large) - Of(small + large);
        }

        if (small < Large)
        {
            // ln Γ(large + small) − ln Γ(large) from Stirling's series of both.
            var rise = ((large - 0.5) * Log1P(small / large)) + (small * Math.Log(small + large)) - small
                + Correction(small + large) - Correction(large);
            return Of(small) - rise;
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
            return (a * Math.Log(x)) - x - Of(a);
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

    private static double ReciprocalAt(double t)
    {
        var sum = 0.0;
        for (var k = Reciprocal.Length - 1; k >= 0; k--)
        {
            sum = (sum * t) + Reciprocal[k];
        }

        return sum;
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
