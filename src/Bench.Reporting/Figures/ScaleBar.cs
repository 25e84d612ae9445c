using System.Globalization;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>A bar of a round length at the upper left of a picture.</summary>
internal static class ScaleBar
{
    private const float Thickness = 1.4f;
    private const float Height = 11.5f;
    private static readonly double[] Round = [1, 2, 5];

    /// <summary>The greatest length of 1, 2 or 5 times a power of ten that fits, mm.</summary>
    /// <param name="most">Room, mm, above 0.</param>
    public static double Length(double most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return Round.Where(r => r * power <= most * (1 + 1e-9)).Max() * power;
    }

    /// <summary>Draws the bar at the lower left.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The picture.</param>
    /// <param name="pointsPerMm">Scale.</param>
    public static void DrawBelow(SKCanvas canvas, SKRect rect, double pointsPerMm) =>
        Draw(canvas, new SKRect(rect.Left, rect.Bottom - Height, rect.Right, rect.Bottom), pointsPerMm);

    /// <summary>Draws the bar at the upper left.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The picture.</param>
    /// <param name="pointsPerMm">Scale.</param>
    public static void Draw(SKCanvas canvas, SKRect rect, double pointsPerMm)
    {
        if (!double.IsFinite(pointsPerMm) || pointsPerMm <= 0)
        {
            return;
        }

        var mm = Length(rect.Width * 0.45 / pointsPerMm);
        var style = ChartText.Small.In(SKColors.White);
        var text = $"{mm.ToString("0.###", CultureInfo.InvariantCulture)} mm";
        var width = (float)(mm * pointsPerMm);
        using var shade = new SKPaint { Color = SKColors.Black.WithAlpha(150) };
        canvas.DrawRect(SKRect.Create(rect.Left, rect.Top, Math.Max(width, TextLine.Measure(text, style)) + 5, Height), shade);
        using var bar = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(SKRect.Create(rect.Left + 2.5f, rect.Top + 8.5f, width, Thickness), bar);
        TextLine.Draw(canvas, text, style, rect.Left + 2.5f, rect.Top + 6.5f);
    }
}
