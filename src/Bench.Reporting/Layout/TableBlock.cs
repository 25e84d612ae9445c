using Bench.Reporting.Figures;
using Bench.Reporting.Pdf;
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
    private const string Repeated = "/Type/Pagination";
    private object _whole = new();
    private bool _repeatsHead;
    private TableLayout? _layout;
    private TableHeaders? _headers;

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

    public override bool Floats => KeepsTogether;

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
                    Sortable = Sortable,
                    _whole = _whole,
                    _repeatsHead = _repeatsHead,
                    _layout = Layout(width),
                    _headers = Headers,
                },
               new TableBlock(columns, [.. HeadAgain(count), .. rows.Skip(count)], style)
               {
                   Number = Number,
                   Caption = Caption,
                   Note = Note,
                   IsContinued = true,
                   SpaceAfter = SpaceAfter,
                   Sortable = Sortable,
                   _whole = _whole,
                   _repeatsHead = HeadAgain(count).Any(),
                   _layout = Layout(width),
                   _headers = Headers,
               });
    }

    public override void Draw(PageContext page, float x, float y, float width)
    {
        var layout = Layout(width);
        var top = y + CaptionHeight(width);
        var first = top + HeadHeight(width) + RulePadding;
        using (page.Artefact())
        {
            Decorate(page.Canvas, layout, x, top, first, width);
        }

        using (page.Tag(Roles.Table, _whole))
        {
            if (CaptionText(width) is { } caption)
            {
                using var element = OnlyOnce(page, Roles.Caption);
                caption.Draw(page, x, y, width);
            }

            using (OnlyOnce(page, Roles.TableHead))
            {
                layout.DrawHead(page, x, top + RulePadding);
            }

            var from = 0;
            y = first;
            if (_repeatsHead)
            {
                using var repeated = page.Artefact(Repeated);
                layout.DrawRow(page, rows[from++], Headers, x, y + (RowPadding / 2));
                y += RowHeight(0, width);
            }

            using var body = page.Tag(Roles.TableBody, Roles.TableBody);
            for (var i = from; i < rows.Count; i++)
            {
                layout.DrawRow(page, rows[i], Headers, x, y + (RowPadding / 2));
                y += RowHeight(i, width);
            }
        }

        if (NoteText(width) is { } note)
        {
            using var element = page.Tag(Roles.Paragraph);
            note.Draw(page, x, y + RulePadding + 4, width);
        }
    }

    public override void Write(HtmlPage page) => new TableHtml(this, Headers).Write(page);

    /// <summary>What the continued part of a table repeats is no content.</summary>
    private IDisposable OnlyOnce(PageContext page, string role) => IsContinued ? page.Artefact(Repeated) : page.Tag(role);

    /// <summary>Tints and rules.</summary>
    private void Decorate(SKCanvas canvas, TableLayout layout, float x, float top, float y, float width)
    {
        Rule(canvas, x, top, width, 0.9f);
        layout.DrawGroupRules(canvas, x, top + RulePadding);
        Rule(canvas, x, y - RulePadding, width, 0.5f);
        for (var i = 0; i < rows.Count; i++)
        {
            var height = RowHeight(i, width);
            if (rows[i].Shaded)
            {
                using var wash = new SKPaint { Color = Palette.Wash };
                canvas.DrawRect(SKRect.Create(x, y, width, height), wash);
            }

            if (rows[i].RuleAbove && i > 0)
            {
                Rule(canvas, x, y, width, 0.3f);
            }

            y += height;
        }

        Rule(canvas, x, y + RulePadding, width, 0.9f);
    }

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

    private TableHeaders Headers => _headers ??= new TableHeaders(columns, rows, Sortable);

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
