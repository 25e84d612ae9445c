using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Absolute error of a volume or mass on the Dice of the masks that it is measured from, with Spearman's ρ: whether overlap tells how wrong
/// the number is.
/// </summary>
internal static class DiceErrorFigure
{
    private const float PanelHeight = 165;
    private const float Gap = 4;
    private const float Left = 38;
    private const float Right = 46;
    private const float Top = 28;
    private const float Bottom = 27;
    private const int ManyMice = 60;

    private static readonly string Caption =
        "Absolute error of a volume or mass (model less expert, without its sign) against the Dice of the structure and phase that it "
            + "is measured from; each point is a mouse. "
        + "ρ: Spearman’s rank correlation of each model, – where undefined; n: mice, in the order of the models where they differ.";

    /// <summary>The figure; null where fewer than three mice have both numbers.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        var models = result.Models;
        var kinds = DiceErrorPairs.KindsOf(result.Settings.Terms);
        var shown = kinds.Where(k => models.Any(m => DiceErrorPairs.Of(m, k).Mice.Count >= DiceErrorPairs.LeastMice)).ToArray();
        if (shown.Length == 0)
        {
            return null;
        }

        var top = ModelLegend.Height(models, widths.TwoColumns) + Gap;
        var rects = Panels.Grid(shown.Length, 2, widths.TwoColumns, PanelHeight, top);
        var absent = kinds.Except(shown).Select(k => Vocabulary.Abbreviation(k.Quantity)).ToArray();
        return new Figure(
            "dice-error",
            "Volume error against Dice",
            Caption + (absent.Length == 0 ? string.Empty : $" Too few mice for {string.Join(" and ", absent)}."),
            widths.TwoColumns,
            top + Panels.GridHeight(shown.Length, 2, PanelHeight),
            canvas =>
            {
                ModelLegend.Draw(canvas, models, widths.TwoColumns);
                for (var i = 0; i < rects.Length; i++)
                {
                    DrawPanel(canvas, rects[i], models, shown[i]);
                }
            })
        {
            Finding = Findings.DiceError(models, shown),
            ByPanel = [.. shown.Select(k => Panel(models, k, widths.OneColumn))],
            Numbers = () => [DiceFigureTables.Errors.Of(result), DiceFigureTables.ErrorCorrelations.Of(result)],
        };
    }

    private static Figure Panel(
        IReadOnlyList<ModelResult> models, (Quantity Quantity, Structure Structure, CardiacPhase Phase) kind, float width)
    {
        var top = ModelLegend.Height(models, width) + Gap;
        return new Figure(
            $"dice-error-{Vocabulary.Code(kind.Quantity)}",
            $"Error of {Vocabulary.Abbreviation(kind.Quantity)} against Dice",
            Caption,
            width,
            top + PanelHeight,
            canvas =>
            {
                ModelLegend.Draw(canvas, models, width);
                DrawPanel(canvas, SKRect.Create(0, top, width, PanelHeight), models, kind);
            });
    }

    private static void DrawPanel(
        SKCanvas canvas, SKRect rect, IReadOnlyList<ModelResult> models, (Quantity Quantity, Structure Structure, CardiacPhase Phase) kind)
    {
        TextLine.Draw(canvas, Vocabulary.Name(kind.Quantity), ChartText.Title, rect.Left + Left, rect.Top + 9);
        var pairs = models.Select(m => DiceErrorPairs.Of(m, kind)).ToArray();
        var most = pairs.Max(p => p.Mice.Count);
        var counts = pairs.Select(p => p.Mice.Count).ToArray();
        TextLine.Draw(
            canvas,
            $"n = {(counts.Distinct().Count() == 1 ? counts[0] : string.Join(", ", counts))}",
            ChartText.Note,
            rect.Left + Left,
            rect.Top + 19);
        var dice = pairs.SelectMany(p => p.Dice).ToArray();
        var panel = new ChartPanel(
            AxisScale.Covering(dice.Min(), dice.Max(), 5),
            AxisScale.Covering(0, pairs.SelectMany(p => p.Errors).Max(), 5),
            $"Dice, {Vocabulary.InSentence(kind.Structure)}, {Vocabulary.Code(kind.Phase)}",
            $"|Model − expert| ({PairedValues.UnitOf(models[0], kind.Quantity)})")
        {
            Left = Left,
            Right = Right,
            Top = Top,
            Bottom = Bottom,
        };
        for (var i = 0; i < pairs.Length; i++)
        {
            panel.Points([.. pairs[i].Dice], [.. pairs[i].Errors], Palette.OfModel(i), most > ManyMice ? 3 : 4.2f, Markers.OfModel(i));
        }

        panel.Draw(canvas, rect);
        DrawCorrelations(canvas, panel.DataArea(rect), pairs);
    }

    private static void DrawCorrelations(SKCanvas canvas, SKRect area, DiceErrorPairs[] pairs)
    {
        const float Line = 10;
        TextLine.Draw(canvas, "ρ", ChartText.Note, area.Right + 16, area.Top + 4);
        for (var i = 0; i < pairs.Length; i++)
        {
            var y = area.Top + 4 + ((i + 1) * Line);
            Markers.Draw(canvas, new SKPoint(area.Right + 9, y - 2.5f), 4.2f, Palette.OfModel(i), Markers.OfModel(i));
            TextLine.Draw(canvas, NumberText.Fixed(pairs[i].Rho, 2), ChartText.Note, area.Right + 16, y);
        }
    }
}
