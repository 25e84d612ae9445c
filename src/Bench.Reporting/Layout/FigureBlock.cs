using Bench.Core.IO;
using Bench.Reporting.Figures;
using Bench.Reporting.Pdf;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>A figure with its numbered caption below.</summary>
internal sealed class FigureBlock(Figure figure, int number) : Block
{
    private const float Gap = 6;

    public override bool Floats => true;

    public override float Height(float width) => figure.Height + Gap + Caption(width).Height;

    public override void Draw(PageContext page, float x, float y, float width)
    {
        using var element = page.Figure(Alternative, SKRect.Create(x, y, figure.Width, figure.Height));
        var canvas = page.Canvas;
        canvas.Save();
        canvas.Translate(x, y);
        figure.Draw(canvas);
        canvas.Restore();
        using (page.Tag(Roles.Caption))
        {
            Caption(width).Draw(page, x, y + figure.Height + Gap, width);
        }
    }

    public override void Write(HtmlPage page)
    {
        page.Open("figure")
            .Drawing(figure)
            .Open("figcaption")
            .Text(RichText.Strong($"Figure {number}.  "))
            .Text(RichText.Colored(Finding, Palette.Ink))
            .Text(figure.Caption)
            .Close("figcaption")
            .Close("figure");
    }

    private BrokenText Caption(float width) =>
        new(
            RichText.Colored($"Figure {number}.  ", Palette.Ink, strong: true)
                .Then(RichText.Colored(Finding, Palette.Ink))
                .Then(figure.Caption),
            Fonts.Caption,
            width);

    /// <summary>For readers that do not see it: what it shows and what that says. The caption follows as text.</summary>
    private string Alternative => Printable.Of($"{figure.Title}. {figure.Finding}".Trim());

    private string Finding => figure.Finding.Length == 0 ? string.Empty : figure.Finding + " ";
}
