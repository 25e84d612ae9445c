using System.Globalization;
using Bench.Reporting.Figures;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>
/// A number in its expected range, drawn small: the range as a grey bar with the published number as a tick, the number found as a dot;
/// beyond the strip as an arrow.
/// </summary>
/// <param name="Position">Where the number found lies: −1 and 1 are the ends of the range, 0 the published number.</param>
/// <param name="Color">Colour of the verdict.</param>
internal sealed record RangeStrip(double Position, SKColor Color)
{
    /// <summary>Width, points.</summary>
    public const float Width = 78;

    private const float Height = 9;
    private const float HalfRange = 18;
    private const float Reach = 2.05f;

    /// <summary>The strip of a number; null where there is no range.</summary>
    /// <param name="published">Published number.</param>
    /// <param name="found">Number found.</param>
    /// <param name="low">Lower end of the range.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="color">Colour of the verdict.</param>
    public static RangeStrip? Of(double published, double found, double low, double high, SKColor color)
    {
        var half = found < published ? published - low : high - published;
        return double.IsFinite(found) && double.IsFinite(half) && half > 0 ? new RangeStrip((found - published) / half, color) : null;
    }

    private string Alternative =>
        string.Create(CultureInfo.InvariantCulture, $"{Position:0.0} half-widths of the range from the published number");

    /// <summary>Draws with the upper left corner at a point.</summary>
    public void Draw(PageContext page, float x, float y)
    {
        using var element = page.Figure(Alternative, SKRect.Create(x, y, Width, Height));
        var canvas = page.Canvas;
        var (centre, middle) = (x + (Width / 2), y + (Height / 2));
        using var range = new SKPaint { Color = Palette.Hairline, IsAntialias = true };
        using var tick = new SKPaint { Color = Palette.Grey, StrokeWidth = 0.8f, IsAntialias = true };
        using var dot = new SKPaint { Color = Color, IsAntialias = true };
        canvas.DrawRect(SKRect.Create(centre - HalfRange, y + 1.5f, 2 * HalfRange, Height - 3), range);
        canvas.DrawLine(centre, y + 0.5f, centre, y + Height - 0.5f, tick);
        if (Math.Abs(Position) <= Reach)
        {
            canvas.DrawCircle(centre + (HalfRange * (float)Position), middle, 2.4f, dot);
            return;
        }

        var (side, tip) = (Math.Sign(Position), centre + (Math.Sign(Position) * Width / 2));
        using var arrow = new SKPath();
        arrow.MoveTo(tip, middle);
        arrow.LineTo(tip - (side * 5), middle - 3);
        arrow.LineTo(tip - (side * 5), middle + 3);
        arrow.Close();
        canvas.DrawPath(arrow, dot);
    }

    /// <summary>Adds the same as inline SVG, with a name for readers that do not see it.</summary>
    public void Write(HtmlPage page)
    {
        var far = Math.Abs(Position) > Reach;
        var at = FormattableString.Invariant($"{(Width / 2) + (HalfRange * Position):0.##}");
        var tip = Position > 0 ? Width : 0;
        var back = Position > 0 ? Width - 5 : 5;
        var mark = far
            ? FormattableString.Invariant($"<path d=\"M{tip} 4.5L{back} 1.5V7.5Z\" fill=\"{HtmlPage.Css(Color)}\"/>")
            : $"<circle cx=\"{at}\" cy=\"4.5\" r=\"2.4\" fill=\"{HtmlPage.Css(Color)}\"/>";
        page.Raw(string.Create(CultureInfo.InvariantCulture,
            $"<svg role=\"img\" aria-label=\"{Alternative}\" viewBox=\"0 0 "
                + $"{Width} {Height}\" width=\"{Width}\" height=\"{Height}\"><rect x=\"{(Width / 2) - HalfRange}\" y=\"1.5\" "
                + $"width=\"{2 * HalfRange}\" height=\"6\" fill=\"{HtmlPage.Css(Palette.Hairline)}\"/><path d=\"M{Width / 2} .5V8.5\" "
                + $"stroke=\"{HtmlPage.Css(Palette.Grey)}\" stroke-width=\".8\"/>{mark}</svg>"));
    }
}
