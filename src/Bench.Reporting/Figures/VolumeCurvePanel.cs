using Bench.Core.Function;
using Bench.Reporting.Published;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>The volume curves of one mouse in a rectangle.</summary>
internal static class VolumeCurvePanel
{
    private const float Left = 38;
    private const float Wide = 300;

    /// <summary>Draws the curves.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The rectangle.</param>
    /// <param name="title">Title above the axes.</param>
    /// <param name="series">Curves of the mouse, each with the place of its model, which gives colour and shape.</param>
    /// <param name="expert">Volumes of the frames that an expert contoured.</param>
    /// <param name="unit">Unit of the volumes.</param>
    /// <param name="namesSeries">True to write the series' names behind the title.</param>
    /// <param name="study">The study's own curve of another mouse, drawn in grey below the others; null for none.</param>
    public static void Draw(
        SKCanvas canvas,
        SKRect rect,
        string title,
        IReadOnlyList<(CurveSeries Series, int Model)> series,
        IReadOnlyList<(int Frame, double Microlitres)> expert,
        string unit,
        bool namesSeries,
        PublishedVolumes? study = null)
    {
        var first = series[0].Series;
        double[] times =
        [
            .. series.SelectMany(s => s.Series.Frames.Select(f => f * s.Series.Curve.FrameIntervalMs)), .. study?.TimesMs ?? [],
        ];
        double[] volumes =
        [
            .. series.SelectMany(s => s.Series.Curve.VolumesMicrolitres), .. expert.Select(e => e.Microlitres), .. study?.Microlitres ?? [],
        ];
        var wide = rect.Width > Wide;
        var panel = new ChartPanel(
            AxisScale.Covering(
                times.Min(),
                times.Max(),
                wide ? 8 : 4,
                0.03), AxisScale.Covering(0, volumes.Max(), wide ? 5 : 4, 0.05), "Time (ms)", $"Blood-pool volume ({unit})")
        {
            Left = Left,
            Top = 26,
        };
        foreach (var (frame, _) in Phases(first))
        {
            var x = frame * first.Curve.FrameIntervalMs;
            panel.Line(x, panel.Y.Min, x, panel.Y.Max, Palette.LightGrey, 0.8f);
        }

        if (study is not null)
        {
            panel.Curve([.. study.TimesMs], [.. study.Microlitres], Palette.LightGrey, 1.6f);
        }

        foreach (var (s, model) in series)
        {
            Add(panel, s, model, wide ? 3.6f : 2.8f);
        }

        panel.Points(
            [.. expert.Select(e => e.Frame * first.Curve.FrameIntervalMs)],
            [.. expert.Select(e => e.Microlitres)],
            Palette.Ink,
            wide ? 5.2f : 4.4f,
            Marker.Diamond);
        panel.Draw(canvas, rect);
        foreach (var (frame, name) in Phases(first))
        {
            TextLine.Draw(
                canvas,
                name,
                ChartText.Note,
                panel.ToCanvas(rect, frame * first.Curve.FrameIntervalMs, 0).X,
                panel.DataArea(rect).Top - 3,
                0.5f);
        }

        foreach (var (s, model) in series)
        {
            DrawRates(canvas, panel, rect, s, Palette.OfModel(model));
        }

        DrawTitle(canvas, rect, title, namesSeries ? series : []);
    }

    private static IEnumerable<(int Frame, string Name)> Phases(CurveSeries series) =>
        new[] { (series.EndDiastole, "ED"), (series.EndSystole, "ES") }
            .Where(p => p.Item1 is not null)
            .Select(p => (p.Item1!.Value, p.Item2));

    private static void DrawTitle(SKCanvas canvas, SKRect rect, string title, IReadOnlyList<(CurveSeries Series, int Model)> named)
    {
        const float Gap = 12;
        var x = rect.Left + Left;
        var text = ChartText.Fit(title, ChartText.Title, named.Count > 0 ? (rect.Width - Left) * 0.4f : rect.Width - Left);
        TextLine.Draw(canvas, text, ChartText.Title, x, rect.Top + 9);
        x += TextLine.Measure(text, ChartText.Title) + Gap;
        var room = ((rect.Right - x) / Math.Max(1, named.Count)) - Gap;
        foreach (var (s, model) in named)
        {
            var name = ChartText.Fit(s.Label, ChartText.Note, room);
            TextLine.Draw(canvas, name, ChartText.Note.In(Palette.OfModel(model)), x, rect.Top + 9);
            x += TextLine.Measure(name, ChartText.Note) + Gap;
        }
    }

    private static void Add(ChartPanel panel, CurveSeries series, int model, float size)
    {
        double[] times = [.. series.Frames.Select(f => f * series.Curve.FrameIntervalMs)];
        panel.Points(times, [.. series.Curve.VolumesMicrolitres], Palette.OfModel(model), size, Markers.OfModel(model));
        if (series.Rates.SmoothedMicrolitres.Count == times.Length)
        {
            panel.Curve(times, [.. series.Rates.SmoothedMicrolitres], Palette.OfModel(model), 1.1f);
        }
    }

    private static void DrawRates(SKCanvas canvas, ChartPanel panel, SKRect rect, CurveSeries series, SKColor color)
    {
        foreach (var (frame, direction) in new[] { (series.Rates.PeakEjectionFrame, 1f), (series.Rates.PeakFillingFrame, -1f) })
        {
            if (frame >= 0)
            {
                var at = panel.ToCanvas(rect, series.Frames[frame] * series.Curve.FrameIntervalMs, series.Rates.SmoothedMicrolitres[frame]);
                using var triangle = new SKPath();
                triangle.MoveTo(at.X - 3.5f, at.Y - (direction * 11));
                triangle.LineTo(at.X + 3.5f, at.Y - (direction * 11));
                triangle.LineTo(at.X, at.Y - (direction * 5));
                triangle.Close();
                using var paint = new SKPaint { Color = color, IsAntialias = true };
                canvas.DrawPath(triangle, paint);
            }
        }
    }
}

/// <summary>A volume curve to draw.</summary>
/// <param name="Label">Whose it is, for readers.</param>
/// <param name="Frames">0-based frames of the curve's volumes, in order of time.</param>
/// <param name="Curve">The volumes.</param>
/// <param name="Rates">Smoothed curve and rates; undefined where frames are missing.</param>
/// <param name="EndDiastole">Frame taken as ED; null for none.</param>
/// <param name="EndSystole">Frame taken as ES; null for none.</param>
public sealed record CurveSeries(
    string Label, IReadOnlyList<int> Frames, VolumeCurve Curve, VolumeRates Rates, int? EndDiastole, int? EndSystole);
