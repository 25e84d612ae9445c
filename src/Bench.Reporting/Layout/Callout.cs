using Bench.Reporting.Figures;
using Bench.Reporting.Pdf;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Blocks in a tinted box with a coloured bar at its left.</summary>
internal sealed class Callout(IReadOnlyList<Block> blocks, SKColor bar) : Block
{
    private const float Padding = 7;
    private const float BarWidth = 4;

    public override float Height(float width) =>
        (2 * Padding) + blocks.Select((b, i) => b.Height(Inner(width)) + (i == blocks.Count - 1 ? 0 : b.SpaceAfter)).Sum();

    public override Block Said(Func<string, string> say) => new Callout([.. blocks.Select(b => b.Said(say))], bar)
    {
        SpaceBefore = SpaceBefore,
        SpaceAfter = SpaceAfter,
        KeepWithNext = KeepWithNext,
        LeavesFirstPage = LeavesFirstPage,
    };

    public override void Draw(PageContext page, float x, float y, float width)
    {
        using (page.Artefact())
        {
            using var wash = new SKPaint { Color = Palette.Wash };
            page.Canvas.DrawRect(SKRect.Create(x, y, width, Height(width)), wash);
            using var paint = new SKPaint { Color = bar };
            page.Canvas.DrawRect(SKRect.Create(x, y, BarWidth, Height(width)), paint);
        }

        using var division = page.Tag(Roles.Division);
        y += Padding;
        foreach (var block in blocks)
        {
            block.Draw(page, x + BarWidth + Padding, y, Inner(width));
            y += block.Height(Inner(width)) + block.SpaceAfter;
        }
    }

    public override void Write(HtmlPage page)
    {
        page.Open("div", ("class", "callout"), ("style", $"border-color:{HtmlPage.Css(bar)}"));
        foreach (var block in blocks)
        {
            block.Write(page);
        }

        page.Close("div");
    }

    private static float Inner(float width) => width - BarWidth - (2 * Padding);
}
