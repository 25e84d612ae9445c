namespace Bench.Statistics;

/// <summary>Ranks from 1, ties sharing the mean of their places. Values that differ by the rounding of a computation are ties.</summary>
internal static class Ranks
{
    /// <summary>
    /// Difference of neighbours, as a fraction of the larger, that is no difference: less than one in the fifteenth digit.
    /// </summary>
    internal const double Rounding = 8e-16;

    public static double[] Of(ReadOnlySpan<double> values) => Of(values, out _);

    /// <param name="values">Values without NaN.</param>
    /// <param name="tieTerm">Σ (t³ − t) over groups of t tied values: 0 without ties.</param>
    public static double[] Of(ReadOnlySpan<double> values, out double tieTerm)
    {
        var sorted = values.ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        tieTerm = 0;
        for (var first = 0; first < sorted.Length;)
        {
            var last = first;
            while (
                last + 1 < sorted.Length
                    && sorted[last + 1] - sorted[last] <= Rounding * Math.Max(Math.Abs(sorted[last]), Math.Abs(sorted[last + 1])))
            {
                last++;
            }

            double size = last - first + 1;
            tieTerm += (size * size * size) - size;
            for (var i = first; i <= last; i++)
            {
                ranks[order[i]] = (first + last + 2) / 2.0;
            }

            first = last + 1;
        }

        return ranks;
    }
}
