namespace Bench.Statistics;

/// <summary>A table of cases (rows) by columns, keeping only cases with a finite value in every column.</summary>
internal sealed class CompleteCases
{
    private CompleteCases(double[][] rows, int[] indices, int excludedCount)
    {
        Rows = rows;
        Indices = indices;
        ExcludedCount = excludedCount;
    }

    public double[][] Rows { get; }

    public int[] Indices { get; }

    public int ExcludedCount { get; }

    public static CompleteCases Of(IReadOnlyList<IReadOnlyList<double>> columns, int least)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count < least)
        {
            throw new ArgumentException($"At least {least} columns are needed; there are {columns.Count}.", nameof(columns));
        }

        foreach (var column in columns)
        {
            Require.SameLength(columns[0].Count, column.Count, nameof(columns));
        }

        var kept = Enumerable.Range(0, columns[0].Count).Where(i => columns.All(c => double.IsFinite(c[i]))).ToArray();
        return new CompleteCases([.. kept.Select(i => columns.Select(c => c[i]).ToArray())], kept, columns[0].Count - kept.Length);
    }

    public double[] Column(int index) => [.. Rows.Select(r => r[index])];
}
