using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Model on expert for the six quantities of one model, with the line of identity.</summary>
internal static class IdentityFigure
{
    private const int Columns = 3;
    private const float PanelHeight = 131;
    private const int ManyMice = 60;
    private const float LeftRoom = 34;
    private const float TopRoom = 16;

    private const string Marks = "Line: identity. r: Pearson correlation with its 95 % interval; CCC: Lin's concordance correlation.";

    /// <summary>The figure; null where no quantity is defined in three mice.</summary>
    public static Figure? Of(ModelResult model, int modelIndex, FigureWidths widths)
    {
        var shown = PairedValues.Drawable(model);
        if (shown.Count == 0)
        {
            return null;
        }

        var panels = Panels.Grid(shown.Count, Columns, widths.TwoColumns, PanelHeight, ModelHeading.Height);
        var name = $"identity-{FileNames.Safe(model.Name)}";
        return new Figure(
            name,
            $"Identity plots, {model.Label}",
            $"Model against expert for {model.Label}; each point is a mouse. {Marks}{PairedValues.Absent(model, shown)}",
            widths.TwoColumns,
            ModelHeading.Height + Panels.GridHeight(shown.Count, Columns, PanelHeight),
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), widths.TwoColumns);
                for (var i = 0; i < panels.Length; i++)
                {
                    DrawPanel(canvas, panels[i], model, shown[i], Palette.OfModel(modelIndex));
                }
            })
        {
            Finding = Findings.Identity(model),
            ByPanel = [.. shown.Select(q => Panel(name, model, modelIndex, q, widths.OneColumn))],
            Numbers = () =>
                [AgreementFigureTables.Pairs.Of(model, name), AgreementFigureTables.Correlations.Of(model, $"{name}-correlations")],
        };
    }

    private static Figure Panel(string name, ModelResult model, int modelIndex, Quantity quantity, float width)
    {
        // The data area is square.
        var height = width - LeftRoom - 4 + TopRoom + 27;
        return new Figure(
            $"{name}-{Vocabulary.Code(quantity)}",
            $"Identity plot of {Vocabulary.Abbreviation(quantity)}, {model.Label}",
            $"{Vocabulary.Name(quantity)} by {model.Label} against the expert; each point is a mouse. {Marks}",
            width,
            ModelHeading.Height + height,
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), width);
                DrawPanel(canvas, SKRect.Create(0, ModelHeading.Height, width, height), model, quantity, Palette.OfModel(modelIndex));
            });
    }

    private static void DrawPanel(SKCanvas canvas, SKRect rect, ModelResult model, Quantity quantity, SKColor color)
    {
        var unit = PairedValues.UnitOf(model, quantity);
        TextLine.Draw(canvas, Vocabulary.Name(quantity), ChartText.Title, rect.Left + LeftRoom, rect.Top + 9);
        var values = PairedValues.Of(model, quantity);
        var scale = AxisScale.Covering(
            Math.Min(values.Reference.Min(), values.Predicted.Min()), Math.Max(values.Reference.Max(), values.Predicted.Max()), 4);
        var panel = new ChartPanel(scale, scale, $"Expert ({unit})", $"Model ({unit})") { Left = LeftRoom, Right = 4, Top = TopRoom };
        panel.Line(scale.Min, scale.Min, scale.Max, scale.Max, Palette.Grey, 0.7f);
        panel.Points(values.Reference, values.Predicted, color, values.Count > ManyMice ? 3 : 4.2f);
        panel.Draw(canvas, rect);
        if (model.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } agreement)
        {
            DrawNumbers(canvas, panel.DataArea(rect), agreement);
        }
    }

    /// <summary>In the upper left corner, where no point of a usable model lies.</summary>
    private static void DrawNumbers(SKCanvas canvas, SKRect area, AgreementSummary agreement)
    {
        var decimals = Math.Max(
            Math.Abs(agreement.Pearson.Value) >= 0.995 ? 3 : 2, NumberText.DecimalsFor(agreement.Pearson.Interval.Width / 2, 2));
        var y = area.Top + 7;
        if (double.IsFinite(agreement.Pearson.Value))
        {
            TextLine.Draw(canvas, $"r = {NumberText.WithInterval(agreement.Pearson, decimals)}", ChartText.Note, area.Left + 4, y);
            y += 9;
        }

        var concordance = double.IsNaN(agreement.ConcordanceCorrelation)
            ? string.Empty
            : $"CCC = {NumberText.Fixed(agreement.ConcordanceCorrelation, decimals)}, ";
        TextLine.Draw(canvas, $"{concordance}n = {agreement.Count}", ChartText.Note, area.Left + 4, y);
    }
}
