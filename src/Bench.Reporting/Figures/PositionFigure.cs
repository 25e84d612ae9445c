using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Overlap on position along the ventricle: where a model fails.</summary>
internal static class PositionFigure
{
    private const float PanelHeight = 150;
    private const string Caption =
        "Dice of all pixels in a fifth of the ventricle, over mice and both phases, from the first slice the expert labelled (0) to "
            + "the last (1), in the order of the files.";

    /// <summary>The fifths of the ventricle.</summary>
    public static readonly string[] BinNames = ["0–0.2", "0.2–0.4", "0.4–0.6", "0.6–0.8", "0.8–1"];

    /// <summary>The figure, or null where no slice has a position.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        if (!result.Models.Any(m => m.Cases.Any(c => c.SliceErrors.Any(s => double.IsFinite(s.RelativePosition)))))
        {
            return null;
        }

        var top = ModelLegend.Height(result.Models, widths.TwoColumns);
        var rects = Panels.Grid(2, 2, widths.TwoColumns, PanelHeight, top + 4);
        return new Figure(
            "position",
            "Overlap along the ventricle",
            Caption,
            widths.TwoColumns,
            top + 4 + PanelHeight,
            canvas =>
            {
                var scale = Scale(result.Models);
                ModelLegend.Draw(canvas, result.Models, widths.TwoColumns);
                DrawPanel(canvas, rects[0], result.Models, Structure.BloodPool, scale);
                DrawPanel(canvas, rects[1], result.Models, Structure.Myocardium, scale);
            })
        {
            Finding = Findings.Position(result.Models),
            ByPanel =
            [
                Panel(result.Models, Structure.BloodPool, widths.OneColumn),
                Panel(result.Models, Structure.Myocardium, widths.OneColumn),
            ],
            Numbers = () => [DiceFigureTables.Positions.Of(result), DiceFigureTables.Beyond.Of(result)],
        };
    }

    private static Figure Panel(IReadOnlyList<ModelResult> models, Structure structure, float width)
    {
        var top = ModelLegend.Height(models, width) + 4;
        return new Figure(
            $"position-{Vocabulary.Code(structure)}",
            $"Overlap along the ventricle, {Vocabulary.InSentence(structure)}",
            Caption,
            width,
            top + PanelHeight,
            canvas =>
            {
                ModelLegend.Draw(canvas, models, width);
                DrawPanel(canvas, SKRect.Create(0, top, width, PanelHeight), models, structure, Scale(models));
            });
    }

    private static AxisScale Scale(IReadOnlyList<ModelResult> models)
    {
        var all = models.SelectMany(
            m =>
                new[] { Structure.BloodPool, Structure.Myocardium }.SelectMany(
                    s => Enumerable.Range(0, BinNames.Length).Select(b => Pooled(m, s, b).Dice)));
        var least = all.Where(double.IsFinite).DefaultIfEmpty(0).Min();
        return AxisScale.Ticked(Math.Max(-0.02, least - (0.2 * (1.02 - least))), 1, 5);
    }

    private static int Bin(double position) =>
        position is >= 0 and <= 1 ? Math.Min(BinNames.Length - 1, (int)(position * BinNames.Length)) : -1;

    private static void DrawPanel(SKCanvas canvas, SKRect rect, IReadOnlyList<ModelResult> models, Structure structure, AxisScale scale)
    {
        var ticks = Enumerable.Range(0, BinNames.Length).Select(i => (double)i).ToArray();
        var panel = new ChartPanel(
            new AxisScale(-0.5, BinNames.Length - 0.5, ticks, BinNames),
            scale,
            "Position from first (0) to last (1) labelled slice",
            "Dice")
        { Top = 18 };
        for (var i = 0; i < models.Count; i++)
        {
            var shift = models.Count == 1 ? 0 : 0.3 * ((i / (models.Count - 1.0)) - 0.5);
            var points = Enumerable.Range(0, BinNames.Length)
                .Select(bin => (X: bin + shift, Y: Pooled(models[i], structure, bin).Dice))
                .Where(p => double.IsFinite(p.Y))
                .ToArray();
            if (points.Length > 0)
            {
                double[] x = [.. points.Select(p => p.X)], y = [.. points.Select(p => p.Y)];
                panel.Curve(x, y, Palette.OfModel(i));
                panel.Points(x, y, Palette.OfModel(i), 4.5f, Markers.OfModel(i));
            }
        }

        panel.Draw(canvas, rect);
        TextLine.Draw(canvas, Vocabulary.Name(structure), ChartText.Title, rect.Left + 38, rect.Top + 10);
    }

    /// <summary>
    /// Voxels of all slices in a part of the ventricle, over mice and both phases, and their Dice; NaN where there are none.
    /// </summary>
    public static (long Reference, long Predicted, long Shared, double Dice) Pooled(ModelResult model, Structure structure, int bin)
    {
        var slices = model.Cases.SelectMany(c => c.SliceErrors)
            .Where(
                s =>
                    s.Structure == structure
                        && s.Phase != CardiacPhase.Inflow
                        && double.IsFinite(s.RelativePosition)
                        && Bin(s.RelativePosition) == bin).ToArray();
        var (reference, predicted, shared) = (
            slices.Sum(s => (long)s.Reference), slices.Sum(s => (long)s.Predicted), slices.Sum(s => (long)s.Shared));
        return (reference, predicted, shared, reference + predicted == 0 ? double.NaN : 2.0 * shared / (reference + predicted));
    }

    /// <summary>
    /// Slices before the first and after the last that the expert labelled: in how many the model sees myocardium, and how many there are.
    /// </summary>
    public static (int Filled, int All) BeyondCounts(ModelResult model)
    {
        var beyond = model.Cases
            .SelectMany(c => c.SliceErrors)
            .Where(s => s.Structure == Structure.Myocardium && s.RelativePosition is < 0 or > 1)
            .ToArray();
        return (beyond.Count(s => s.Predicted > 0), beyond.Length);
    }
}
