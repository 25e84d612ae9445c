namespace Bench.Core.Surfaces;

/// <summary>
/// One pass of the distance transform along a line of voxels: replaces f(i) by the minimum over j of f(j) + (step·(i − j))², in linear
/// time, by keeping only the parabolas rooted at (j, f(j)) that are somewhere the lowest. Holds work space; one instance a thread.
/// </summary>
/// <param name="longest">The most voxels in a line.</param>
internal sealed class ParabolaEnvelope(int longest)
{
    private readonly double[] _line = new double[longest];
    private readonly int[] _roots = new int[longest];
    private readonly double[] _from = new double[longest];

    public void Replace(double[] values, int start, int stride, int count, double step)
    {
        var lowest = 0;
        var unit = step * step;
        for (var i = 0; i < count; i++)
        {
            var value = values[start + (i * stride)];
            _line[i] = value;
            if (double.IsPositiveInfinity(value))
                continue;

            // Where parabola i undercuts the last of the envelope; if before that one begins, that one is nowhere the lowest.
            var crossing = double.NegativeInfinity;
            while (lowest > 0)
            {
                var j = _roots[lowest - 1];
                crossing = (((value - _line[j]) / (unit * (i - j))) + i + j) / 2;
                if (crossing > _from[lowest - 1])
                    break;

                lowest--;
                crossing = double.NegativeInfinity;
            }

            _roots[lowest] = i;
            _from[lowest] = crossing;
            lowest++;
        }

        if (lowest == 0)
            return;

        for (int i = 0, k = 0; i < count; i++)
        {
            while (k + 1 < lowest && _from[k + 1] < i)
                k++;

            var distance = (i - _roots[k]) * step;
            values[start + (i * stride)] = _line[_roots[k]] + (distance * distance);
        }
    }
}
