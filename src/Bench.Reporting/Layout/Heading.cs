using Bench.Reporting.Figures;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>A heading: of a section, which links and bookmarks lead to, or of a part of one.</summary>
internal sealed class Heading : Block
{
    private readonly RichText _text;

    public Heading(int level, string text, string? anchor = null)
    {
        Level = level;
        Text = text;
        Anchor = anchor;
        _text = text;
        KeepWithNext = true;
        SpaceBefore = level == 1 ? 18 : 12;
        SpaceAfter = level == 1 ? 10 : 5;
    }

    /// <summary>1 for a section, 2 for a part.</summary>
    public int Level { get; }

    public string Text { get; }

    /// <summary>Name that links lead to; null for none.</summary>
    public string? Anchor { get; }

    public override Block Said(Func<string, string> say) => new Heading(Level, say(Text), Anchor)
    {
        SpaceBefore = SpaceBefore,
        SpaceAfter = SpaceAfter,
        KeepWithNext = KeepWithNext,
        LeavesFirstPage = LeavesFirstPage,
    };

    public override float Height(float width) => new BrokenText(_text, Style, width).Height + (Level == 1 ? 5 : 0);

    public override void Draw(PageContext page, float x, float y, float width)
    {
        if (Anchor is not null)
        {
            page.Destination(Anchor, Text, Math.Max(0, y - 12));
        }

        using (page.Heading(Level + 1))
        {
            new BrokenText(_text, Style, width).Draw(page, x, y, width);
        }

        if (Level == 1)
        {
            using var decoration = page.Artefact();
            using var rule = new SKPaint { Color = Palette.Ink, StrokeWidth = 0.8f, IsAntialias = true };
            page.Canvas.DrawLine(x, y + Height(width), x + width, y + Height(width), rule);
        }
    }

    public override void Write(HtmlPage page) => page.Heading(Level + 1, _text, Anchor);

    private Typography.TextStyle Style => Level == 1 ? Fonts.Section : Fonts.Subsection;
}
