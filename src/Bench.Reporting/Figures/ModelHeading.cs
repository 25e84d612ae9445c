using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>The model's name above a figure of several panels, in its colour, so that the file alone says what it shows.</summary>
internal static class ModelHeading
{
    public const float Height = 18;

    public static void Draw(SKCanvas canvas, string label, SKColor color, float width)
    {
        using var square = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawRect(SKRect.Create(0, 2.5f, 7, 7), square);
        var style = ChartText.Title with { Size = 9.5f };
        TextLine.Draw(canvas, ChartText.Fit(label, style, width - 12), style, 11, 9.5f);
    }
}
