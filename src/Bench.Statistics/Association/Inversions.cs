namespace Bench.Statistics.Association;

/// <summary>Pairs in a sequence whose later number is smaller, counted while merging.</summary>
internal static class Inversions
{
    /// <summary>Counts pairs i &lt; k with v[k] &lt; v[i], or ≤.</summary>
    /// <param name="values">The sequence; sorted afterwards.</param>
    /// <param name="andEqual">Whether equal numbers count too.</param>
    /// <param name="spare">Room for as many numbers, to save memory; null for new room.</param>
    public static long Count(double[] values, bool andEqual, double[]? spare = null)
    {
        spare ??= new double[values.Length];
        var (from, to) = (values, spare);
        long count = 0;
        for (var width = 1; width < values.Length; width *= 2)
        {
            for (var start = 0; start < values.Length; start += 2 * width)
            {
                var middle = Math.Min(start + width, values.Length);
                var end = Math.Min(start + (2 * width), values.Length);
                count += Merge(from, to, start, middle, end, andEqual);
            }

            (from, to) = (to, from);
        }

        if (!ReferenceEquals(from, values))
        {
            Array.Copy(from, values, values.Length);
        }

        return count;
    }

    private static long Merge(double[] from, double[] to, int start, int middle, int end, bool andEqual)
    {
        long count = 0;
        var (left, right) = (start, middle);
        for (var place = start; place < end; place++)
        {
            var takeRight = left == middle || (right < end && (andEqual ? from[right] <= from[left] : from[right] < from[left]));
            if (takeRight)
            {
                count += middle - left;
                to[place] = from[right++];
            }
            else
            {
                to[place] = from[left++];
            }
        }

        return count;
    }
}
