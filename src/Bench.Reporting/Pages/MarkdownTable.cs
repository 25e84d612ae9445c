using System.Text;
using Bench.Reporting.Layout;

namespace Bench.Reporting.Pages;

/// <summary>Writes a table of the report as Markdown.</summary>
internal static class MarkdownTable
{
    private const string Special = "\\`*_[]|~#";

    public static string Of(TableBlock table)
    {
        var text = new StringBuilder();
        if (table.Caption is { } caption)
        {
            text.Append(Cell(caption)).Append("\n\n");
        }

        Line(text, table.Columns.Select(c => c.Group is null ? Cell(c.Header) : $"{Escape(c.Group)}: {Cell(c.Header)}"));
        Line(text, table.Columns.Select(c => c.Alignment switch { 0 => ":--", 1 => "--:", _ => ":-:" }));
        foreach (var row in table.Rows)
        {
            Line(text, row.Head is { } head ? [Cell(head), .. table.Columns.Skip(1).Select(_ => string.Empty)] : row.Cells.Select(Cell));
        }

        if (table.Note is { } note)
        {
            text.Append('\n').Append(Cell(note).Trim()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Text in which no character is markup, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '&' => "&amp;",
                _ when char.IsControl(c) => " ",
                _ when Special.Contains(c, StringComparison.Ordinal) => $"\\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Cell(RichText text) => string.Concat(text.Spans.Select(s => s switch
    {
        { Strong: true } => Emphasised(s.Text, "**"),
        { Oblique: true } => Emphasised(s.Text, "*"),
        _ => Escape(s.Text),
    }));

    /// <summary>Asterisks are markup only beside a letter (CommonMark 0.31, §6.2): blanks at the ends stand outside of them.</summary>
    private static string Emphasised(string text, string mark)
    {
        var words = text.Trim();
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return words.Length == 0
            ? Escape(text)
            : $"{Escape(text[..start])}{mark}{Escape(words)}{mark}{Escape(text[(start + words.Length)..])}";
    }
}
