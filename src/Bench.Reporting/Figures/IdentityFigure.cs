using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Model on expert for the six quantities of one model, with the line of identity.</summary>
internal static class IdentityFigure
{
    private const int Columns = 3;
    private const float PanelHeight = 145;
    private const float LeftRoom = 34;
    private const float TopRoom = 36;

    /// <summary>Height at which the data area over one column is square.</summary>
    private const float SquareHeight = Figure.SingleColumn - LeftRoom - 4 + TopRoom + 27;
    private const string Marks = "Line: identity. r: Pearson correlation with its 95 % interval; CCC: Lin's concordance correlation.";

    public static Figure Of(ModelResult model, int modelIndex)
    {
        var panels = Panels.Grid(Labels.Quantities.Count, Columns, Figure.DoubleColumn, PanelHeight, ModelHeading.Height);
        var name = $"identity-{FileNames.Safe(model.Name)}";
        return new Figure(
            name,
            $"Identity plots, {model.Label}",
            $"Model against expert for {model.Label}; each point is a mouse. {Marks}",
            Figure.DoubleColumn,
            ModelHeading.Height + Panels.GridHeight(Labels.Quantities.Count, Columns, PanelHeight),
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), Figure.DoubleColumn);
                for (var i = 0; i < panels.Length; i++)
                {
                    DrawPanel(canvas, panels[i], model, Labels.Quantities[i], Palette.OfModel(modelIndex));
                }
            })
        {
            ByPanel = [.. Labels.Quantities.Select(q => Panel(name, model, modelIndex, q))],
            Numbers = () => [AgreementFigureTables.Pairs(name, model), AgreementFigureTables.Correlations(name, model)],
        };
    }

    private static Figure Panel(string name, ModelResult model, int modelIndex, Quantity quantity) => new(
        $"{name}-{Labels.Code(quantity)}",
        $"Identity plot of {Labels.Abbreviation(quantity)}, {model.Label}",
        $"{Labels.Full(quantity)} by {model.Label} against the expert; each point is a mouse. {Marks}",
        Figure.SingleColumn,
        ModelHeading.Height + SquareHeight,
        canvas =>
        {
            ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), Figure.SingleColumn);
            DrawPanel(canvas, SKRect.Create(0, ModelHeading.Height, Figure.SingleColumn, SquareHeight), model, quantity, Palette.OfModel(modelIndex));
        });

    private static void DrawPanel(SKCanvas canvas, SKRect rect, ModelResult model, Quantity quantity, SKColor color)
    {
        var unit = Labels.Unit(quantity);
        TextLine.Draw(canvas, Labels.Full(quantity), ChartText.Title, rect.Left + LeftRoom, rect.Top + 9);
        var values = PairedValues.Of(model, quantity);
        if (values.Count == 0)
        {
            EmptyPanel.Draw(canvas, new SKRect(rect.Left + LeftRoom, rect.Top + TopRoom, rect.Right - 4, rect.Bottom - 30), PairedValues.WhyNone(model, quantity));
            return;
        }

        var scale = AxisScale.Covering(Math.Min(values.Reference.Min(), values.Predicted.Min()), Math.Max(values.Reference.Max(), values.Predicted.Max()), 4);
        var panel = new ChartPanel(scale, scale, $"Expert ({unit})", $"Model ({unit})") { Left = LeftRoom, Right = 4, Top = TopRoom };
        panel.Line(scale.Min, scale.Min, scale.Max, scale.Max, Palette.Grey, 0.7f);
        panel.Points(values.Reference, values.Predicted, color);
        panel.Draw(canvas, rect);
        if (model.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } agreement)
        {
            var decimals = Math.Max(Math.Abs(agreement.PearsonR) >= 0.995 ? 3 : 2, NumberText.DecimalsFor((agreement.PearsonHigh - agreement.PearsonLow) / 2, 2));
            var concordance = double.IsNaN(agreement.ConcordanceCorrelation) ? string.Empty : $", CCC = {NumberText.Fixed(agreement.ConcordanceCorrelation, decimals)}";
            TextLine.Draw(canvas, $"n = {agreement.Count}{concordance}", ChartText.Note, rect.Left + LeftRoom, rect.Top + 19);
            if (double.IsFinite(agreement.PearsonR))
            {
                TextLine.Draw(
                    canvas, $"r = {NumberText.WithInterval(agreement.PearsonR, agreement.PearsonLow, agreement.PearsonHigh, decimals)}", ChartText.Note, rect.Left + LeftRoom, rect.Top + 29);
            }
        }
    }
}
