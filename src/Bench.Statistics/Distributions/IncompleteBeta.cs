namespace Bench.Statistics.Distributions;

/// <summary>
/// Regularised incomplete beta function I_x(a, b), taking x and 1 − x separately, so that neither tail loses digits. The tail on the side
/// of the mean where x lies comes from a continued fraction whose terms do not cancel (Didonato and Morris 1992, ACM TOMS 708, section 3),
/// for parameters of any size: it needs about √max(a, b) terms near the mean and few far from it.
/// </summary>
internal static class IncompleteBeta
{
    private const int MostTerms = 10_000_000;

    /// <summary>I_x(a, b), 0…1; NaN for parameters that are not above 0 and finite.</summary>
    public static double Regularised(double a, double b, double x, double oneLessX)
    {
        if (double.IsNaN(x) || double.IsNaN(oneLessX) || !(a > 0 && b > 0 && double.IsFinite(a + b)))
        {
            return double.NaN;
        }

        if (x <= 0)
        {
            return 0;
        }

        if (oneLessX <= 0)
        {
            return 1;
        }

        // How far x lies below the mean a/(a + b), times a + b, from whichever of x and 1 − x is more exact.
        var below = a > b ? ((a + b) * oneLessX) - b : a - ((a + b) * x);
        var lower = below >= 0 ? Tail(a, b, x, oneLessX, below) : 1 - Tail(b, a, oneLessX, x, -below);
        return Math.Clamp(lower, 0, 1);
    }

    private static double Tail(double a, double b, double x, double oneLessX, double below) =>
        LogGamma.BetaFront(a, b, x, oneLessX, below) is > 0 and var front ? front * Fraction(a, b, x, oneLessX, below) : 0;

    private static double Fraction(double a, double b, double x, double oneLessX, double below)
    {
        double c = 1 + below, c0 = b / a, c1 = 1 + (1 / a);
        double p = 1, s = a + 1;
        double beforeTop = 0, beforeBottom = 1, top = 1, bottom = c / c1, ratio = c1 / c;
        for (var n = 1; n <= MostTerms; n++)
        {
            var part = n / a;
            var w = n * (b - n) * x;
            var e = a / s;
            var alpha = p * (p + c0) * e * e * (w * x);
            e = (1 + part) / (c1 + part + part);
            var beta = n + (w / s) + (e * (c + (n * (1 + oneLessX))));
            p = 1 + part;
            s += 2;
            (beforeTop, top) = (top, (alpha * beforeTop) + (beta * top));
            (beforeBottom, bottom) = (bottom, (alpha * beforeBottom) + (beta * bottom));
            var previous = ratio;
            ratio = top / bottom;
            if (Math.Abs(ratio - previous) <= 3e-16 * ratio)
            {
                return ratio;
            }

            beforeTop /= bottom;
            beforeBottom /= bottom;
            (top, bottom) = (ratio, 1);
        }

        return double.NaN;
    }
}
