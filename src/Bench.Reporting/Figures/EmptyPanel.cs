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
        var lines = Wrap("Undefined: " + reason, ChartText.Note, area.Width - 16).ToArray();
        var y = area.MidY - (lines.Length * 10 / 2f) + 8;
        foreach (var line in lines)
        {
            TextLine.Draw(canvas, line, ChartText.Note, area.MidX, y, 0.5f);
            y += 10;
        }
    }

    private static IEnumerable<string> Wrap(string text, TextStyle style, float width)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && TextLine.Measure(longer, style) > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return ChartText.Fit(line, style, width);
    }
}
