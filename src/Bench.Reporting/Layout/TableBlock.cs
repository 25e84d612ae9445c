using Bench.Reporting.Figures;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>
/// A table with three rules and no others (Fear's booktabs), caption above and note below. It breaks between rows and repeats its head.
/// </summary>
internal sealed class TableBlock(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TextStyle style) : Block
{
    private const float CaptionGap = 5;
    private const float RulePadding = 3;
    private const int LeastRows = 3;

    /// <summary>A table of at most so many rows, and no higher than this, is not divided.</summary>
    private const int WholeRows = 10;
    private const float WholeHeight = 200;
    private TableLayout? _layout;

    /// <summary>The columns.</summary>
    public IReadOnlyList<TableColumn> Columns => columns;

    /// <summary>The rows.</summary>
    public IReadOnlyList<TableRow> Rows => rows;

    /// <summary>Number for the caption.</summary>
    public int Number { get; init; }

    /// <summary>Text of the caption; null for none.</summary>
    public RichText? Caption { get; init; }

    /// <summary>Text below; null for none.</summary>
    public RichText? Note { get; init; }

    /// <summary>True where every row stands for itself, so that a reader of the HTML report may sort them.</summary>
    public bool Sortable { get; init; }

    /// <summary>True where rows quote texts of others, whose words stay.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>True for a table that is not to be divided where it fits on a page.</summary>
    public bool KeepsTogether { get; init; }

    private bool IsContinued { get; init; }

    private float RowPadding => style.Size < 7 ? 1.2f : 2.6f;

    public override float Height(float width) =>
        CaptionHeight(width) + HeadHeight(width) + rows
            .Select((_, i) => RowHeight(i, width))
            .Sum() + (2 * RulePadding) + NoteHeight(width);

    public override Block Said(Func<string, string> say) => new TableBlock(
        [.. columns.Select(c => c with { Header = c.Header.Said(say), Group = c.Group is { } group ? say(group) : null })],
        IsQuoted ? rows : [.. rows.Select(r => r.Said(say))],
        style)
    {
        IsQuoted = IsQuoted,
        Number = Number,
        Caption = Caption?.Said(say),
        Note = Note?.Said(say),
        Sortable = Sortable,
        KeepsTogether = KeepsTogether,
        SpaceBefore = SpaceBefore,
        SpaceAfter = SpaceAfter,
        KeepWithNext = KeepWithNext,
        LeavesFirstPage = LeavesFirstPage,
    };

    public override float LeastHeight(float width) =>
        IsWhole(width)
            ? Height(width)
            : CaptionHeight(width) + HeadHeight(width) + Enumerable.Range(0, LeastRows).Sum(i => RowHeight(i, width)) + (2 * RulePadding);

    public override (Block Head, Block Tail)? Split(float width, float height)
    {
        if (IsWhole(width))
        {
            return null;
        }

        var used = CaptionHeight(width) + HeadHeight(width) + (2 * RulePadding);
        var count = 0;
        while (count < rows.Count && used + RowHeight(count, width) <= height)
        {
            used += RowHeight(count++, width);
        }

        count = Math.Min(count, Math.Max(1, rows.Count - LeastRows));
        while (count > 0 && GroupsTogether(count))
        {
            count--;
        }

        return count < Math.Min(LeastRows, rows.Count - 1) || count == 0
            ? null
            : (
                new TableBlock(columns, [.. rows.Take(count)], style)
                {
                    Number = Number,
                    Caption = Caption,
                    IsContinued = IsContinued,
                    SpaceBefore = SpaceBefore,
                    SpaceAfter = 0,
                    _layout = Layout(width),
                },
               new TableBlock(columns, [.. HeadAgain(count), .. rows.Skip(count)], style)
               {
                   Number = Number,
                   Caption = Caption,
                   Note = Note,
                   IsContinued = true,
                   SpaceAfter = SpaceAfter,
                   _layout = Layout(width),
               });
    }

    public override void Draw(PageContext page, float x, float y, float width)
    {
        var layout = Layout(width);
        CaptionText(width)?.Draw(page.Canvas, x, y, width);
        y += CaptionHeight(width);
        Rule(page.Canvas, x, y, width, 0.9f);
        layout.DrawHead(page.Canvas, x, y + RulePadding);
        y += HeadHeight(width);
        Rule(page.Canvas, x, y, width, 0.5f);
        y += RulePadding;
        for (var i = 0; i < rows.Count; i++)
        {
            var height = RowHeight(i, width);
            if (rows[i].Shaded)
            {
                using var wash = new SKPaint { Color = Palette.Wash };
                page.Canvas.DrawRect(SKRect.Create(x, y, width, height), wash);
            }

            if (rows[i].RuleAbove && i > 0)
            {
                Rule(page.Canvas, x, y, width, 0.3f);
            }

            layout.DrawRow(page.Canvas, rows[i], x, y + (RowPadding / 2));
            y += height;
        }

        y += RulePadding;
        Rule(page.Canvas, x, y, width, 0.9f);
        NoteText(width)?.Draw(page.Canvas, x, y + 4, width);
    }

