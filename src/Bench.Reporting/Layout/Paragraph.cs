using Bench.Reporting.Pdf;
using Bench.Reporting.Typography;

namespace Bench.Reporting.Layout;

/// <summary>A paragraph, ragged right.</summary>
internal sealed class Paragraph(RichText text, TextStyle style) : Block
{
    private const int LeastLines = 2;

    /// <summary>True for the title of the document.</summary>
    public bool IsTitle { get; init; } = style == Fonts.Title;

    /// <summary>The same for all parts of a divided paragraph.</summary>
    private object Whole { get; init; } = new();

    private int First { get; init; }

    private int Lines { get; init; } = int.MaxValue;

    public override float Height(float width) => Shown(new BrokenText(text, style, width)) * style.LineHeight;

    /// <summary>True for a text of others, whose words stay.</summary>
    public bool IsQuoted { get; init; }

    public override Block Said(Func<string, string> say) => IsQuoted ? this : new Paragraph(text.Said(say), style)
    {
        IsTitle = IsTitle,
        SpaceBefore = SpaceBefore,
        SpaceAfter = SpaceAfter,
        KeepWithNext = KeepWithNext,
        LeavesFirstPage = LeavesFirstPage,
    };

    public override float LeastHeight(float width)
    {
        // Below twice the least number of lines it cannot be divided.
        var shown = Shown(new BrokenText(text, style, width));
        return (shown < 2 * LeastLines ? shown : LeastLines) * style.LineHeight;
    }

    public override (Block Head, Block Tail)? Split(float width, float height)
    {
        var shown = Shown(new BrokenText(text, style, width));
        var fitting = Math.Min((int)(height / style.LineHeight), shown - LeastLines);
        return fitting < LeastLines
            ? null
            : (new Paragraph(text, style) { First = First, Lines = fitting, SpaceBefore = SpaceBefore, SpaceAfter = 0, Whole = Whole },
               new Paragraph(text, style) { First = First + fitting, Lines = shown - fitting, SpaceAfter = SpaceAfter, Whole = Whole });
    }

    public override void Draw(PageContext page, float x, float y, float width)
    {
        using var element = IsTitle ? page.Heading(1) : page.Tag(Roles.Paragraph, Whole);
        new BrokenText(text, style, width).Draw(page, x, y, width, 0, First, Lines);
    }

    public override void Write(HtmlPage page)
    {
        if (IsTitle)
        {
            page.Heading(1, text);
            return;
        }

        page.Element(
            "p",
            text,
            ("class", style == Fonts.Verdict ? "verdict" : style == Fonts.Lead ? "lead" : style == Fonts.Running ? "running" : null));
    }

    private int Shown(BrokenText broken) => Math.Min(Lines, broken.Count - First);
}
