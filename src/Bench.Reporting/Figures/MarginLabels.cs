using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Labels beside the data area, each at the height of its line, pushed apart where they would overlap.</summary>
internal static class MarginLabels
{
    public static void Draw(
        SKCanvas canvas, float x, float top, float bottom, IReadOnlyList<(float Y, string[] Lines, SKColor Color)> labels)
    {
        var style = ChartText.Note;
        var lineHeight = style.Size * 1.15f;
        var ordered = labels.OrderBy(l => l.Y).ToArray();
        var heights = ordered.Select(l => l.Lines.Length * lineHeight).ToArray();
        var tops = new float[ordered.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            var wanted = ordered[i].Y - (heights[i] / 2);
            tops[i] = Math.Max(wanted, i == 0 ? top : tops[i - 1] + heights[i - 1] + 1);
        }

        for (var i = ordered.Length - 1; i >= 0; i--)
        {
            var limit = i == ordered.Length - 1 ? bottom : tops[i + 1] - 1;
            tops[i] = Math.Min(tops[i], limit - heights[i]);
        }

        for (var i = 0; i < ordered.Length; i++)
        {
            for (var line = 0; line < ordered[i].Lines.Length; line++)
            {
                TextLine.Draw(
                    canvas, ordered[i].Lines[line], style.In(ordered[i].Color), x, tops[i] + (line * lineHeight) + (style.Size * 0.95f));
            }
        }
    }
}
