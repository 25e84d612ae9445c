namespace Bench.Reporting.Layout;

/// <summary>A row of a table.</summary>
/// <param name="Cells">One text a column.</param>
/// <param name="RuleAbove">True for a thin rule above.</param>
/// <param name="Shaded">True for a tinted background.</param>
internal sealed record TableRow(IReadOnlyList<RichText> Cells, bool RuleAbove = false, bool Shaded = false);
