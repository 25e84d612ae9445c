using Bench.Core;
using Bench.Core.Function;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Blood-pool volume over time, with ED, ES and the fastest emptying and filling, as the study's Figure 4 shows it.</summary>
public static class VolumeCurveFigure
{
    private const float Height = 190;

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
            "Blood-pool volume of each frame (dots) and the smoothed curve. Vertical lines: end-diastole (ED) and end-systole (ES). Triangles: fastest emptying (down) and filling (up)."
                + (expert is { Count: > 0 } ? " Black diamonds: the frames that the expert contoured; ED and ES are the expert's." : string.Empty),
            width,
            Height,
            canvas => Draw(canvas, width, mouse, series, expert ?? []))
        {
            Numbers = () => [Numbers(name, series, expert ?? [])],
        };
        return Wide(Figure.DoubleColumn) with { ByPanel = [Wide(Figure.SingleColumn)] };
    }

    /// <summary>The figure of a mouse of a result; null where no model has a curve.</summary>
    /// <param name="curves">Its curves.</param>
    /// <param name="models">The result's models, for labels and colours.</param>
    internal static Figure? Of(MouseCurves curves, IReadOnlyList<ModelResult> models)
    {
        int? Frame(CardiacPhase phase) => curves.Expert.FirstOrDefault(e => e.Phase == phase)?.FrameIndex;
        var series = models.Select(m => (Model: m, Curve: curves.Models.FirstOrDefault(c => c.Model == m.Name))).Select(m =>
        {
            var curve = m.Curve is null ? null : new VolumeCurve(m.Curve.Microlitres, curves.FrameIntervalMs, isPeriodic: false);
            return curve is null
                ? null
                : new CurveSeries(
                    m.Model.Label, [.. Enumerable.Range(0, curve.VolumesMicrolitres.Count)], curve, curve.Rates(CurveSmoothing.Light), Frame(CardiacPhase.EndDiastole), Frame(CardiacPhase.EndSystole));
        }).OfType<CurveSeries>().ToArray();
        return Of(curves.Mouse, series, [.. curves.Expert.Select(e => (e.FrameIndex, e.Microlitres))]);
    }

    private static ResultTable Numbers(string name, IReadOnlyList<CurveSeries> series, IReadOnlyList<(int Frame, double Microlitres)> expert) => new(
        name,
        ["model", "frame", "time_ms", "blood_pool_ul", "smoothed_ul"],
        [
            .. from s in series
               from i in Enumerable.Range(0, s.Frames.Count)
               select (string[])
               [
                   s.Label, Cell.Of(s.Frames[i]), Cell.Of(s.Frames[i] * s.Curve.FrameIntervalMs), Cell.Of(s.Curve.VolumesMicrolitres[i]),
                   i < s.Rates.SmoothedMicrolitres.Count ? Cell.Of(s.Rates.SmoothedMicrolitres[i]) : string.Empty,
               ],
            .. expert.Select(e => (string[])["expert", Cell.Of(e.Frame), Cell.Of(e.Frame * series[0].Curve.FrameIntervalMs), Cell.Of(e.Microlitres), string.Empty]),
        ]);

    private static void Draw(SKCanvas canvas, float width, string mouse, IReadOnlyList<CurveSeries> series, IReadOnlyList<(int Frame, double Microlitres)> expert)
    {
        var times = series.SelectMany(s => s.Frames.Select(f => f * s.Curve.FrameIntervalMs)).ToArray();
        var volumes = series.SelectMany(s => s.Curve.VolumesMicrolitres).Concat(expert.Select(e => e.Microlitres)).ToArray();
        var panel = new ChartPanel(
            AxisScale.Covering(times.Min(), times.Max(), width < Figure.DoubleColumn ? 5 : 8, 0.03), AxisScale.Covering(0, volumes.Max(), 5, 0.05), "Time (ms)", "Blood-pool volume (µL)")
        {
            Top = 26,
        };
        for (var i = 0; i < series.Count; i++)
        {
            Add(panel, series[i], Palette.OfModel(i), Markers.OfModel(i));
        }

        panel.Points([.. expert.Select(e => e.Frame * series[0].Curve.FrameIntervalMs)], [.. expert.Select(e => e.Microlitres)], Palette.Ink, 5.2f, Marker.Diamond);
        var area = SKRect.Create(width, Height);
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

        DrawLegend(canvas, width, mouse, series);
    }

    private static void DrawLegend(SKCanvas canvas, float width, string mouse, IReadOnlyList<CurveSeries> series)
    {
        const float Gap = 12;
        var left = 38f;
        var named = series.Any(s => s.Label != mouse);
        var title = ChartText.Fit(mouse, ChartText.Title, named ? (width - left) * 0.4f : width - left);
        TextLine.Draw(canvas, title, ChartText.Title, left, 9);
        left += TextLine.Measure(title, ChartText.Title) + Gap;
        var room = ((width - left) / series.Count) - Gap;
        for (var i = 0; named && i < series.Count; i++)
        {
            var name = ChartText.Fit(series[i].Label, ChartText.Note, room);
            TextLine.Draw(canvas, name, ChartText.Note with { Color = Palette.OfModel(i) }, left, 9);
            left += TextLine.Measure(name, ChartText.Note) + Gap;
        }
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
