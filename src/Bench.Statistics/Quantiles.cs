namespace Bench.Statistics;

/// <summary>Quantiles of a sample.</summary>
public static class Quantiles
{
    /// <summary>
    /// Quantile by linear interpolation between order statistics, h = (n − 1)p: type 7 of Hyndman and Fan (1996, Am Stat 50:361),
    /// the default of numpy and R.
    /// </summary>
    /// <param name="values">Values in any order; those that are not finite are left out.</param>
    /// <param name="probability">Between 0 and 1, both included.</param>
    /// <returns>The quantile in the unit of the values; NaN when no finite value is left.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0…1.</exception>
    public static double Of(IReadOnlyList<double> values, double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        }

        var sorted = FiniteValues.Of(values).Values;
        Array.Sort(sorted);
        return OfSorted(sorted, probability);
    }

    /// <summary>Median: the middle value, or the mean of the two middle values; NaN when no finite value is left.</summary>
    /// <param name="values">Values in any order; those that are not finite are left out.</param>
    public static double Median(IReadOnlyList<double> values) => Of(values, 0.5);

    internal static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var place = (sorted.Length - 1) * probability;
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
