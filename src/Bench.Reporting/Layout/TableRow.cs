namespace Bench.Reporting.Layout;

/// <summary>A row of a table.</summary>
/// <param name="Cells">One text a column; none in a head.</param>
/// <param name="RuleAbove">True for a thin rule above.</param>
/// <param name="Shaded">True for a tinted background.</param>
internal sealed record TableRow(IReadOnlyList<RichText> Cells, bool RuleAbove = false, bool Shaded = false)
{
    /// <summary>Text over all columns at the head of a group of rows; null for an ordinary row.</summary>
    public RichText? Head { get; private init; }

    /// <summary>True for a row that sums up the ones above it and stays below them when they are sorted.</summary>
    public bool IsFoot { get; init; }

    /// <summary>A row that names the group of rows below it, so that a long name needs no column of its own.</summary>
    public static TableRow Over(RichText head) => new([], RuleAbove: true) { Head = head };

    /// <summary>The row in other words.</summary>
    /// <param name="say">What becomes of a text.</param>
    public TableRow Said(Func<string, string> say) => this with { Cells = [.. Cells.Select(c => c.Said(say))], Head = Head?.Said(say) };

    /// <summary>Drawn in columns of strips; null for none.</summary>
    public RangeStrip? Strip { get; init; }
}
