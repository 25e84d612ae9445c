namespace Bench.Statistics;

/// <summary>The k-th smallest of numbers too many to list, found by counting those up to a bound.</summary>
internal static class OrderStatistic
{
    /// <summary>The smallest double up to which at least <paramref name="place"/> numbers lie.</summary>
    /// <param name="countUpTo">How many numbers are at most its argument; rises with it.</param>
    /// <param name="place">k, from 1.</param>
    /// <param name="low">A bound below which fewer lie.</param>
    /// <param name="high">A bound up to which enough lie.</param>
    /// <param name="relativeWidth">Stops when the place is known to this fraction of itself; 0 for the last digit.</param>
    public static double Of(Func<double, long> countUpTo, long place, double low, double high, double relativeWidth = 0)
    {
        // Bisection over the doubles themselves, in their order: 64 steps at most, whatever the range.
        long from = Key(low), to = Key(high);
        while (from + 1 < to && Value(to) - Value(from) > relativeWidth * Math.Abs(Value(to)))
        {
            var middle = (from >> 1) + (to >> 1) + (from & to & 1);
            (from, to) = countUpTo(Value(middle)) >= place ? (from, middle) : (middle, to);
        }

        return Value(to);
    }

    private static long Key(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double Value(long key) => BitConverter.Int64BitsToDouble(key >= 0 ? key : long.MinValue - key);
}
