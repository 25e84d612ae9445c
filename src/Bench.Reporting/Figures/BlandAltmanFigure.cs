using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Difference on mean of the six quantities for one model (Bland and Altman 1986), with intervals of bias and limits and the line of
/// proportional bias.
/// </summary>
internal static class BlandAltmanFigure
{
    private const float PanelHeight = 145;

    /// <summary>Of more than four rows, which so fit on a page with their caption.</summary>
    private const float LowPanelHeight = 114;
    private const int MostNamedOutliers = 8;
    private const int ManyMice = 60;
    private const string Marks =
        "Solid line: bias; dashed: limits of agreement, bias ± 1.96 SD; bands: their 95 % intervals, unless wider than the plot; "
        + "dotted: regression of difference on mean; grey: no difference. Mice outside the limits are named where there is room.";

    /// <summary>File name without extension.</summary>
    public static string NameOf(ModelResult model) => $"bland-altman-{FileNames.Safe(model.Name)}";

    /// <summary>The figure; null where no quantity is defined in three mice.</summary>
    /// <param name="model">The model, or a pair of readings in the form of one.</param>
    /// <param name="modelIndex">Its place, which gives the colour.</param>
    /// <param name="widths">Widths.</param>
    /// <param name="between">What is compared, which less which; null for model and expert.</param>
    public static Figure? Of(ModelResult model, int modelIndex, FigureWidths widths, (string Reference, string Compared)? between = null)
    {
        var shown = PairedValues.Drawable(model);
        var names = between ?? ("expert", "model");
        if (shown.Count == 0)
        {
            return null;
        }

        var height = shown.Count > 8 ? LowPanelHeight : PanelHeight;
        var panels = Panels.Grid(shown.Count, 2, widths.TwoColumns, height, ModelHeading.Height);
        var name = NameOf(model);
        return new Figure(
            name,
            $"Bland–Altman plots, {model.Label}",
            $"Bland–Altman plots for {model.Label}; each point is a mouse. {Marks}{PairedValues.Absent(model, shown)}",
            widths.TwoColumns,
            ModelHeading.Height + Panels.GridHeight(shown.Count, 2, height),
            canvas =>
            {
                ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), widths.TwoColumns);
                for (var i = 0; i < panels.Length; i++)
                {
                    DrawPanel(canvas, panels[i], model, shown[i], Palette.OfModel(modelIndex), names);
                }
            })
        {
            Finding = Findings.BlandAltman(model),
            ByPanel = [.. shown.Select(q => Panel(name, model, modelIndex, q, widths.OneColumn, names))],
            Numbers = () => [AgreementFigureTables.Differences.Of(model, name), AgreementFigureTables.Lines.Of(model, $"{name}-lines")],
        };
    }

    private static Figure Panel(
        string name, ModelResult model, int modelIndex, Quantity quantity, float width, (string Reference, string Compared) names) => new(
        $"{name}-{Vocabulary.Code(quantity)}",
        $"Bland–Altman plot of {Vocabulary.Abbreviation(quantity)}, {model.Label}",
        $"Bland–Altman plot of {Vocabulary.Abbreviation(quantity)} for {model.Label}; each point is a mouse. {Marks}",
        width,
        ModelHeading.Height + PanelHeight,
        canvas =>
        {
            ModelHeading.Draw(canvas, model.Label, Palette.OfModel(modelIndex), width);
            DrawPanel(canvas, SKRect.Create(0, ModelHeading.Height, width, PanelHeight), model, quantity, Palette.OfModel(modelIndex),
                names);
        });

    private static void DrawPanel(
        SKCanvas canvas, SKRect rect, ModelResult model, Quantity quantity, SKColor color, (string Reference, string Compared) names)
    {
        var unit = PairedValues.UnitOf(model, quantity);
        TextLine.Draw(canvas, Vocabulary.Name(quantity), ChartText.Title, rect.Left + 38, rect.Top + 9);
        var values = PairedValues.Of(model, quantity);
        var agreement = model.Agreement.FirstOrDefault(a => a.Quantity == quantity);
        if (agreement is null)
        {
            return;
        }

        var slope = double.IsNaN(agreement.ProportionalSlope)
            ? string.Empty
            : $", slope {NumberText.Fixed(agreement.ProportionalSlope, 3)}, {NumberText.PEquals(agreement.ProportionalP)}";
        TextLine.Draw(canvas, $"n = {values.Count}{slope}", ChartText.Note, rect.Left + 38, rect.Top + 19);
        var x = AxisScale.Covering(values.Means.Min(), values.Means.Max(), 5);
        var (low, high) = Range(values, agreement);
        var panel = new ChartPanel(x, AxisScale.Covering(low, high, 5, 0.08), $"Mean of {names.Reference} and {names.Compared} ({unit})",
            $"{char.ToUpperInvariant(names.Compared[0])}{names.Compared[1..]} − {names.Reference} ({unit})")
        { Right = 50 };
        AddLines(panel, agreement, color);
        panel.Points(values.Means, values.Differences, color, values.Count > ManyMice ? 3 : 4.2f);
        panel.Draw(canvas, rect);
        DrawLabels(canvas, rect, panel, agreement);
        NameOutliers(
            canvas, panel.DataArea(rect), values, agreement, i => panel.ToCanvas(rect, values.Means[i], values.Differences[i]),
            [
                .. new[] { agreement.Bias.Value, agreement.LowerLimit.Value, agreement.UpperLimit.Value }
                .Where(double.IsFinite)
                .Select(v => panel.ToCanvas(rect, panel.X.Min, v).Y)
            ]);
    }

    /// <summary>
    /// The points and limits always fit; intervals of the limits only as far as they do not dwarf them (at n = 2 they are endless).
    /// </summary>
    private static (double Low, double High) Range(PairedValues values, AgreementSummary a)
    {
        var inner = Finite([.. values.Differences, 0, a.LowerLimit.Value, a.UpperLimit.Value, a.Bias.Value]);
        var room = 0.5 * (inner.Max() - inner.Min());
        var all = Finite([.. inner, Math.Max(a.LowerLimit.Low, inner.Min() - room), Math.Min(a.UpperLimit.High, inner.Max() + room)]);
        return (all.Min(), all.Max());
    }

    private static double[] Finite(double[] values) => [.. values.Where(double.IsFinite)];

    private static void AddLines(ChartPanel panel, AgreementSummary a, SKColor color)
    {
        var (left, right) = (panel.X.Min, panel.X.Max);
        AddBand(a.LowerLimit.Low, a.LowerLimit.High, Palette.LightGrey, 0.35f);
        AddBand(a.UpperLimit.Low, a.UpperLimit.High, Palette.LightGrey, 0.35f);
        AddBand(a.Bias.Low, a.Bias.High, color, 0.18f);
        panel.Line(left, 0, right, 0, Palette.LightGrey, 0.6f);
        AddLine(a.Bias.Value, color, 1, Dash.None);
        AddLine(a.LowerLimit.Value, Palette.Ink, 0.7f, Dash.Dashed);
        AddLine(a.UpperLimit.Value, Palette.Ink, 0.7f, Dash.Dashed);
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
        var decimals = NumberText.DecimalsFor(a.Bias.High - a.Bias.Value, 2);
        var labels = new List<(float, string[], SKColor)>();
        Add(a.UpperLimit.Value, "+1.96 SD");
        Add(a.Bias.Value, "bias");
        Add(a.LowerLimit.Value, "−1.96 SD");
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

    private static void NameOutliers(
        SKCanvas canvas, SKRect area, PairedValues values, AgreementSummary a, Func<int, SKPoint> place, float[] lines)
    {
        SKPoint[] points = [.. Enumerable.Range(0, values.Count).Select(place)];
        OutlierLabels.Draw(canvas, area, values.Outside(a).Take(MostNamedOutliers).Select(i => (values.Mice[i], points[i])), points, lines);
    }
}
