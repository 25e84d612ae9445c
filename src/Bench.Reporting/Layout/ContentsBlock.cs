using Bench.Reporting.Figures;
using Bench.Reporting.Pdf;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Table of contents: each line links to its section.</summary>
internal sealed class ContentsBlock(IReadOnlyList<(string Text, string Anchor)> entries) : Block
{
    private const float LineHeight = 14;
    private const float Gutter = 24;

    private int Rows => (entries.Count + 1) / 2;

    public override float Height(float width) => Rows * LineHeight;

    public override Block Said(Func<string, string> say) => new ContentsBlock([.. entries.Select(e => (say(e.Text), e.Anchor))])
    {
        SpaceBefore = SpaceBefore,
        SpaceAfter = SpaceAfter,
        KeepWithNext = KeepWithNext,
        LeavesFirstPage = LeavesFirstPage,
    };

    public override void Draw(PageContext page, float x, float y, float width)
    {
        var style = Fonts.Body with { TabularFigures = true };
        var (left, top) = (x, y);
        width = (width - Gutter) / 2;
        using var contents = page.Tag(Roles.Contents);
        foreach (var (i, (text, anchor)) in entries.Index())
        {
            x = left + (i / Rows * (width + Gutter));
            y = top + (i % Rows * LineHeight);
            var baseline = y + 10;
            using (page.Artefact())
            {
                var from = x + TextLine.Measure(text, style) + 6;
                using var paint = new SKPaint { Color = Palette.Hairline, StrokeWidth = 0.6f, IsAntialias = true };
                page.Canvas.DrawLine(from, baseline - 1, x + width - 18, baseline - 1, paint);
            }

            using var item = page.Tag(Roles.ContentsItem);
            using var reference = page.Tag(Roles.Reference);
            using var link = page.Tag(Roles.Link);
            TextLine.Draw(page.Canvas, text + " ", style, x, baseline);
            TextLine.Draw(page.Canvas, $"{page.PageOf.GetValueOrDefault(anchor)}", style, x + width, baseline, 1);
            page.Link(SKRect.Create(x, y, width, LineHeight), anchor, text);
        }
    }

    public override void Write(HtmlPage page)
    {
        page.Open("nav", ("aria-label", "Contents")).Open("ul");
        foreach (var (text, anchor) in entries)
        {
            page.Open("li").Element("a", text, ("href", $"#{anchor}")).Close("li");
        }

        page.Close("ul").Close("nav");
    }
}
