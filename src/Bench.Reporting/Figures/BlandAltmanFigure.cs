using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Difference on mean of the six quantities for one model (Bland and Altman 1986), with intervals of bias and limits and the line of proportional bias.</summary>
internal static class BlandAltmanFigure
{
    private const float PanelHeight = 172;
    private const int MostNamedOutliers = 4;
    private const string Marks = "Solid line: bias; dashed lines: limits of agreement, bias ± 1.96 SD; bands: their 95 % intervals, left out where wider than the plot; "
        + "dotted line: regression of difference on mean, with its slope and p above the plot; grey line: no difference. Mice outside the limits are named.";

    public static Figure Of(ModelResult model, int modelIndex)
    {
        var panels = Panels.Grid(Labels.Quantities.Count, 2, Figure.DoubleColumn, PanelHeight, ModelHeading.Height);
        var counts = model.Agreement.Select(a => a.Count).DefaultIfEmpty(0).ToArray();
        var n = counts.Min() == counts.Max() ? $"{counts.Max()}" : $"{counts.Min()} to {counts.Max()}";
        var name = $"bland-altman-{FileNames.Safe(model.Name)}";
        return new Figure(
            name,
            $"Bland–Altman plots, {model.Label}",
            $"Bland–Altman plots for {model.Label}; each point is a mouse (n = {n}). {Marks}",
            Figure.DoubleColumn,
            ModelHeading.Height + Panels.GridHeight(Labels.Quantities.Count, 2, PanelHeight),
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
            Numbers = () => [AgreementFigureTables.Differences(name, model), AgreementFigureTables.Lines(name, model)],
        };
    }

