using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Difference on mean of one quantity for one model, in a rectangle.</summary>
internal static class BlandAltmanPanel
{
    private const int MostNamedOutliers = 8;
    private const int ManyMice = 60;

    /// <summary>What lines and bands mean.</summary>
    public const string Marks =
        "Solid line: bias; dashed: limits of agreement, bias ± 1.96 SD; bands: their 95 % intervals, with an arrow where they go on beyond "
        + "the axis; dotted: regression of difference on mean; grey: no difference.";

    /// <summary>Draws the panel.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The rectangle.</param>
    /// <param name="model">The model, or a pair of readings in the form of one.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="look">How it is to look.</param>
    /// <param name="scales">Axes and decimals.</param>
    public static void Draw(
        SKCanvas canvas, SKRect rect, ModelResult model, Quantity quantity, BlandAltmanLook look, AgreementScales scales)
    {
        var unit = PairedValues.UnitOf(model, quantity);
        if (look.Title.Length > 0)
        {
            TextLine.Draw(
                canvas, ChartText.Fit(look.Title, ChartText.Title, rect.Width - look.TitleIndent), ChartText.Title,
                rect.Left + look.TitleIndent, rect.Top + 9);
        }

        var values = PairedValues.Of(model, quantity);
        var agreement = model.Agreement.FirstOrDefault(a => a.Quantity == quantity);
        if (agreement is null || values.Count == 0)
        {
            return;
        }

        if (look.Top > 20)
        {
            var count = $"n = {values.Count}";
            var slope = double.IsNaN(agreement.ProportionalSlope)
                ? count
                : $"{count}, slope {NumberText.Fixed(agreement.ProportionalSlope, 3)}, {NumberText.PEquals(agreement.ProportionalP)}";
            TextLine.Draw(
                canvas, ChartText.FirstThatFits(ChartText.Note, rect.Width - look.TitleIndent, slope, count), ChartText.Note,
                rect.Left + look.TitleIndent, rect.Top + 19);
        }

        var means = scales.Means(quantity, look.Ticks);
        var panel = new ChartPanel(
            look.SharesXAxis ? means with { Labels = [.. means.Labels.Select(_ => string.Empty)] } : means,
            scales.Differences(quantity, look.Ticks), look.XTitle(unit), YTitle(look, unit, rect.Height - look.Top - look.Bottom))
        { Left = look.Left, Right = look.Right, Top = look.Top, Bottom = look.Bottom };
        AddLines(panel, agreement, look.Color);
        if (scales.Study(quantity) is { } study)
        {
            panel.Points(
                [.. study.Reference.Zip(study.Predicted, (r, p) => (r + p) / 2)],
                [.. study.Reference.Zip(study.Predicted, (r, p) => p - r)], Palette.LightGrey, look.PointSize * 0.62f);
        }

        panel.Points(values.Means, values.Differences, look.Color, values.Count > ManyMice ? look.PointSize * 0.7f : look.PointSize,
            look.Marker);
        panel.Draw(canvas, rect);
        if (look.Right > 10)
        {
            DrawLabels(canvas, rect, panel, agreement, look, scales.Decimals(quantity));
        }

        if (look.NamesOutliers)
        {
            NameOutliers(
                canvas, panel.DataArea(rect), values, agreement, i => panel.ToCanvas(rect, values.Means[i], values.Differences[i]),
                [
                    .. new[] { agreement.Bias.Value, agreement.LowerLimit.Value, agreement.UpperLimit.Value }
                    .Where(double.IsFinite)
                    .Select(v => panel.ToCanvas(rect, panel.X.Min, v).Y)
                ]);
        }
    }

    /// <summary>Short where the plot is low and what stands above it begins at the left too.</summary>
    private static string YTitle(BlandAltmanLook look, string unit, float height) => look.TitleIndent > 10 || look.IsBare
        ? look.YTitle(unit)
        : ChartText.FirstThatFits(ChartText.Label, height + 6, look.YTitle(unit), $"Diff. ({unit})", unit);

    private static void AddLines(ChartPanel panel, AgreementSummary a, SKColor color)
    {
        var (left, right) = (panel.X.Min, panel.X.Max);
        panel.Across(a.LowerLimit.Low, a.LowerLimit.High, Palette.LightGrey, 0.35f, Palette.Grey, 0.97);
        panel.Across(a.UpperLimit.Low, a.UpperLimit.High, Palette.LightGrey, 0.35f, Palette.Grey, 0.92);
        panel.Across(a.Bias.Low, a.Bias.High, color, 0.18f, color, 0.87);
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
    }

    private static void DrawLabels(SKCanvas canvas, SKRect rect, ChartPanel panel, AgreementSummary a, BlandAltmanLook look, int decimals)
    {
        var labels = new List<(float, string[], SKColor)>();
        Add(a.UpperLimit.Value, "+1.96 SD");
        Add(a.Bias.Value, "bias");
        Add(a.LowerLimit.Value, "−1.96 SD");
        var area = panel.DataArea(rect);
        MarginLabels.Draw(canvas, area.Right + 3, area.Top - 6, area.Bottom + 6, labels);

        void Add(double value, string name)
        {
            if (double.IsFinite(value))
            {
                var number = NumberText.WithSign(value, decimals);
                labels.Add((panel.ToCanvas(rect, 0, value).Y, look.NamesLines ? [name, number] : [number], Palette.Ink));
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

/// <summary>How a Bland–Altman plot is to look.</summary>
/// <param name="Title">Above the plot; empty for none.</param>
/// <param name="Color">Of the model.</param>
/// <param name="Reference">What differences are from.</param>
/// <param name="Compared">What is compared with it.</param>
internal sealed record BlandAltmanLook(string Title, SKColor Color, string Reference = "expert", string Compared = "model")
{
    /// <summary>Room around the data area.</summary>
    public float Left { get; init; } = 38;

    public float Right { get; init; } = 50;

    public float Top { get; init; } = 28;

    public float Bottom { get; init; } = 27;

    /// <summary>Where the title starts.</summary>
    public float TitleIndent { get; init; } = 38;

    public int Ticks { get; init; } = 5;

    public float PointSize { get; init; } = 4.2f;

    public Marker Marker { get; init; } = Marker.Circle;

    /// <summary>True to say beside its number what a line is.</summary>
    public bool NamesLines { get; init; } = true;

    /// <summary>True to name mice outside the limits.</summary>
    public bool NamesOutliers { get; init; } = true;

    /// <summary>True for short titles of axes.</summary>
    public bool IsNarrow { get; init; }

    /// <summary>True for no numbers at the horizontal axis, which a plot below has.</summary>
    public bool SharesXAxis { get; init; }

    /// <summary>True for no titles of axes.</summary>
    public bool IsBare { get; init; }

    public string XTitle(string unit) => IsBare ? string.Empty : IsNarrow ? $"Mean ({unit})" : $"Mean of {Reference} and {Compared} "
        + $"({unit})";

    public string YTitle(string unit) =>
        IsBare ? string.Empty : IsNarrow ? $"Difference ({unit})" : $"{char.ToUpperInvariant(Compared[0])}{Compared[1..]} − {Reference} "
            + $"({unit})";
}
