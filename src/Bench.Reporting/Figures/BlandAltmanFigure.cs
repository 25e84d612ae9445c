using Bench.Core;
using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Difference on mean of the quantities for one model (Bland and Altman 1986), with intervals of bias and limits and the line of
/// proportional bias.
/// </summary>
internal static class BlandAltmanFigure
{
    private const float PanelHeight = 145;

    /// <summary>Of more than four rows, which so fit on a page with their caption.</summary>
    private const float LowPanelHeight = 114;

    /// <summary>Lower than this the names of the lines would not fit.</summary>
    private const float LeastPanelHeight = 96;
    private const string Named = " Mice outside the limits are named where there is room.";

    /// <summary>File name without extension.</summary>
    public static string NameOf(ModelResult model) => $"bland-altman-{FileNames.Safe(model.Name)}";

    /// <summary>The figure; null where no quantity is defined in three mice.</summary>
    /// <param name="model">The model, or a pair of readings in the form of one.</param>
    /// <param name="modelIndex">Its place, which gives the colour.</param>
    /// <param name="widths">Widths.</param>
    /// <param name="scales">Axes that it shares with others.</param>
    /// <param name="between">What is compared, which less which; null for model and expert.</param>
    public static Figure? Of(
        ModelResult model, int modelIndex, FigureWidths widths, AgreementScales scales, (string Reference, string Compared)? between = null)
    {
        var shown = PairedValues.Drawable(model);
        var names = between ?? ("expert", "model");
        if (shown.Count == 0)
        {
            return null;
        }

        BlandAltmanLook Look(Quantity quantity) =>
            new(Vocabulary.Name(quantity), Palette.OfModel(modelIndex), names.Item1, names.Item2);
        var rows = (shown.Count + 1) / 2;
        var room = ((widths.MostHeight - 1 - ModelHeading.Height + Panels.Gap) / rows) - Panels.Gap;
        var height = Math.Min(shown.Count > 8 ? LowPanelHeight : PanelHeight, Math.Max(room, LeastPanelHeight));
        var panels = Panels.Grid(shown.Count, 2, widths.TwoColumns, height, ModelHeading.Height);
        var name = NameOf(model);
        return new Figure(
            name,
            $"Bland–Altman plots, {model.Label}",
            $"Bland–Altman plots for {model.Label}; each point is a mouse. {BlandAltmanPanel.Marks}{Named}{scales.StudyNote(shown)}"
                + PairedValues.Absent(model, shown),
            widths.TwoColumns,
            ModelHeading.Height + Panels.GridHeight(shown.Count, 2, height),
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), widths.TwoColumns);
                for (var i = 0; i < panels.Length; i++)
                {
                    BlandAltmanPanel.Draw(canvas, panels[i], model, shown[i], Look(shown[i]), scales);
                }
            })
        {
            Finding = Findings.BlandAltman(model, scales),
            ByPanel = [.. shown.Select(q => Panel(name, model, modelIndex, q, widths.OneColumn, Look(q), scales))],
            Numbers = () => [AgreementFigureTables.Differences.Of(model, name), AgreementFigureTables.Lines.Of(model, $"{name}-lines")],
        };
    }

    private static Figure Panel(
        string name, ModelResult model, int modelIndex, Quantity quantity, float width, BlandAltmanLook look,
            AgreementScales scales) => new(
        $"{name}-{Vocabulary.Code(quantity)}",
        $"Bland–Altman plot of {Vocabulary.Abbreviation(quantity)}, {model.Label}",
        $"Bland–Altman plot of {Vocabulary.Abbreviation(quantity)} for {model.Label}; each point is a mouse. "
            + $"{BlandAltmanPanel.Marks}{Named}"
            + scales.StudyNote([quantity]),
        width,
        ModelHeading.Height + PanelHeight,
        canvas =>
        {
            ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), width);
            BlandAltmanPanel.Draw(canvas, SKRect.Create(0, ModelHeading.Height, width, PanelHeight), model, quantity, look, scales);
        });
}
