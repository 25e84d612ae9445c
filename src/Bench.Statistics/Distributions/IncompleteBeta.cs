namespace Bench.Statistics.Distributions;

/// <summary>
/// Regularised incomplete beta function I_x(a, b), taking x and 1 − x separately, so that neither tail loses digits.
/// Continued fraction by Lentz's method (Abramowitz and Stegun 26.5.8).
/// </summary>
internal static class IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const double ManyDegrees = 500;
    private const int MostTerms = 100_000;

    public static double Regularised(double a, double b, double x, double oneLessX)
    {
        if (double.IsNaN(x) || double.IsNaN(oneLessX))
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

        var logX = x < 0.5 ? Math.Log(x) : LogGamma.Log1P(-oneLessX);
        var logY = oneLessX < 0.5 ? Math.Log(oneLessX) : LogGamma.Log1P(-x);
        var front = Math.Exp((a * logX) + (b * logY) - LogGamma.Beta(a, b));
        var isLower = x < (a + 1) / (a + b + 2);
        if (isLower && a < ManyDegrees)
        {
            return front * Fraction(a, b, x) / a;
        }

        // With a large and x near 1 the fraction for x subtracts nearly equal numbers; that for 1 − x does not, but needs a result that is not small.
        var upper = front * Fraction(b, a, oneLessX) / b;
        return isLower && upper > 0.9999 ? front * Fraction(a, b, x) / a : 1 - upper;
    }

    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var result = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            result *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var step = d * c;
            result *= step;
            if (Math.Abs(step - 1) < 3e-16)
            {
                break;
            }
        }

        return result;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
