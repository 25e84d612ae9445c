using Bench.Reporting.Figures;

namespace Bench.Reporting.Layout;

/// <summary>A figure with its numbered caption below.</summary>
internal sealed class FigureBlock(Figure figure, int number) : Block
{
    private const float Gap = 6;

    public override float Height(float width) => figure.Height + Gap + Caption(width).Height;

    public override void Draw(PageContext page, float x, float y, float width)
    {
        page.Canvas.Save();
        page.Canvas.Translate(x, y);
        figure.Draw(page.Canvas);
        page.Canvas.Restore();
        Caption(width).Draw(page.Canvas, x, y + figure.Height + Gap, width);
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

    private string Finding => figure.Finding.Length == 0 ? string.Empty : figure.Finding + " ";
}
