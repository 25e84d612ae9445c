namespace Bench.Reporting.Layout;

/// <summary>A column of a table.</summary>
/// <param name="Header">Its head; may wrap.</param>
/// <param name="Alignment">0 left, 0.5 centred, 1 right.</param>
/// <param name="Flexible">True where its text may wrap to make the table fit.</param>
/// <param name="Group">Head over this and neighbouring columns of the same group; null for none.</param>
internal sealed record TableColumn(RichText Header, float Alignment = 0, bool Flexible = false, string? Group = null)
{
    /// <summary>True for a column whose cells are the strips of its rows.</summary>
    public bool IsStrip { get; init; }
}
