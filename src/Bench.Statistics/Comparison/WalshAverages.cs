namespace Bench.Statistics.Comparison;

/// <summary>
/// Means of all pairs of values, each paired with itself too, by rank. They are never listed: how many lie up to a bound is counted in one
/// walk over the sorted values (Johnson and Mizoguchi 1978), so that memory and time do not grow with the square.
/// </summary>
internal sealed class WalshAverages
{
    private readonly double[] _sorted;

    public WalshAverages(double[] values) => _sorted = [.. values.Order()];

    public long Count => (long)_sorted.Length * (_sorted.Length + 1) / 2;

    /// <summary>The average of a rank from 1.</summary>
    public double Smallest(long place) => OrderStatistic.Of(CountUpTo, place, Math.BitDecrement(_sorted[0]), _sorted[^1]);

    private long CountUpTo(double bound)
    {
        long count = 0;
        var partner = _sorted.Length - 1;
        for (var i = 0; i < _sorted.Length && i <= partner; i++)
        {
            // The largest partner falls as the first value rises.
            while (partner >= i && (_sorted[i] + _sorted[partner]) / 2 > bound)
            {
                partner--;
            }

            count += partner - i + 1;
        }

        return count;
    }
}
