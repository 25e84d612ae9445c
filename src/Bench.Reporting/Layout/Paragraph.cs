using Bench.Reporting.Typography;

namespace Bench.Reporting.Layout;

/// <summary>A paragraph, ragged right.</summary>
internal sealed class Paragraph(RichText text, TextStyle style) : Block
{
    private const int LeastLines = 2;

    private int First { get; init; }

    private int Lines { get; init; } = int.MaxValue;

    public override float Height(float width) => Shown(new BrokenText(text, style, width)) * style.LineHeight;

    /// <summary>True for a text of others, whose words stay.</summary>
    public bool IsQuoted { get; init; }

    public override Block Said(Func<string, string> say) => IsQuoted ? this : new Paragraph(text.Said(say), style)
    {
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
            : (new Paragraph(text, style) { First = First, Lines = fitting, SpaceBefore = SpaceBefore, SpaceAfter = 0 },
               new Paragraph(text, style) { First = First + fitting, Lines = shown - fitting, SpaceAfter = SpaceAfter });
    }

    public override void Draw(PageContext page, float x, float y, float width) =>
        new BrokenText(text, style, width).Draw(page.Canvas, x, y, width, 0, First, Lines);

    public override void Write(HtmlPage page) =>
        page.Element(
            style == Fonts.Title ? "h1" : "p",
            text,
            (
                "class",
                style == Fonts.Title
                    ? "title"
                    : style == Fonts.Verdict
                    ? "verdict"
                    : style == Fonts.Lead
                    ? "lead"
                    : style == Fonts.Running
                    ? "running"
                    : null));

    private int Shown(BrokenText broken) => Math.Min(Lines, broken.Count - First);
}
