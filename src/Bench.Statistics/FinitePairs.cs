namespace Bench.Statistics;

/// <summary>The pairs of two columns in which both values are finite, with their places and the number of pairs left out.</summary>
internal sealed class FinitePairs
{
    private double[]? _differences;

    private FinitePairs(double[] first, double[] second, int[] indices, int excludedCount)
    {
        First = first;
        Second = second;
        Indices = indices;
        ExcludedCount = excludedCount;
    }

    public double[] First { get; }

    public double[] Second { get; }

    /// <summary>Row of each kept pair in the columns given, from 0.</summary>
    public int[] Indices { get; }

    public int ExcludedCount { get; }

    public int Count => First.Length;

    public static FinitePairs Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.SameLength(first.Count, second.Count, nameof(second));
        var kept = Enumerable.Range(0, first.Count).Where(i => double.IsFinite(first[i]) && double.IsFinite(second[i])).ToArray();
        return new FinitePairs([.. kept.Select(i => first[i])], [.. kept.Select(i => second[i])], kept, first.Count - kept.Length);
    }

    /// <summary>Largest absolute value of both columns, 0 for none: the scale of rounding in their differences.</summary>
    public double Magnitude => Count == 0 ? 0 : First.Concat(Second).Max(Math.Abs);

    /// <summary>Second less first, pair by pair, as exact arithmetic gives it.</summary>
    public double[] Differences() => _differences ??= PairedDifferences.Of(First, Second);
}
