namespace Bench.Statistics.Distributions;

/// <summary>
/// Regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P, each with full relative precision where it is small:
/// series below a + 1, continued fraction by Lentz's method above (Abramowitz and Stegun 6.5.29, 6.5.31).
/// </summary>
internal static class IncompleteGamma
{
    private const int MostTerms = 1_000_000;

    public static double Lower(double a, double x) => x <= 0 ? 0 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    public static double Upper(double a, double x) => x <= 0 ? 1 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var k = 1; k < MostTerms && term > sum * 1e-17; k++)
        {
            term *= x / (a + k);
            sum += term;
        }

        return sum * Math.Exp(LogGamma.GammaFront(a, x));
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1e300;
        var d = 1 / b;
        var result = d;
        for (var k = 1; k < MostTerms; k++)
        {
            var an = -k * (k - a);
            b += 2;
            d = 1 / NotZero((an * d) + b);
            c = NotZero(b + (an / c));
            var step = d * c;
            result *= step;
            if (Math.Abs(step - 1) < 3e-16)
            {
                break;
            }
        }

        return result * Math.Exp(LogGamma.GammaFront(a, x));
    }

    private static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
