using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Absolute error of a volume or mass on the Dice of the masks that it is measured from, with Spearman's ρ: whether overlap tells how wrong the number is.</summary>
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
        "Absolute error of a volume or mass (model less expert, without its sign) against the Dice of the structure and phase that it is measured from; each point is a mouse. "
        + $"ρ: Spearman’s rank correlation of each model, undefined (–) below {DiceErrorPairs.LeastMice} mice or without variation; n: mice, in the order of the models where they differ.";

    public static Figure Of(EvaluationResult result)
    {
        var models = result.Models;
        var top = ModelLegend.Height(result.Models.Count, Figure.DoubleColumn) + Gap;
        var rects = Panels.Grid(DiceErrorPairs.Kinds.Count, 2, Figure.DoubleColumn, PanelHeight, top);
        return new Figure(
            "dice-error",
            "Volume error against Dice",
            Caption,
            Figure.DoubleColumn,
            top + Panels.GridHeight(DiceErrorPairs.Kinds.Count, 2, PanelHeight),
            canvas =>
            {
                ModelLegend.Draw(canvas, models, Figure.DoubleColumn);
                for (var i = 0; i < rects.Length; i++)
                {
                    DrawPanel(canvas, rects[i], models, DiceErrorPairs.Kinds[i]);
                }
            })
        {
            ByPanel = [.. DiceErrorPairs.Kinds.Select(k => Panel(models, k))],
            Numbers = () => [DiceFigureTables.Errors(result), DiceFigureTables.ErrorCorrelations(result)],
        };
    }

    private static Figure Panel(IReadOnlyList<ModelResult> models, (Quantity Quantity, Structure Structure, CardiacPhase Phase) kind)
    {
        var top = ModelLegend.Height(models.Count, Figure.SingleColumn) + Gap;
        return new Figure(
            $"dice-error-{Labels.Code(kind.Quantity)}",
            $"Error of {Labels.Abbreviation(kind.Quantity)} against Dice",
            Caption,
            Figure.SingleColumn,
            top + PanelHeight,
            canvas =>
            {
                ModelLegend.Draw(canvas, models, Figure.SingleColumn);
                DrawPanel(canvas, SKRect.Create(0, top, Figure.SingleColumn, PanelHeight), models, kind);
            });
    }

    private static void DrawPanel(SKCanvas canvas, SKRect rect, IReadOnlyList<ModelResult> models, (Quantity Quantity, Structure Structure, CardiacPhase Phase) kind)
    {
        TextLine.Draw(canvas, Labels.Full(kind.Quantity), ChartText.Title, rect.Left + Left, rect.Top + 9);
        var pairs = models.Select(m => DiceErrorPairs.Of(m, kind)).ToArray();
        var most = pairs.Max(p => p.Mice.Length);
        if (most < DiceErrorPairs.LeastMice)
        {
            var reason = most == 0 ? PairedValues.WhyNone(models[0], kind.Quantity) : $"{NumberText.Plural(most, "mouse has", "mice have")} both numbers, a correlation needs {DiceErrorPairs.LeastMice}";
            EmptyPanel.Draw(canvas, new SKRect(rect.Left + Left, rect.Top + Top, rect.Right - Right, rect.Bottom - Bottom), reason);
            return;
        }

        var counts = pairs.Select(p => p.Mice.Length).ToArray();
        TextLine.Draw(canvas, $"n = {(counts.Distinct().Count() == 1 ? counts[0] : string.Join(", ", counts))}", ChartText.Note, rect.Left + Left, rect.Top + 19);
        var dice = pairs.SelectMany(p => p.Dice).ToArray();
        var panel = new ChartPanel(
            AxisScale.Covering(dice.Min(), dice.Max(), 5),
            AxisScale.Covering(0, pairs.SelectMany(p => p.Errors).Max(), 5),
            $"Dice, {Labels.Full(kind.Structure).ToLowerInvariant()}, {Labels.Code(kind.Phase)}",
            $"|Model − expert| ({Labels.Unit(kind.Quantity)})")
        {
            Left = Left,
            Right = Right,
            Top = Top,
            Bottom = Bottom,
        };
        for (var i = 0; i < pairs.Length; i++)
        {
            panel.Points(pairs[i].Dice, pairs[i].Errors, Palette.OfModel(i), most > ManyMice ? 3 : 4.2f, Markers.OfModel(i));
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
