using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>White text on a dark ground in a corner of a picture.</summary>
internal static class TileText
{
    private const float Height = 8;
    private static readonly TextStyle[] Styles = [ChartText.Small.In(SKColors.White), ChartText.Small.In(SKColors.White) with { Size = 5 }];

    /// <summary>Writes at the upper left, shortened where it must be.</summary>
    public static void DrawTop(SKCanvas canvas, SKRect rect, string text)
    {
        var fitted = ChartText.Fit(text, Styles[0], rect.Width - 4);
        using var shade = new SKPaint { Color = SKColors.Black.WithAlpha(150) };
        canvas.DrawRect(SKRect.Create(rect.Left, rect.Top, TextLine.Measure(fitted, Styles[0]) + 4, Height), shade);
        TextLine.Draw(canvas, fitted, Styles[0], rect.Left + 2, rect.Top + Height - 2);
    }

    /// <summary>Writes at the lower left, smaller where it must; nothing where even that does not fit.</summary>
    public static void Draw(SKCanvas canvas, SKRect rect, string text)
    {
        var style = Styles.FirstOrDefault(s => TextLine.Measure(text, s) + 4 <= rect.Width);
        if (text.Length == 0 || style is null)
        {
            return;
        }

        using var shade = new SKPaint { Color = SKColors.Black.WithAlpha(150) };
        canvas.DrawRect(SKRect.Create(rect.Left, rect.Bottom - Height, TextLine.Measure(text, style) + 4, Height), shade);
        TextLine.Draw(canvas, text, style, rect.Left + 2, rect.Bottom - 2);
    }
}
