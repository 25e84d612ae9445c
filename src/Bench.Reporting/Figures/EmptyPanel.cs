using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>What stands where a plot would be empty: a frame, and why there is nothing to plot.</summary>
internal static class EmptyPanel
{
    public static void Draw(SKCanvas canvas, SKRect area, string reason)
    {
        using var wash = new SKPaint { Color = Palette.Wash };
        canvas.DrawRect(area, wash);
        var lines = ChartText.Wrap("Undefined: " + reason, ChartText.Note, area.Width - 16).ToArray();
        var y = area.MidY - (lines.Length * 10 / 2f) + 8;
        foreach (var line in lines)
        {
            TextLine.Draw(canvas, line, ChartText.Note, area.MidX, y, 0.5f);
            y += 10;
        }
    }
}
