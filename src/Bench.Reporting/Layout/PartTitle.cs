using Bench.Reporting.Figures;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Title of a part of the report that has sections of its own. Figures of the part before it stand before it.</summary>
internal sealed class PartTitle : Block
{
    private const float Above = 8;
    private readonly string _text;

    public PartTitle(string text)
    {
        _text = text;
        SpaceBefore = 20;
        SpaceAfter = 2;
        KeepWithNext = true;
    }

    public override float Height(float width) => Text(width).Height + Above;

    public override void Draw(PageContext page, float x, float y, float width)
    {
        using (page.Artefact())
        {
            using var bar = new SKPaint { Color = Palette.Ink };
            page.Canvas.DrawRect(SKRect.Create(x, y, width, 2.4f), bar);
        }

        using var element = page.Heading(2);
        Text(width).Draw(page, x, y + Above, width);
    }

    public override void Write(HtmlPage page) => page.Heading(2, _text);

    private BrokenText Text(float width) => new(_text, Fonts.Title, width);
}