    public override void Write(HtmlPage page)
    {
        page.Open(
            "div",
            ("class", "table"),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", $"Table {Number}")).Open("table", ("class", Sortable ? "sortable" : null));
        if (Caption is not null)
        {
            page.Open("caption").Text(RichText.Strong($"Table {Number}.  ")).Text(Caption).Close("caption");
        }

        page.Open("thead");
        if (columns.Any(c => c.Group is not null))
        {
            page.Open("tr");
            for (var i = 0; i < columns.Count;)
            {
                var span = columns[i].Group is { } group ? columns.Skip(i).TakeWhile(c => c.Group == group).Count() : 1;
                page.Element(
                    "th",
                    columns[i].Group ?? "",
                    ("colspan", span > 1 ? $"{span}" : null),
                    ("class", columns[i].Group is null ? null : "group"),
                    ("scope", "colgroup"));
                i += span;
            }

            page.Close("tr");
        }

        page.Open("tr");
        foreach (var column in columns)
        {
            page.Element("th", column.Header, ("class", Aligned(column)), ("scope", "col"));
        }

        page.Close("tr").Close("thead").Open("tbody");
        WriteRows(page, rows.Where(r => !r.IsFoot));
        page.Close("tbody");
        if (rows.Any(r => r.IsFoot))
        {
            page.Open("tfoot");
            WriteRows(page, rows.Where(r => r.IsFoot));
            page.Close("tfoot");
        }

        page.Close("table");
        if (Note is not null)
        {
            page.Element("p", Note, ("class", "note"));
        }

        page.Close("div");
    }

    private void WriteRows(HtmlPage page, IEnumerable<TableRow> shown)
    {
        foreach (var row in shown)
        {
            page.Open("tr", ("class", row.RuleAbove ? "rule" : row.Shaded ? "shaded" : null));
            if (row.Head is { } head)
            {
                page.Element("th", head, ("colspan", $"{columns.Count}"), ("scope", "rowgroup"));
            }

            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (columns[i].IsStrip)
                {
                    page.Open("td");
                    row.Strip?.Write(page);
                    page.Close("td");
                    continue;
                }

                page.Element("td", row.Cells[i], ("class", Aligned(columns[i])));
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

    private static void Rule(SKCanvas canvas, float x, float y, float width, float weight)
    {
        using var paint = new SKPaint { Color = weight < 0.4f ? Palette.LightGrey : Palette.Ink, StrokeWidth = weight, IsAntialias = true };
        canvas.DrawLine(x, y, x + width, y, paint);
    }

    private bool IsWhole(float width) =>
        rows.Count <= LeastRows
            || (KeepsTogether && Height(width) <= Sheet.TextHeight)
            || (rows.Count <= WholeRows && Height(width) <= WholeHeight);

    /// <summary>True where a break before a row would part the rows of a group, which a rule begins.</summary>
    private bool GroupsTogether(int index)
    {
        var start = index;
        while (start > 0 && !rows[start].RuleAbove)
        {
            start--;
        }

        return rows.Any(r => r.RuleAbove) && start > 0 && index - start is > 0 and < 8;
    }

    /// <summary>The head of the group that a break divides, to stand above its rest too.</summary>
    private IEnumerable<TableRow> HeadAgain(int count) =>
        count < rows.Count && rows[count].Head is null && rows.Take(count).LastOrDefault(r => r.Head is not null) is { } divided
            ? [divided]
            : [];

    private TableLayout Layout(float width) => _layout ??= new TableLayout(columns, rows, style, width);

    private float HeadHeight(float width) => Layout(width).HeadHeight + (2 * RulePadding);

    private float RowHeight(int index, float width) => Layout(width).Height(rows[index]) + RowPadding;

    private float CaptionHeight(float width) => CaptionText(width) is { } text ? text.Height + CaptionGap : 0;

    private float NoteHeight(float width) => NoteText(width) is { } text ? text.Height + 4 : 0;

    private BrokenText? NoteText(float width) => Note is null ? null : new BrokenText(Note, Fonts.Caption with { Size = 7.2f }, width);

    private BrokenText? CaptionText(float width) => Caption is null
        ? null
        : new BrokenText(
            RichText.Colored(
                $"Table {Number}{(IsContinued ? " (continued)" : string.Empty)}.  ",
                Palette.Ink,
                strong: true).Then(Caption), Fonts.Caption, width);
}
