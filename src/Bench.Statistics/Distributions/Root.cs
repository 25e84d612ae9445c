namespace Bench.Statistics.Distributions;

/// <summary>Zero of a monotone function to the last digits of a double, by bisection sped up with the method of Chandrupatla (1997).</summary>
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

    /// <summary>Zero above a place where the function still has its sign at infinity's other side: the upper end is found by doubling.</summary>
    public static double Above(Func<double, double> function, double low, double firstStep)
    {
        var sign = Math.Sign(function(low));
        var high = low + firstStep;
        for (var round = 0; round < 1100 && Math.Sign(function(high)) == sign; round++)
        {
            firstStep *= 2;
            low = high;
            high += firstStep;
        }

        return double.IsInfinity(high) ? double.PositiveInfinity : Between(function, low, high);
    }
}
