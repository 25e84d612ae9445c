using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>White text on a dark ground in a corner of a picture.</summary>
internal static class TileText
{
    private const float Height = 8;
    private static readonly TextStyle Style = ChartText.Small.In(SKColors.White);

    /// <summary>Writes at the upper left, shortened where it must be.</summary>
    public static void DrawTop(SKCanvas canvas, SKRect rect, string text)
    {
        var fitted = ChartText.Fit(text, Style, rect.Width - 4);
        using var shade = new SKPaint { Color = SKColors.Black.WithAlpha(150) };
        canvas.DrawRect(SKRect.Create(rect.Left, rect.Top, TextLine.Measure(fitted, Style) + 4, Height), shade);
        TextLine.Draw(canvas, fitted, Style, rect.Left + 2, rect.Top + Height - 2);
    }

    /// <summary>Writes at the lower left the first of some texts that fits; nothing where none does.</summary>
    public static void Draw(SKCanvas canvas, SKRect rect, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0 && TextLine.Measure(text, Style) + 4 <= rect.Width)
            {
                using var shade = new SKPaint { Color = SKColors.Black.WithAlpha(150) };
                canvas.DrawRect(SKRect.Create(rect.Left, rect.Bottom - Height, TextLine.Measure(text, Style) + 4, Height), shade);
                TextLine.Draw(canvas, text, Style, rect.Left + 2, rect.Bottom - 2);
                return;
            }
        }
    }
}