    private static Figure Panel(string name, ModelResult model, int modelIndex, Quantity quantity) => new(
        $"{name}-{Labels.Code(quantity)}",
        $"Bland–Altman plot of {Labels.Abbreviation(quantity)}, {model.Label}",
        $"Bland–Altman plot of {Labels.Abbreviation(quantity)} for {model.Label}; each point is a mouse. {Marks}",
        Figure.SingleColumn,
        ModelHeading.Height + PanelHeight,
        canvas =>
        {
            ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), Figure.SingleColumn);
            DrawPanel(canvas, SKRect.Create(0, ModelHeading.Height, Figure.SingleColumn, PanelHeight), model, quantity, Palette.OfModel(modelIndex));
        });

    private static void DrawPanel(SKCanvas canvas, SKRect rect, ModelResult model, Quantity quantity, SKColor color)
    {
        var unit = Labels.Unit(quantity);
        TextLine.Draw(canvas, Labels.Full(quantity), ChartText.Title, rect.Left + 38, rect.Top + 9);
        var values = PairedValues.Of(model, quantity);
        var agreement = model.Agreement.FirstOrDefault(a => a.Quantity == quantity);
        if (values.Count == 0 || agreement is null)
        {
            EmptyPanel.Draw(canvas, new SKRect(rect.Left + 38, rect.Top + 28, rect.Right - 50, rect.Bottom - 27), PairedValues.WhyNone(model, quantity));
            return;
        }

        var slope = double.IsNaN(agreement.ProportionalSlope)
            ? string.Empty
            : $", slope {NumberText.Fixed(agreement.ProportionalSlope, 3)}, {NumberText.PEquals(agreement.ProportionalP)}";
        TextLine.Draw(canvas, $"n = {values.Count}{slope}", ChartText.Note, rect.Left + 38, rect.Top + 19);
        var x = AxisScale.Covering(values.Means.Min(), values.Means.Max(), 5);
        var (low, high) = Range(values, agreement);
        var panel = new ChartPanel(x, AxisScale.Covering(low, high, 5, 0.08), $"Mean of expert and model ({unit})", $"Model − expert ({unit})") { Right = 50 };
        AddLines(panel, agreement, color);
        panel.Points(values.Means, values.Differences, color);
        panel.Draw(canvas, rect);
        DrawLabels(canvas, rect, panel, agreement);
        NameOutliers(canvas, rect, panel, values, agreement);
    }

    /// <summary>The points and limits always fit; intervals of the limits only as far as they do not dwarf them (at n = 2 they are endless).</summary>
    private static (double Low, double High) Range(PairedValues values, AgreementSummary a)
    {
        var inner = Finite([.. values.Differences, 0, a.LimitLower, a.LimitUpper, a.Bias]);
        var room = 0.5 * (inner.Max() - inner.Min());
        var all = Finite([.. inner, Math.Max(a.LimitLowerLow, inner.Min() - room), Math.Min(a.LimitUpperHigh, inner.Max() + room)]);
        return (all.Min(), all.Max());
    }

    private static double[] Finite(double[] values) => [.. values.Where(double.IsFinite)];

    private static void AddLines(ChartPanel panel, AgreementSummary a, SKColor color)
    {
        var (left, right) = (panel.X.Min, panel.X.Max);
        AddBand(a.LimitLowerLow, a.LimitLowerHigh, Palette.LightGrey, 0.35f);
        AddBand(a.LimitUpperLow, a.LimitUpperHigh, Palette.LightGrey, 0.35f);
        AddBand(a.BiasLow, a.BiasHigh, color, 0.18f);
        panel.Line(left, 0, right, 0, Palette.LightGrey, 0.6f);
        AddLine(a.Bias, color, 1, Dash.None);
        AddLine(a.LimitLower, Palette.Ink, 0.7f, Dash.Dashed);
        AddLine(a.LimitUpper, Palette.Ink, 0.7f, Dash.Dashed);
        if (double.IsFinite(a.ProportionalSlope))
        {
            double At(double x) => a.ProportionalIntercept + (a.ProportionalSlope * x);
            panel.Line(left, At(left), right, At(right), Palette.Grey, 0.8f, Dash.Dotted);
        }

        void AddLine(double y, SKColor ink, float width, Dash dash)
        {
            if (double.IsFinite(y))
            {
                panel.Line(left, y, right, y, ink, width, dash);
            }
        }

        void AddBand(double bottom, double top, SKColor fill, float opacity)
        {
            if (double.IsFinite(bottom) && double.IsFinite(top) && top - bottom < panel.Y.Max - panel.Y.Min)
            {
                panel.Band(left, right, Math.Max(bottom, panel.Y.Min), Math.Min(top, panel.Y.Max), fill, opacity);
            }
        }
    }

    private static void DrawLabels(SKCanvas canvas, SKRect rect, ChartPanel panel, AgreementSummary a)
    {
        var decimals = NumberText.DecimalsFor(a.BiasHigh - a.Bias, 2);
        var labels = new List<(float, string[], SKColor)>();
        Add(a.LimitUpper, "+1.96 SD");
        Add(a.Bias, "bias");
        Add(a.LimitLower, "−1.96 SD");
        var area = panel.DataArea(rect);
        MarginLabels.Draw(canvas, area.Right + 4, area.Top - 6, area.Bottom + 6, labels);

        void Add(double value, string name)
        {
            if (double.IsFinite(value))
            {
                labels.Add((panel.ToCanvas(rect, 0, value).Y, [name, NumberText.WithSign(value, decimals)], Palette.Ink));
            }
        }
    }

    private static void NameOutliers(SKCanvas canvas, SKRect rect, ChartPanel panel, PairedValues values, AgreementSummary a)
    {
        var taken = new List<SKRect>();
        var area = panel.DataArea(rect);
        var outside = Enumerable.Range(0, values.Count)
            .Where(i => values.Differences[i] > a.LimitUpper || values.Differences[i] < a.LimitLower)
            .OrderByDescending(i => Math.Abs(values.Differences[i] - a.Bias)).Take(MostNamedOutliers);
        foreach (var i in outside)
        {
            var point = panel.ToCanvas(rect, values.Means[i], values.Differences[i]);
            var name = ChartText.Fit(values.Mice[i], ChartText.Small, area.Width / 2 - 8);
            var half = TextLine.Measure(name, ChartText.Small) / 2;
            var x = Math.Clamp(point.X, area.Left + half + 1, area.Right - half - 1);
            var above = values.Differences[i] > a.LimitUpper;
            var baseline = Math.Clamp(above ? point.Y - 4 : point.Y + 8, area.Top + 5, area.Bottom - 1);
            var box = new SKRect(x - half - 1, baseline - 5, x + half + 1, baseline + 1);
            if (!taken.Any(t => t.IntersectsWith(box)))
            {
                taken.Add(box);
                TextLine.Draw(canvas, name, ChartText.Small, x, baseline, 0.5f);
            }
        }
    }
}
