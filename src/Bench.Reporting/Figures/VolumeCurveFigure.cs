using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Blood-pool volume of one mouse over time, with ED, ES and the fastest emptying and filling, as the study's Figure 4 shows it.
/// </summary>
public static class VolumeCurveFigure
{
    private const float Height = 190;

    /// <summary>What the marks of a curve mean.</summary>
    internal const string Marks =
        "Blood-pool volume of each frame (dots) and the smoothed curve. Vertical lines: end-diastole (ED) and end-systole (ES). "
            + "Triangles: fastest emptying (down) and filling (up).";

    /// <summary>The figure, or null where there is no volume to draw.</summary>
    /// <param name="mouse">Name of the mouse, for file name and title.</param>
    /// <param name="series">One curve or several of the same mouse, one a model.</param>
    /// <param name="expert">Volumes of the frames that an expert contoured, each with its 0-based frame; null for none.</param>
    public static Figure? Of(string mouse, IReadOnlyList<CurveSeries> series, IReadOnlyList<(int Frame, double Microlitres)>? expert = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0 || series.All(s => s.Frames.Count < 2))
        {
            return null;
        }

        var name = FileNames.Safe($"volume-curve-{mouse}");
        Figure Wide(float width) => new(
            name,
            $"Volume curve of {mouse}",
            Marks + (
                expert is { Count: > 0 }
                    ? " Black diamonds: the frames that the expert contoured; ED and ES are the expert's."
                    : string.Empty),
            width,
            Height,
            canvas =>
                VolumeCurvePanel.Draw(
                    canvas,
                    SKRect.Create(width, Height),
                    mouse,
                    [.. series.Select((s, i) => (s, i))],
                    expert ?? [],
                    "µL",
                    namesSeries: series.Any(s => s.Label != mouse)))
        {
            Numbers = () => [CurveFigureTable.Definition.Of([new(string.Empty, series, expert ?? [])], name)],
        };
        return Wide(Figure.DoubleColumn) with { ByPanel = [Wide(Figure.SingleColumn)] };
    }
}
