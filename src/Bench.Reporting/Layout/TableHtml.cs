using Bench.Reporting.Pdf;

namespace Bench.Reporting.Layout;

/// <summary>A table in the HTML report.</summary>
/// <param name="table">The table.</param>
/// <param name="headers">Which cells are heads, and of what.</param>
internal sealed class TableHtml(TableBlock table, TableHeaders headers)
{
    /// <summary>A table of more columns is printed smaller.</summary>
    private const int MostColumns = 10;

    /// <summary>Writes it.</summary>
    /// <param name="page">Where to.</param>
    public void Write(HtmlPage page)
    {
        page.Open(
            "div",
            ("class", table.Columns.Count > MostColumns ? "table wide" : "table"),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", $"Table {table.Number}")).Open("table", ("class", table.Sortable ? "sortable" : null));
        if (table.Caption is not null)
        {
            page.Open("caption").Text(RichText.Strong($"Table {table.Number}.  ")).Text(table.Caption).Close("caption");
        }

        page.Open("thead");
        if (table.Columns.Any(c => c.Group is not null))
        {
            page.Open("tr");
            for (var i = 0; i < table.Columns.Count;)
            {
                var span = table.Columns[i].Group is { } group ? table.Columns.Skip(i).TakeWhile(c => c.Group == group).Count() : 1;
                if (table.Columns[i].Group is { } head)
                {
                    page.Element("th", head, ("colspan", span > 1 ? $"{span}" : null), ("class", "group"), ("scope", "colgroup"));
                }
                else
                {
                    page.Element("td", "");
                }

                i += span;
            }

            page.Close("tr");
        }

        page.Open("tr");
        foreach (var column in table.Columns)
        {
            // What sorts the rows is a head even without a name.
            var named = table.Sortable || column.Header.ToString().Length > 0;
            page.Element(named ? "th" : "td", column.Header, ("class", Aligned(column)), ("scope", named ? "col" : null));
        }

        page.Close("tr").Close("thead").Open("tbody");
        WriteRows(page, table.Rows.Where(r => !r.IsFoot));
        page.Close("tbody");
        if (table.Rows.Any(r => r.IsFoot))
        {
            page.Open("tfoot");
            WriteRows(page, table.Rows.Where(r => r.IsFoot));
            page.Close("tfoot");
        }

        page.Close("table");
        if (table.Note is not null)
        {
            page.Element("p", table.Note, ("class", "note"));
        }

        page.Close("div");
    }

    private void WriteRows(HtmlPage page, IEnumerable<TableRow> shown)
    {
        var decimals = HtmlDecimals.Of(table.Columns, table.Rows);
        var first = true;
        foreach (var row in shown)
        {
            if (row.Head is not null && !first)
            {
                // Its head belongs to a group of rows alone.
                page.Close("tbody").Open("tbody");
            }

            first = false;
            page.Open("tr", ("class", row.RuleAbove ? "rule" : row.Shaded ? "shaded" : null));
            if (row.Head is { } head)
            {
                page.Element("th", head, ("colspan", $"{table.Columns.Count}"), ("scope", "rowgroup"));
            }

            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (table.Columns[i].IsStrip)
                {
                    page.Open("td");
                    row.Strip?.Write(page);
                    page.Close("td");
                    continue;
                }

                if (headers.RowSpan(row, i) is var span && span > 0)
                {
                    page.Element(
                        headers.Scope(row, i) == HeaderScope.Row ? "th" : "td",
                        row.Cells[i],
                        ("class", decimals[i] is null ? Aligned(table.Columns[i]) : decimals[i]!.Class),
                        ("style", DecimalPlace.IsCount(row, i) ? null : decimals[i]?.Style(row.Cells[i])),
                        ("scope", headers.Scope(row, i) == HeaderScope.Row ? "row" : null),
                        ("rowspan", span > 1 ? $"{span}" : null));
                }
            }

            page.Close("tr");
        }
    }

    private static string? Aligned(TableColumn column) => column.Alignment switch
    {
        0 => null,
        1 => "right",
        _ => "centre",
    };
}
