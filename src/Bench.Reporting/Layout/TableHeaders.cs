using Bench.Reporting.Pdf;

namespace Bench.Reporting.Layout;

/// <summary>
/// Which cells of a table are heads of their row. The first is; where it stays empty because it says the same as the one above, that one is
/// the head of all these rows, and the second cell of each is a head too.
/// </summary>
internal sealed class TableHeaders
{
    private readonly Dictionary<TableRow, int> _spans = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<TableRow> _covered = new(ReferenceEqualityComparer.Instance);
    private readonly bool _secondToo;

    /// <param name="columns">The columns.</param>
    /// <param name="rows">All rows of the table.</param>
    /// <param name="sortable">True where every row stands for itself.</param>
    public TableHeaders(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, bool sortable)
    {
        if (sortable || columns.Count < 2 || columns[0].IsStrip)
        {
            return;
        }

        TableRow? above = null;
        foreach (var row in rows)
        {
            if (row.Head is not null || row.IsFoot)
            {
                above = null;
            }
            else if (row.Cells[0].ToString().Length > 0)
            {
                above = row;
            }
            else if (above is not null)
            {
                _spans[above] = _spans.GetValueOrDefault(above, 1) + 1;
                _covered.Add(row);
            }
        }

        _secondToo = _covered.Count > 0 && columns[1].Alignment == 0 && !columns[1].IsStrip;
    }

    /// <summary>Rows that a cell spans; 0 for one that the cell above covers.</summary>
    public int RowSpan(TableRow row, int column) =>
        column > 0 ? 1 : _covered.Contains(row) ? 0 : _spans.GetValueOrDefault(row, 1);

    /// <summary>What a cell is the head of.</summary>
    public HeaderScope Scope(TableRow row, int column) =>
        (column == 0 || (column == 1 && _secondToo)) && row.Cells[column].ToString().Length > 0 ? HeaderScope.Row : HeaderScope.None;
}
