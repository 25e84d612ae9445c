using Bench.Core;
using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Model on expert for the quantities of one model, with the line of identity.</summary>
internal static class IdentityFigure
{
    private const int Columns = 3;

    /// <summary>Where the figure may not be higher.</summary>
    private const int MostColumns = 5;

    private const string Marks = "Line: identity. r: Pearson correlation with its 95 % interval; CCC: Lin's concordance correlation.";

    /// <summary>The figure; null where no quantity is defined in three mice.</summary>
    public static Figure? Of(ModelResult model, int modelIndex, FigureWidths widths, AgreementScales scales)
    {
        var shown = PairedValues.Drawable(model);
        if (shown.Count == 0)
        {
            return null;
        }

        IdentityLook Look(Quantity quantity) => new(Vocabulary.Name(quantity), Palette.OfModel(modelIndex));
        float HeightOf(int columns) =>
            IdentityPanel.Height((widths.TwoColumns - ((columns - 1) * Panels.Gap)) / columns, Look(shown[0]));
        float WholeOf(int columns) => ModelHeading.Height + Panels.GridHeight(shown.Count, columns, HeightOf(columns));
        var columns = Enumerable.Range(Columns, MostColumns - Columns + 1).FirstOrDefault(c => WholeOf(c) <= widths.MostHeight, Columns);
        var height = HeightOf(columns);
        var panels = Panels.Grid(shown.Count, columns, widths.TwoColumns, height, ModelHeading.Height);
        var name = $"identity-{FileNames.Safe(model.Name)}";
        return new Figure(
            name,
            $"Identity plots, {model.Label}",
            $"Model against expert for {model.Label}; each point is a mouse. {Marks}{scales.StudyNote(shown)}"
                + PairedValues.Absent(model, shown),
            widths.TwoColumns,
            WholeOf(columns),
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), widths.TwoColumns);
                for (var i = 0; i < panels.Length; i++)
                {
                    IdentityPanel.Draw(canvas, panels[i], model, shown[i], Look(shown[i]), scales);
                }
            })
        {
            Finding = Findings.Identity(model, scales),
            ByPanel = [.. shown.Select(q => Panel(name, model, q, widths.OneColumn, Look(q), scales))],
            Numbers = () =>
                [AgreementFigureTables.Pairs.Of(model, name), AgreementFigureTables.Correlations.Of(model, $"{name}-correlations")],
        };
    }

    private static Figure Panel(string name, ModelResult model, Quantity quantity, float width, IdentityLook look, AgreementScales scales)
    {
        var height = IdentityPanel.Height(width, look);
        return new Figure(
            $"{name}-{Vocabulary.Code(quantity)}",
            $"Identity plot of {Vocabulary.Abbreviation(quantity)}, {model.Label}",
            $"{Vocabulary.Name(quantity)} by {model.Label} against the expert; each point is a mouse. "
                + $"{Marks}{scales.StudyNote([quantity])}",
            width,
            ModelHeading.Height + height,
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, look.Color, width);
                IdentityPanel.Draw(canvas, SKRect.Create(0, ModelHeading.Height, width, height), model, quantity, look, scales);
            });
    }
}
