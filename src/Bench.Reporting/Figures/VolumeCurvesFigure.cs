using Bench.Core;
using Bench.Core.Function;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Volume curves of the example mice beside each other, by every model that segmented whole cines.</summary>
internal static class VolumeCurvesFigure
{
    private const float PanelHeight = 158;
    private const int Columns = 3;
    private const float Gap = 4;

    /// <summary>The figure; null where no model has a curve.</summary>
    public static Figure? Of(EvaluationResult result, PublishedTable? published, FigureWidths widths)
    {
        var mice = result.Curves
            .Select(c => (Curves: c, Series: Series(c, result.Models)))
            .Where(m => m.Series.Any(s => s.Series.Frames.Count > 1))
            .ToArray();
        if (mice.Length == 0)
        {
            return null;
        }

        var study = result.Settings.Terms.IsMouse ? published?.Curve : null;
        var note = study is null
            ? string.Empty
            : $" Grey line: the curve of one mouse that the study prints ({published!.Version}, {study.Where}).";
        var columns = Math.Min(Columns, mice.Length);
        var top = ModelLegend.Height(result.Models, widths.TwoColumns) + Gap;
        var rects = Panels.Grid(mice.Length, columns, widths.TwoColumns, PanelHeight, top);
        return new Figure(
            "volume-curves",
            "Volume curves",
            $"{VolumeCurveFigure.Marks} Black diamonds: the frames that the expert contoured; ED and ES are the expert’s.{note}",
            widths.TwoColumns,
            top + Panels.GridHeight(mice.Length, columns, PanelHeight),
            canvas =>
            {
                ModelLegend.Draw(canvas, result.Models, widths.TwoColumns);
                for (var i = 0; i < mice.Length; i++)
                {
                    VolumeCurvePanel.Draw(
                        canvas,
                        rects[i],
                        Title(result, mice[i].Curves.Mouse),
                        mice[i].Series,
                        Expert(mice[i].Curves),
                        result.Settings.Terms.Units.VolumeSymbol,
                        namesSeries: false, study);
                }
            })
        {
            ByPanel = [.. mice.Select(m => Panel(result, m.Curves, m.Series, widths.OneColumn, study, note))],
            Numbers = () =>
                [
                    CurveFigureTable.Definition.Of(
                        [
                            .. mice.Select(
                                m =>
                                    new CurveFigureTable.CurvesOfMouse(
                                        m.Curves.Mouse, [.. m.Series.Select(s => s.Series)], Expert(m.Curves)))
                        ])
                ],
        };
    }

    /// <summary>The curves of a mouse, each with the place of its model in the result.</summary>
    public static IReadOnlyList<(CurveSeries Series, int Model)> Series(MouseCurves curves, IReadOnlyList<ModelResult> models)
    {
        int? Frame(CardiacPhase phase) => curves.Expert.FirstOrDefault(e => e.Phase == phase)?.FrameIndex;
        var found = new List<(CurveSeries, int)>();
        for (var i = 0; i < models.Count; i++)
        {
            if (curves.Models.FirstOrDefault(c => c.Model == models[i].Name) is { Microlitres.Count: > 0 } measured)
            {
                var curve = new VolumeCurve(measured.Microlitres, curves.FrameIntervalMs, Closes(measured.Microlitres));
                int[] frames = [.. Enumerable.Range(0, curve.VolumesMicrolitres.Count)];
                found.Add(
                    (
                        new CurveSeries(
                            models[i].Label,
                            frames,
                            curve,
                            curve.Rates(CurveSmoothing.Light),
                            Frame(CardiacPhase.EndDiastole),
                            Frame(CardiacPhase.EndSystole)),
                        i));
            }
        }

        return found;
    }

    /// <summary>
    /// Whether a cine is taken as one whole beat: the step from its last frame to its first is no larger than those between. Then emptying
    /// that runs over the end is measured too.
    /// </summary>
    public static bool Closes(IReadOnlyList<double> volumes) => volumes.Count > 2
        && Math.Abs(volumes[0] - volumes[^1]) <= volumes.Skip(1).Zip(volumes, (b, a) => Math.Abs(b - a)).Max();

    private static Figure Panel(
        EvaluationResult result, MouseCurves curves, IReadOnlyList<(CurveSeries Series, int Model)> series, float width,
        PublishedVolumes? study, string note)
    {
        var top = ModelLegend.Height(result.Models, width) + Gap;
        return new Figure(
            FileNames.Safe($"volume-curves-{curves.Mouse}"),
            $"Volume curve of {curves.Mouse}",
            $"{VolumeCurveFigure.Marks} Black diamonds: the frames that the expert contoured; ED and ES are the expert’s.{note}",
            width,
            top + PanelHeight,
            canvas =>
            {
                ModelLegend.Draw(canvas, result.Models, width);
                VolumeCurvePanel.Draw(
                    canvas,
                    SKRect.Create(0, top, width, PanelHeight),
                    Title(result, curves.Mouse),
                    series,
                    Expert(curves),
                    result.Settings.Terms.Units.VolumeSymbol,
                    namesSeries: false, study);
            });
    }

    private static string Title(EvaluationResult result, string mouse)
    {
        var rank = result.Montages.FirstOrDefault(m => m.Mouse == mouse)?.Rank;
        return rank is null ? mouse : $"{mouse} ({rank} case)";
    }

    private static IReadOnlyList<(int Frame, double Microlitres)> Expert(MouseCurves curves) =>
        [.. curves.Expert.Select(e => (e.FrameIndex, e.Microlitres))];
}
