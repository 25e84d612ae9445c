namespace Bench.Statistics.Association;

/// <summary>
/// Slopes of the lines through every two points, by rank: those of −1 and of identical points left out, vertical ones infinite, upward
/// where the later point is the higher one. Up to <see cref="LargestListed"/> points they are listed. Above, a slope is found by counting
/// those up to a bound (Brönnimann and Chazelle 1998): n log n steps for each count, and memory that grows with n.
/// </summary>
internal sealed class PairwiseSlopes
{
    public const int LargestListed = 1500;

    private readonly double[]? _listed;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _values;
    private readonly double[] _spare;
    private readonly long _identical;
    private readonly long _minusOne;
    private readonly long _downward;
    private readonly long _upward;

    public PairwiseSlopes(double[] x, double[] y)
    {
        // Ranks of x + y tell slopes below, at and above −1 apart without rounding.
        var sums = Ranks.Of([.. x.Zip(y, (u, v) => u + v)]);
        var order = Enumerable.Range(0, x.Length).OrderBy(i => x[i]).ThenBy(i => y[i]).ToArray();
        (_values, _spare) = (new double[x.Length], new double[x.Length]);
        if (x.Length <= LargestListed)
        {
            (_x, _y) = (x, y);
            _listed = List(sums);
            Count = _listed.Length;
            BelowMinusOne = _listed.Count(s => s < -1);
            return;
        }

        double meanX = Moments.Mean(x), meanY = Moments.Mean(y);
        _x = [.. order.Select(i => x[i] - meanX)];
        _y = [.. order.Select(i => y[i] - meanY)];
        _identical = Pairs(order.CountBy(i => (x[i], y[i])).Select(g => g.Value));
        _downward = order
            .GroupBy(i => x[i])
            .Where(g => g.Count() > 1)
            .Sum(g => Inversions.Count([.. g.Order().Select(i => y[i])], andEqual: false));
        _upward = Pairs(order.CountBy(i => x[i]).Select(g => g.Value)) - _identical - _downward;
        _minusOne = Pairs(sums.CountBy(s => s).Select(g => g.Value)) - _identical;
        BelowMinusOne = _downward + Inversions.Count([.. order.Select(i => sums[i])], andEqual: false);
        Count = ((long)x.Length * (x.Length - 1) / 2) - _identical - _minusOne;
    }

    /// <summary>Slopes in all.</summary>
    public long Count { get; }

    /// <summary>Slopes below −1.</summary>
    public long BelowMinusOne { get; }

    /// <summary>The slope of a rank from 1.</summary>
    public double Smallest(long place) => _listed is not null ? _listed[place - 1]
        : place <= _downward ? double.NegativeInfinity
        : place > Count - _upward ? double.PositiveInfinity
        : OrderStatistic.Of(CountUpTo, place, -double.MaxValue, double.MaxValue, relativeWidth: 1e-14);

    private static long Pairs(IEnumerable<int> sizes) => sizes.Sum(size => (long)size * (size - 1) / 2);

    private long CountUpTo(double slope)
    {
        // A slope is at most the bound where the later point, by x, lies no higher above a line of that slope.
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = _y[i] - (slope * _x[i]);
        }

        return Inversions.Count(_values, andEqual: true, _spare) - _identical + _downward - (slope >= -1 ? _minusOne : 0);
    }

    private double[] List(double[] sums)
    {
        var slopes = new List<double>(_x.Length * (_x.Length - 1) / 2);
        for (var i = 0; i < _x.Length; i++)
        {
            for (var k = i + 1; k < _x.Length; k++)
            {
                double dx = _x[k] - _x[i], dy = _y[k] - _y[i];
                if (dx == 0 && dy != 0)
                {
                    slopes.Add(Math.Sign(dy) * double.PositiveInfinity);
                }
                else if (dx != 0 && sums[i] != sums[k])
                {
                    slopes.Add(dy / dx);
                }
            }
        }

        slopes.Sort();
        return [.. slopes];
    }
}
