using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Dice of every mouse for all models: blood pool above myocardium, ED beside ES, models under each other so that long names have room.
/// </summary>
internal static class DiceFigure
{
    private const float FewRow = 27;
    private const float ManyRow = 20;
    private const int FewModels = 3;
    private const float LabelWidth = 92;
    private const float NarrowLabel = 66;
    private const float Top = 20;
    private const float Bottom = 32;
    private const double BoxHalf = 0.16;
    private const string Marks =
        "Box: quartiles and median; whiskers: last mouse within 1.5 interquartile ranges; diamond and bar above the box: mean and its "
            + "95 % interval. n: mice.";

    /// <summary>Mice below which a box would pretend a distribution.</summary>
    public const int LeastForBox = 5;

    /// <summary>The figure; null where no mouse has a Dice at ED or ES.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        (Structure Structure, CardiacPhase Phase)[] shown =
            [
                .. from s in result.Settings.Terms.Structures from p in Vocabulary.Phases where result.Models.Any(
                    m => Values(m, s, p).Length > 0) select (s, p)
            ];
        if (shown.Length == 0)
        {
            return null;
        }

        var columns = Math.Min(2, shown.Length);
        var panelHeight = Top + Bottom + (RowHeight(result.Models) * result.Models.Count);
        var rects = Panels.Grid(shown.Length, columns, widths.TwoColumns - LabelWidth, panelHeight);
        return new Figure(
            "dice",
            "Dice per structure and phase",
            $"Dice over the whole stack for each mouse (points), by structure and phase. {Marks} All panels share one "
                + $"scale.{Missing(shown)}",
            widths.TwoColumns,
            Panels.GridHeight(shown.Length, columns, panelHeight),
            canvas =>
            {
                for (var i = 0; i < shown.Length; i++)
                {
                    DrawPanel(
                        canvas,
                        SKRect.Create(LabelWidth + rects[i].Left, rects[i].Top, rects[i].Width, rects[i].Height),
                        result.Models,
                        shown[i].Structure,
                        shown[i].Phase,
                        Scale(result.Models));
                    if (i % columns == 0)
                    {
                        DrawLabels(canvas, result.Models, LabelWidth, rects[i].Top);
                    }
                }
            })
        {
            Finding = Findings.Dice(result),
            ByPanel = [.. shown.Select(k => Panel(result.Models, k.Structure, k.Phase, panelHeight, widths.OneColumn))],
            Numbers = () => [DiceFigureTables.Points.Of(result), DiceFigureTables.Boxes.Of(result)],
        };
    }

    private static float RowHeight(IReadOnlyList<ModelResult> models) => models.Count > FewModels ? ManyRow : FewRow;

    private static string Missing((Structure Structure, CardiacPhase Phase)[] shown)
    {
        var phases = Vocabulary.Phases.Where(p => shown.All(s => s.Phase != p)).Select(p => Vocabulary.Code(p)).ToArray();
        return phases.Length == 0 ? string.Empty : $" No mouse has a contoured {phases[0]} frame.";
    }

    /// <summary>Dice of one structure in one phase, one value a mouse, for a model.</summary>
    public static double[] Values(ModelResult model, Structure structure, CardiacPhase phase) =>
        [
            .. model.Cases.SelectMany(
                c => c.Dice.Where(d => d.Structure == structure && d.Phase == phase && double.IsFinite(d.Dice)).Select(d => d.Dice))
        ];

    private static Figure Panel(
        IReadOnlyList<ModelResult> models, Structure structure, CardiacPhase phase, float panelHeight, float width) => new(
        $"dice-{Vocabulary.Code(structure)}-{Vocabulary.Code(phase)}",
        $"Dice, {Vocabulary.InSentence(structure)}, {Vocabulary.Code(phase)}",
        $"Dice over the whole stack for each mouse (points), {Vocabulary.InSentence(structure)}, {Vocabulary.Code(phase)}. {Marks} "
            + "The scale is the same for both structures and phases.",
        width,
        panelHeight,
        canvas =>
        {
            DrawPanel(canvas, SKRect.Create(NarrowLabel, 0, width - NarrowLabel, panelHeight), models, structure, phase, Scale(models));
            DrawLabels(canvas, models, NarrowLabel, 0);
        });

    private static AxisScale Scale(IReadOnlyList<ModelResult> models)
    {
        var least = models
            .SelectMany(
                m =>
                    m.Dice.Select(d => d.Structure)
                        .OfType<Structure>()
                        .Distinct()
                        .SelectMany(s => Vocabulary.Phases.SelectMany(p => Values(m, s, p))))
            .DefaultIfEmpty(0)
            .Min();
        return AxisScale.Ticked(Math.Max(-0.02, least - (0.06 * (1.0001 - least))), 1, 5);
    }

    private static void DrawLabels(SKCanvas canvas, IReadOnlyList<ModelResult> models, float width, float y)
    {
        for (var i = 0; i < models.Count; i++)
        {
            ChartText.DrawLabel(canvas, models[i].Label, width - 4, y + Top + ((i + 0.5f) * RowHeight(models)), width - 4, 3);
        }
    }

    private static void DrawPanel(
        SKCanvas canvas, SKRect rect, IReadOnlyList<ModelResult> models, Structure structure, CardiacPhase phase, AxisScale scale)
    {
        var panel = new ChartPanel(
            scale, AxisScale.Bare(-models.Count, 0), "Dice", string.Empty)
        { Left = 4, Right = 30, Top = Top, Bottom = Bottom };
        var counts = new int[models.Count];
        for (var i = 0; i < models.Count; i++)
        {
            var values = Values(models[i], structure, phase);
            counts[i] = values.Length;
            AddModel(
                panel,
                values,
                -(i + 0.5),
                Palette.OfModel(i),
                models[i].Dice.FirstOrDefault(d => d.Structure == structure && d.Phase == phase));
        }

        panel.Draw(canvas, rect);
        TextLine.Draw(canvas, $"{Vocabulary.Name(structure)}, {Vocabulary.Code(phase)}", ChartText.Title, rect.Left + 4, rect.Top + 10);
        for (var i = 0; i < models.Count; i++)
        {
            var y = panel.ToCanvas(rect, scale.Min, -(i + 0.5)).Y + 2.5f;
            TextLine.Draw(
                canvas,
                counts[i] == 0 ? "none" : $"n{NumberText.ThinSpace}={NumberText.ThinSpace}{counts[i]}",
                ChartText.Note,
                rect.Right,
                y,
                1);
        }
    }

    private static void AddModel(ChartPanel panel, double[] values, double middle, SKColor color, DiceSummary? summary)
    {
        if (values.Length == 0)
        {
            return;
        }

        // The points lie below the box, spread by a fixed low-discrepancy sequence, so that the picture never changes.
        panel.Points(values, [.. values.Select((_, i) => middle - 0.31 + (0.16 * ((((i + 1) * 0.6180339887) % 1) - 0.5)))], color, 2.6f);
        if (values.Length >= LeastForBox)
        {
            var box = BoxStatistics.Of(values);
            var centre = middle + 0.04;
            panel.Line(box.LowerWhisker, centre, box.LowerQuartile, centre, Palette.Ink, 0.6f);
            panel.Line(box.UpperQuartile, centre, box.UpperWhisker, centre, Palette.Ink, 0.6f);
            panel.Band(box.LowerQuartile, box.UpperQuartile, centre - BoxHalf, centre + BoxHalf, color, 0.15f, Palette.Ink);
            panel.Line(box.Median, centre - BoxHalf, box.Median, centre + BoxHalf, Palette.Ink, 1.2f);
        }

        if (summary is not null && double.IsFinite(summary.Mean))
        {
            var level = middle + 0.36;
            if (double.IsFinite(summary.Confidence.Low))
            {
                panel.Line(Math.Max(summary.Confidence.Low, panel.X.Min), level, Math.Min(summary.Confidence.High, 1), level, color, 1.4f);
            }

            panel.Plot.Add.Marker(summary.Mean, level, ScottPlot.MarkerShape.FilledDiamond, 6, color.Plot());
        }
    }
}
