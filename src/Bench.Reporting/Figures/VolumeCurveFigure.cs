using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Blood-pool volume over time, with ED, ES and the fastest emptying and filling, as the study's Figure 4 shows it.</summary>
public static class VolumeCurveFigure
{
    private const float Height = 190;

    /// <summary>The figure, or null where there is no volume to draw.</summary>
    /// <param name="mouse">Name of the mouse, for file name and title.</param>
    /// <param name="series">One curve or several of the same mouse, e.g. expert and models.</param>
    public static Figure? Of(string mouse, IReadOnlyList<CurveSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0 || series.All(s => s.Frames.Count < 2))
        {
            return null;
        }

        return new Figure(
            FileNames.Safe($"volume-curve-{mouse}"),
            $"Volume curve of {mouse}",
            "Blood-pool volume of each frame (dots) and the smoothed curve. Vertical lines: end-diastole (ED) and end-systole (ES). Triangles: fastest emptying (down) and filling (up).",
            Figure.DoubleColumn,
            Height,
            canvas => Draw(canvas, mouse, series));
    }

    private static void Draw(SKCanvas canvas, string mouse, IReadOnlyList<CurveSeries> series)
    {
        var times = series.SelectMany(s => s.Frames.Select(f => f * s.Curve.FrameIntervalMs)).ToArray();
        var volumes = series.SelectMany(s => s.Curve.VolumesMicrolitres).ToArray();
        var panel = new ChartPanel(
            AxisScale.Covering(times.Min(), times.Max(), 8, 0.03), AxisScale.Covering(0, volumes.Max(), 5, 0.05), "Time (ms)", "Blood-pool volume (µL)")
        {
            Top = 26,
        };
        for (var i = 0; i < series.Count; i++)
        {
            Add(panel, series[i], Palette.OfModel(i), Markers.OfModel(i));
        }

        var area = SKRect.Create(Figure.DoubleColumn, Height);
        foreach (var (frame, s) in new[] { (series[0].EndDiastole, series[0]), (series[0].EndSystole, series[0]) })
        {
            if (frame is { } at)
            {
                panel.Line(at * s.Curve.FrameIntervalMs, panel.Y.Min, at * s.Curve.FrameIntervalMs, panel.Y.Max, Palette.LightGrey, 0.8f);
            }
        }

        panel.Draw(canvas, area);
        foreach (var (frame, name) in new[] { (series[0].EndDiastole, "ED"), (series[0].EndSystole, "ES") })
        {
            if (frame is { } at)
            {
                TextLine.Draw(canvas, name, ChartText.Note, panel.ToCanvas(area, at * series[0].Curve.FrameIntervalMs, 0).X, panel.DataArea(area).Top - 3, 0.5f);
            }
        }

        for (var i = 0; i < series.Count; i++)
        {
            DrawRates(canvas, panel, area, series[i], Palette.OfModel(i));
        }

        TextLine.Draw(canvas, ChartText.Fit(string.Join("   ", series.Select(s => s.Label).Distinct().DefaultIfEmpty(mouse)), ChartText.Title, 400), ChartText.Title, area.Left + 38, area.Top + 9);
    }

    private static void Add(ChartPanel panel, CurveSeries series, SKColor color, Marker marker)
    {
        double[] times = [.. series.Frames.Select(f => f * series.Curve.FrameIntervalMs)];
        panel.Points(times, [.. series.Curve.VolumesMicrolitres], color, 3.6f, marker);
        if (series.Rates.SmoothedMicrolitres.Count == times.Length)
        {
            panel.Curve(times, [.. series.Rates.SmoothedMicrolitres], color, 1.1f);
        }
    }

    private static void DrawRates(SKCanvas canvas, ChartPanel panel, SKRect area, CurveSeries series, SKColor color)
    {
        foreach (var (frame, direction) in new[] { (series.Rates.PeakEjectionFrame, 1f), (series.Rates.PeakFillingFrame, -1f) })
        {
            if (frame >= 0)
            {
                var at = panel.ToCanvas(area, series.Frames[frame] * series.Curve.FrameIntervalMs, series.Rates.SmoothedMicrolitres[frame]);
                using var triangle = new SKPath();
                triangle.MoveTo(at.X - 4, at.Y - (direction * 12));
                triangle.LineTo(at.X + 4, at.Y - (direction * 12));
                triangle.LineTo(at.X, at.Y - (direction * 5));
                triangle.Close();
                using var paint = new SKPaint { Color = color, IsAntialias = true };
                canvas.DrawPath(triangle, paint);
            }
        }
    }
}
