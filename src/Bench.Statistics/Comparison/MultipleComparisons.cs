namespace Bench.Statistics.Comparison;

/// <summary>p-values adjusted for the number of tests: compare them with α itself. NaN stays NaN and does not count as a test.</summary>
public static class MultipleComparisons
{
    /// <summary>Holm's step-down adjustment (1979): holds the chance of any false finding.</summary>
    /// <param name="pValues">p-values, each between 0 and 1 or NaN, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0…1.</exception>
    public static double[] Holm(IReadOnlyList<double> pValues) =>
        Adjust(pValues, descending: false, (p, place, count) => (count - place) * p);

    /// <summary>Benjamini and Hochberg's step-up adjustment (1995): holds the expected share of false findings.</summary>
    /// <param name="pValues">p-values, each between 0 and 1 or NaN, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0…1.</exception>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> pValues) =>
        Adjust(pValues, descending: true, (p, place, count) => p * count / (place + 1));

    private static double[] Adjust(IReadOnlyList<double> pValues, bool descending, Func<double, int, int, double> scale)
    {
        var order = Ordered(pValues);
        var adjusted = pValues.Select(_ => double.NaN).ToArray();
        var running = descending ? 1.0 : 0.0;
        for (var step = 0; step < order.Length; step++)
        {
            var place = descending ? order.Length - 1 - step : step;
            var scaled = scale(pValues[order[place]], place, order.Length);
            running = descending ? Math.Min(running, scaled) : Math.Max(running, scaled);
            adjusted[order[place]] = Math.Min(1, running);
        }

        return adjusted;
    }

    private static int[] Ordered(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        foreach (var p in pValues)
        {
            if (p is < 0 or > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "A p-value lies between 0 and 1.");
            }
        }

        return [.. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i])).OrderBy(i => pValues[i])];
    }
}
