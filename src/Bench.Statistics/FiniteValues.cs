namespace Bench.Statistics;

/// <summary>The finite values of a column, with their places in it and the number of those left out.</summary>
internal sealed class FiniteValues
{
    private FiniteValues(double[] values, int excludedCount)
    {
        Values = values;
        ExcludedCount = excludedCount;
    }

    public double[] Values { get; }

    public int ExcludedCount { get; }

    public int Count => Values.Length;

    public static FiniteValues Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var finite = values.Where(double.IsFinite).ToArray();
        return new FiniteValues(finite, values.Count - finite.Length);
    }
}
