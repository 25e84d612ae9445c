using Bench.Reporting.Figures;
using Bench.Reporting.Pdf;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Large counts side by side, each with a symbol and a few words below.</summary>
internal sealed class CountTiles(IReadOnlyList<(string Symbol, int Count, string Word, SKColor Color)> tiles) : Block
{
    private const float TileHeight = 38;
    private static readonly TextStyle Large = Fonts.Title with { Size = 22 };
    private static readonly TextStyle Small = Fonts.Body with { Size = 8 };

    public override float Height(float width) => TileHeight;

    public override void Draw(PageContext page, float x, float y, float width)
    {
        var tileWidth = width / tiles.Count;
        for (var i = 0; i < tiles.Count; i++)
        {
            var (symbol, count, word, color) = tiles[i];
            var left = x + (i * tileWidth);
            using var tile = page.Tag(Roles.Paragraph);
            TextLine.Draw(page.Canvas, symbol + " ", Large with { Size = 17, Color = color }, left, y + 19);
            TextLine.Draw(page.Canvas, $"{count} ", Large with { Color = color }, left + 22, y + 20);
            TextLine.Draw(page.Canvas, ChartText.Fit(word, Small, tileWidth - 4), Small, left, y + 33);
        }
    }

    public override void Write(HtmlPage page)
    {
        page.Open("div", ("class", "tiles"));
        foreach (var (symbol, count, word, color) in tiles)
        {
            page.Open("div").Element("b", $"{symbol} {count}", ("style", HtmlPage.TextCss(color))).Text($" {word}").Close("div");
        }

        page.Close("div");
    }
}
