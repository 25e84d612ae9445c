namespace Bench.Statistics.Distributions;

/// <summary>
/// Zero of a monotone function to the last digits of a double, by bisection sped up with the method of Chandrupatla (1997).
/// </summary>
internal static class Root
{
    /// <summary>Finds the zero between two places where the function has opposite signs.</summary>
    /// <exception cref="ArgumentException">The function has the same sign at both ends.</exception>
    public static double Between(Func<double, double> function, double low, double high)
    {
        double a = low, b = high, fa = function(a), fb = function(b);
        if (fa == 0)
        {
            return a;
        }

        if (fb == 0)
        {
            return b;
        }

        if (Math.Sign(fa) == Math.Sign(fb) || double.IsNaN(fa) || double.IsNaN(fb))
        {
            throw new ArgumentException($"No sign change between {low} ({fa}) and {high} ({fb}).", nameof(function));
        }

        var step = 0.5;
        for (var round = 0; round < 300; round++)
        {
            var x = a + (step * (b - a));
            var fx = function(x);
            if (fx == 0)
            {
                return x;
            }

            double c, fc;
            if (Math.Sign(fx) == Math.Sign(fa))
            {
                (c, fc) = (a, fa);
            }
            else
            {
                (c, fc) = (b, fb);
                (b, fb) = (a, fa);
            }

            (a, fa) = (x, fx);
            var (best, _) = Math.Abs(fa) < Math.Abs(fb) ? (a, fa) : (b, fb);
            var least = 2 * double.Epsilon + (4e-16 * Math.Abs(best));
            var limit = least / Math.Abs(b - a);
            if (limit > 0.5)
            {
                return best;
            }

            var xi = (a - b) / (c - b);
            var phi = (fa - fb) / (fc - fb);
            step = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                ? (fa / (fb - fa) * (fc / (fb - fc))) + ((c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb)))
                : 0.5;
            step = double.IsNaN(step) ? 0.5 : Math.Clamp(step, limit, 1 - limit);
        }

        return Math.Abs(fa) < Math.Abs(fb) ? a : b;
    }

    /// <summary>
    /// Zero above a place, the upper end being found by doubling; +∞ where the function keeps its sign, or stops being a number, as far as
    /// doubles reach.
    /// </summary>
    public static double Above(Func<double, double> function, double low, double firstStep)
    {
        var start = function(low);
        if (start == 0)
        {
            return low;
        }

        var isPositive = start > 0;
        var high = low + firstStep;
        for (var value = function(high); value > 0 == isPositive && value != 0; value = function(high))
        {
            firstStep *= 2;
            low = high;
            high += firstStep;
            if (double.IsInfinity(high) || double.IsNaN(value))
            {
                return double.PositiveInfinity;
            }
        }

        return double.IsNaN(function(high)) || double.IsNaN(start) ? double.PositiveInfinity : Between(function, low, high);
    }

    /// <summary>
    /// Zero of a rising function of positive numbers, searched on the scale of logarithms, so that it may be as small or as large as
    /// doubles are; 0 or +∞ where it lies beyond them.
    /// </summary>
    public static double Positive(Func<double, double> rising, double guess)
    {
        var start = Math.Log(guess);
        return rising(Math.Exp(start)) < 0
            ? Math.Exp(Above(u => rising(Math.Exp(u)), start, 1))
            : Math.Exp(-Above(u => rising(Math.Exp(-u)), -start, 1));
    }
}
