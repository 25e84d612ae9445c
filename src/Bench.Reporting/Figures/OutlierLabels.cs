using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Names beside points, each where it covers neither another name nor a point; without such a place it is left to the tables.
/// </summary>
internal static class OutlierLabels
{
    private const float Away = 3.5f;
    private const float Ascent = 5;

    /// <summary>Writes names.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="area">Inside of the axes, which no name leaves.</param>
    /// <param name="named">Points to name, the most important first.</param>
    /// <param name="points">All points.</param>
    /// <param name="lines">Heights of level lines, which names keep off where they can.</param>
    public static void Draw(
        SKCanvas canvas,
        SKRect area,
        IEnumerable<(string Name, SKPoint At)> named,
        IReadOnlyList<SKPoint> points,
        IReadOnlyList<float> lines)
    {
        var taken = new List<SKRect>();
        foreach (var (full, at) in named)
        {
            var name = ChartText.Fit(full, ChartText.Small, (area.Width / 2) - 8);
            var width = TextLine.Measure(name, ChartText.Small);
            SKRect[] free =
            [
                .. Places(at, width).Where(
                    box =>
                        area.Contains(box) && !taken.Any(t => t.IntersectsWith(box)) && !points.Any(p => p != at && Grown(box).Contains(p)))
            ];
            if (free.Length > 0)
            {
                var box = free.FirstOrDefault(f => !lines.Any(l => l > f.Top && l < f.Bottom), free[0]);
                taken.Add(box);
                TextLine.Draw(canvas, name, ChartText.Small.In(Palette.Ink), box.Left, box.Bottom - 1);
            }
        }
    }

    private static IEnumerable<SKRect> Places(SKPoint at, float width)
    {
        yield return Box(at.X + Away, at.Y + 2);
        yield return Box(at.X - Away - width, at.Y + 2);
        yield return Box(at.X - (width / 2), at.Y - Away);
        yield return Box(at.X - (width / 2), at.Y + Away + Ascent);
        yield return Box(at.X + 2, at.Y - Away);
        yield return Box(at.X - 2 - width, at.Y - Away);
        yield return Box(at.X + 2, at.Y + Away + Ascent);
        yield return Box(at.X - 2 - width, at.Y + Away + Ascent);

        SKRect Box(float left, float baseline) => new(left, baseline - Ascent, left + width, baseline + 1);
    }

    private static SKRect Grown(SKRect box)
    {
        box.Inflate(1.5f, 1.5f);
        return box;
    }
}
