using System.Globalization;
using System.Text;
using Bench.Reporting.Layout;
using Bench.Reporting.Tables;

namespace Bench.Reporting.Pages;

/// <summary>
/// Writes a table of the report as LaTeX with the rules of booktabs (Fear): above, below the head, below. It spans both columns of a page
/// (table*); one longer than a page becomes a longtable.
/// </summary>
internal static class LatexTable
{
    private const int MostRowsOnPage = 35;
    private const int LongText = 30;
    private const int ManyColumns = 8;

    /// <summary>Comment on top of a file.</summary>
    public static string Preamble(IEnumerable<TableBlock> tables) =>
        $"% UTF-8; needs \\usepackage{{booktabs{(tables.Any(IsLong) ? ",longtable" : string.Empty)}}} and LaTeX of 2020 or later.\n";

    public static string Of(TableBlock table, string label)
    {
        var text = new StringBuilder();
        var caption = $"\\caption{{{Cell(table.Caption ?? RichText.Empty)}}}\\label{{{label}}}";
        var head = Groups(table) + Row(table.Columns.Select(c => Cell(c.Header)));
        var size = table.Columns.Count > ManyColumns
            ? "\\scriptsize\\setlength{\\tabcolsep}{2pt}"
            : "\\footnotesize\\setlength{\\tabcolsep}{4pt}";
        if (IsLong(table))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\\begingroup{size}\n\\begin{{longtable}}{{{Columns(table)}}}\n"
                    + $"{caption}\\\\\n\\toprule\n{head}\\midrule\n\\endfirsthead\n");
            text.Append(CultureInfo.InvariantCulture, $"\\toprule\n{head}\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n");
            AppendRows(text, table);
            text.Append(CultureInfo.InvariantCulture, $"\\end{{longtable}}\n{Note(table)}\\endgroup\n");
        }
        else
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\\begin{{table*}}\n\\centering{size}\n{caption}\n\\begin{{tabular}}{{{Columns(table)}}}\n\\toprule\n{head}\\midrule\n");
            AppendRows(text, table);
            text.Append(CultureInfo.InvariantCulture, $"\\bottomrule\n\\end{{tabular}}\n{Note(table)}\\end{{table*}}\n");
        }

        return text.ToString();
    }

    /// <summary>A row of heads over columns of one group, each with its rule; nothing where no column has one.</summary>
    private static string Groups(TableBlock table)
    {
        if (table.Columns.All(c => c.Group is null))
        {
            return string.Empty;
        }

        var (cells, rules) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < table.Columns.Count;)
        {
            var group = table.Columns[i].Group;
            var count = group is null ? 1 : table.Columns.Skip(i).TakeWhile(c => c.Group == group).Count();
            cells.Add(group is null ? string.Empty : $"\\multicolumn{{{count}}}{{c}}{{{LatexText.Escape(group)}}}");
            rules.Append(group is null ? string.Empty : $"\\cmidrule(lr){{{i + 1}-{i + count}}}");
            i += count;
        }

        return $"{Row(cells)}{rules}\n";
    }

    private static bool IsLong(TableBlock table) => table.Rows.Count > MostRowsOnPage;

    private static void AppendRows(StringBuilder text, TableBlock table)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            text.Append(i > 0 && table.Rows[i].RuleAbove ? "\\addlinespace\n" : string.Empty)
                .Append(
                    Row(
                        table.Rows[i].Head is { } head
                            ? [$"\\multicolumn{{{table.Columns.Count}}}{{l}}{{{Cell(head)}}}"]
                            : table.Rows[i].Cells.Select(Cell)));
        }
    }

    /// <summary>Columns of long text share a part of the line and wrap.</summary>
    private static string Columns(TableBlock table)
    {
        var wraps = table.Columns
            .Select((c, i) => c.Flexible && table.Rows.Any(r => r.Head is null && r.Cells[i].ToString().Length > LongText))
            .ToArray();
        var count = wraps.Count(w => w);
        var share = FormattableString.Invariant($"p{{{(count == 1 ? 0.3 : 0.45 / Math.Max(1, count)):0.00}\\linewidth}}");
        return string.Concat(table.Columns.Select((c, i) => wraps[i] ? share : c.Alignment switch { 0 => "l", 1 => "r", _ => "c" }));
    }

    private static string Note(TableBlock table) =>
        table.Note is { } note ? $"\\par\\smallskip{{\\footnotesize {Cell(note).Trim()}\\par}}\n" : string.Empty;

    private static string Row(IEnumerable<string> cells) => string.Join(" & ", cells) + " \\\\\n";

    private static string Cell(RichText text) => string.Concat(text.Spans.Select(s => s switch
    {
        { Strong: true } => $"\\textbf{{{LatexText.Escape(s.Text)}}}",
        { Oblique: true } => $"\\textit{{{LatexText.Escape(s.Text)}}}",
        _ => LatexText.Escape(s.Text),
    }));
}
