using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>All models side by side: bias with its interval and limits of agreement for the six quantities. Only where there are models to compare.</summary>
internal static class ComparisonFigure
{
    private const float RowHeight = 18;
    private const float LabelWidth = 92;
    private const float NarrowLabel = 74;
    private const float Top = 18;
    private const float Bottom = 26;
    private const int Columns = 2;
    private const string Caption = "Bias (point) with its 95 % interval (thick bar) and limits of agreement (thin bar) of each model against the expert. Grey line: no bias.";

    public static Figure Of(EvaluationResult result)
    {
        var panelHeight = Top + Bottom + (RowHeight * result.Models.Count);
        var panels = Panels.Grid(Labels.Quantities.Count, Columns, Figure.DoubleColumn - LabelWidth, panelHeight)
            .Select(p => SKRect.Create(p.Left + LabelWidth, p.Top, p.Width, p.Height)).ToArray();
        return new Figure(
            "comparison",
            "Models compared: bias and limits of agreement",
            Caption,
            Figure.DoubleColumn,
            Panels.GridHeight(Labels.Quantities.Count, Columns, panelHeight),
            canvas =>
            {
                for (var i = 0; i < panels.Length; i++)
                {
                    DrawPanel(canvas, panels[i], result.Models, Labels.Quantities[i]);
                    if (i % Columns == 0)
                    {
                        DrawLabels(canvas, panels[i], result.Models, LabelWidth);
                    }
                }
            })
        {
            ByPanel = [.. Labels.Quantities.Select(q => Panel(result.Models, q, panelHeight))],
            Numbers = () => [AgreementFigureTables.Comparison(result)],
        };
    }

    private static Figure Panel(IReadOnlyList<ModelResult> models, Quantity quantity, float height) => new(
        $"comparison-{Labels.Code(quantity)}",
        $"Models compared: bias and limits of agreement of {Labels.Abbreviation(quantity)}",
        Caption,
        Figure.SingleColumn,
        height,
        canvas =>
        {
            var rect = SKRect.Create(NarrowLabel, 0, Figure.SingleColumn - NarrowLabel, height);
            DrawPanel(canvas, rect, models, quantity);
            DrawLabels(canvas, rect, models, NarrowLabel);
        });

    private static void DrawLabels(SKCanvas canvas, SKRect rect, IReadOnlyList<ModelResult> models, float width)
    {
        for (var i = 0; i < models.Count; i++)
        {
            ChartText.DrawLabel(canvas, models[i].Label, width - 4, rect.Top + Top + ((i + 0.5f) * RowHeight), width - 4, 2);
        }
    }

    private static void DrawPanel(SKCanvas canvas, SKRect rect, IReadOnlyList<ModelResult> models, Quantity quantity)
    {
        TextLine.Draw(canvas, Labels.Full(quantity), ChartText.Title, rect.Left + 4, rect.Top + 10);
        var rows = models.Select(m => m.Agreement.FirstOrDefault(a => a.Quantity == quantity)).ToArray();
        var ends = rows.OfType<AgreementSummary>().SelectMany(a => new[] { a.LimitLower, a.LimitUpper, a.Bias }).Where(double.IsFinite).ToArray();
        if (ends.Length == 0)
        {
            EmptyPanel.Draw(canvas, new SKRect(rect.Left + 4, rect.Top + Top, rect.Right, rect.Bottom - Bottom), PairedValues.WhyNone(models[0], quantity));
            return;
        }

        var panel = new ChartPanel(
            AxisScale.Covering(Math.Min(0, ends.Min()), Math.Max(0, ends.Max()), 6), AxisScale.Bare(-models.Count, 0), $"Model − expert ({Labels.Unit(quantity)})", string.Empty)
        { Left = 4, Right = 6, Top = Top, Bottom = Bottom };
        panel.Line(0, -models.Count, 0, 0, Palette.LightGrey, 0.7f);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is { } a && double.IsFinite(a.Bias))
            {
                Add(panel, a, -(i + 0.5), Palette.OfModel(i));
            }
        }

        panel.Draw(canvas, rect);
    }

    private static void Add(ChartPanel panel, AgreementSummary a, double y, SKColor color)
    {
        AddBar(a.LimitLower, a.LimitUpper, 0.8f);
        AddBar(a.BiasLow, a.BiasHigh, 3);
        panel.Points([a.Bias], [y], color, 5);

        void AddBar(double low, double high, float width)
        {
            if (double.IsFinite(low) && double.IsFinite(high))
            {
                panel.Line(Math.Max(low, panel.X.Min), y, Math.Min(high, panel.X.Max), y, color, width);
            }
        }
    }
}
