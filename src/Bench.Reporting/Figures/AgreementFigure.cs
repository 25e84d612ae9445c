using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using Bench.Statistics.Agreement;
using Bench.Statistics.Analysis;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Any two columns: difference on mean with bias and limits (Bland and Altman 1986), and predicted on reference with the line of identity.
/// </summary>
public static class AgreementFigure
{
    private const float PanelHeight = 205;
    private const float LeftRoom = 38;
    private static readonly SKColor Color = Palette.OfModel(0);

    /// <summary>Draws an analysis.</summary>
    /// <param name="analysis">The analysis; with no pair the panels say so.</param>
    /// <param name="reference">Name of the reference.</param>
    /// <param name="predicted">Name of the measurement under test.</param>
    public static Figure Of(AgreementAnalysis analysis, string reference, string predicted)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var panels = Panels.Grid(2, 2, Figure.DoubleColumn, PanelHeight);
        return new Figure(
            "bland-altman",
            $"Agreement of {predicted} with {reference}",
            $"Left: difference ({predicted} − {reference}) on the mean of both, n = {analysis.Count}. Solid line: bias; dashed lines: "
                + $"limits of agreement, bias ± {NumberText.Fixed(analysis.Absolute.Multiplier, 2)} SD; "
            + "bands: their 95 % intervals (limits: exact pair, Carkeet 2015), with an arrow where they go on beyond the axis; dotted "
            + "line: "
            + "regression of difference on mean; grey line: no difference. Right: both measurements with the line of identity.",
            Figure.DoubleColumn,
            PanelHeight,
            canvas =>
            {
                DrawDifferences(canvas, panels[0], analysis, reference, predicted);
                DrawIdentity(canvas, panels[1], analysis, reference, predicted);
            });
    }

    private static void DrawDifferences(SKCanvas canvas, SKRect rect, AgreementAnalysis analysis, string reference, string predicted)
    {
        var a = analysis.Absolute;
        TextLine.Draw(canvas, "Bland–Altman plot", ChartText.Title, rect.Left + LeftRoom, rect.Top + 9);
        if (Empty(canvas, rect, a))
        {
            return;
        }

        var line = analysis.OnMean.Line;
        var slope = double.IsNaN(line.Slope)
            ? string.Empty
            : $", slope {NumberText.Fixed(line.Slope, 3)}, {NumberText.PEquals(line.SlopePValue)}";
        TextLine.Draw(canvas, $"n = {a.Count}{slope}", ChartText.Note, rect.Left + LeftRoom, rect.Top + 19);
        double[] means = [.. a.Points.Select(p => (p.Reference + p.Predicted) / 2)];
        double[] differences = [.. a.Points.Select(p => p.Difference)];
        var (low, high) = Range(differences, a);
        var unit = Unit(analysis);
        var panel = new ChartPanel(
            AxisScale.Covering(means.Min(), means.Max(), 5),
            AxisScale.Covering(low, high, 5, 0.08),
            Short($"Mean of {reference} and {predicted}{unit}", rect.Width - 70),
            Short($"{predicted} − {reference}{unit}", rect.Height - 55))
        {
            Right = 50,
        };
        AddLines(panel, analysis);
        panel.Points(means, differences, Color);
        panel.Draw(canvas, rect);
        DrawLabels(canvas, rect, panel, a);
    }

    private static void AddLines(ChartPanel panel, AgreementAnalysis analysis)
    {
        var (a, left, right) = (analysis.Absolute, panel.X.Min, panel.X.Max);
        panel.Across(a.LowerLimitInterval.Low, a.LowerLimitInterval.High, Palette.LightGrey, 0.35f, Palette.Grey, 0.97);
        panel.Across(a.UpperLimitInterval.Low, a.UpperLimitInterval.High, Palette.LightGrey, 0.35f, Palette.Grey, 0.93);
        panel.Across(a.BiasInterval.Low, a.BiasInterval.High, Color, 0.18f, Color, 0.89);
        panel.Line(left, 0, right, 0, Palette.LightGrey, 0.6f);
        Level(a.Bias, Color, 1, Dash.None);
        Level(a.LowerLimit, Palette.Ink, 0.7f, Dash.Dashed);
        Level(a.UpperLimit, Palette.Ink, 0.7f, Dash.Dashed);
        var line = analysis.OnMean.Line;
        if (double.IsFinite(line.Slope))
        {
            panel.Line(left, line.At(left), right, line.At(right), Palette.Grey, 0.8f, Dash.Dotted);
        }

        void Level(double y, SKColor ink, float width, Dash dash)
        {
            if (double.IsFinite(y))
            {
                panel.Line(left, y, right, y, ink, width, dash);
            }
        }

    }

    private static void DrawLabels(SKCanvas canvas, SKRect rect, ChartPanel panel, BlandAltman a)
    {
        var decimals = NumberText.DecimalsFor(a.BiasInterval.Width / 2, 2);
        var times = NumberText.Fixed(a.Multiplier, 2);
        (double Value, string Name)[] levels = [(a.UpperLimit, $"+{times} SD"), (a.Bias, "bias"), (a.LowerLimit, $"−{times} SD")];
        var area = panel.DataArea(rect);
        MarginLabels.Draw(canvas, area.Right + 4, area.Top - 6, area.Bottom + 6,
        [
            .. levels.Where(l => double.IsFinite(l.Value)).Select(
                l => (panel.ToCanvas(rect, 0, l.Value).Y, new[] { l.Name, NumberText.WithSign(l.Value, decimals) }, Palette.Ink)),
        ]);
    }

    private static void DrawIdentity(SKCanvas canvas, SKRect rect, AgreementAnalysis analysis, string reference, string predicted)
    {
        var a = analysis.Absolute;
        TextLine.Draw(canvas, "Identity plot", ChartText.Title, rect.Left + LeftRoom, rect.Top + 9);
        if (Empty(canvas, rect, a))
        {
            return;
        }

        var pearson = double.IsNaN(analysis.Pearson.Coefficient)
            ? string.Empty
            : $", r = {NumberText.Fixed(analysis.Pearson.Coefficient, 3)}";
        var concordance = double.IsNaN(analysis.Concordance.Coefficient)
            ? string.Empty
            : $", CCC = {NumberText.Fixed(analysis.Concordance.Coefficient, 3)}";
        TextLine.Draw(canvas, $"n = {a.Count}{pearson}{concordance}", ChartText.Note, rect.Left + LeftRoom, rect.Top + 19);
        double[] x = [.. a.Points.Select(p => p.Reference)];
        double[] y = [.. a.Points.Select(p => p.Predicted)];
        var scale = AxisScale.Covering(Math.Min(x.Min(), y.Min()), Math.Max(x.Max(), y.Max()), 5);
        var unit = Unit(analysis);
        var panel = new ChartPanel(
            scale, scale, Short(reference + unit, rect.Width - 50), Short(predicted + unit, rect.Height - 55))
        { Left = LeftRoom };
        panel.Line(scale.Min, scale.Min, scale.Max, scale.Max, Palette.Grey, 0.7f);
        panel.Points(x, y, Color);
        panel.Draw(canvas, rect);
    }

    /// <summary>
    /// The points and limits always fit; intervals of the limits only as far as they do not dwarf them (at n = 2 they are endless).
    /// </summary>
    private static (double Low, double High) Range(double[] differences, BlandAltman a)
    {
        double[] inner = [.. differences.Concat([0, a.Bias, a.LowerLimit, a.UpperLimit]).Where(double.IsFinite)];
        var room = 0.5 * (inner.Max() - inner.Min());
        double[] all =
        [
            .. inner.Concat(
                [
                    Math.Max(a.LowerLimitInterval.Low, inner.Min() - room),
                    Math.Min(a.UpperLimitInterval.High, inner.Max() + room),
                ]).Where(double.IsFinite),
        ];
        return (all.Min(), all.Max());
    }

    private static bool Empty(SKCanvas canvas, SKRect rect, BlandAltman a)
    {
        if (a.Points.Count == 0)
        {
            EmptyPanel.Draw(canvas, new SKRect(rect.Left + LeftRoom, rect.Top + 28, rect.Right - 8, rect.Bottom - 27), "no pair of values");
        }

        return a.Points.Count == 0;
    }

    private static string Unit(AgreementAnalysis analysis) =>
        analysis.Options.Unit.Length == 0 ? string.Empty : $" ({analysis.Options.Unit})";

    private static string Short(string text, float width) => ChartText.Fit(text, ChartText.Label, width);
}
