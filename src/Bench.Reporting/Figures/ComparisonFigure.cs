using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// The study and all models side by side: bias with its interval and limits of agreement for the six quantities. Only where there are two
/// to compare.
/// </summary>
internal static class ComparisonFigure
{
    private const float LeastRow = 13;
    /// <summary>Room for names of models.</summary>
    public const float LabelWidth = 84;

    private const float NarrowLabel = 74;
    /// <summary>Room above the rows of a panel.</summary>
    public const float Top = 18;

    /// <summary>Room below them.</summary>
    public const float Bottom = 26;

    private const int MostLines = 3;

    /// <summary>The figure; null where there is nothing to compare or to show.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">The study's numbers, to stand above the models'; null for none.</param>
    /// <param name="widths">Widths.</param>
    public static Figure? Of(EvaluationResult result, PublishedTable? published, FigureWidths widths)
    {
        var shown = result.Settings.Terms.Quantities
            .Where(q => result.Models.Any(m => m.Agreement.Any(a => a.Quantity == q && IsShown(a))))
            .ToArray();
        if (shown.Length == 0 || (result.Models.Count < 2 && published is null))
        {
            return null;
        }

        var columns = Math.Min(3, shown.Length);
        var row = RowHeight(result.Models);
        var panelHeight = Top + Bottom + (row * Rows(result, published, shown[0]).Count);
        var panels = Panels.Grid(shown.Length, columns, widths.TwoColumns - LabelWidth, panelHeight)
            .Select(p => SKRect.Create(p.Left + LabelWidth, p.Top, p.Width, p.Height)).ToArray();
        return new Figure(
            "comparison",
            "Bias and limits of agreement",
            Caption(published, result.Settings.Terms.Quantities.Except(shown)),
            widths.TwoColumns,
            Panels.GridHeight(shown.Length, columns, panelHeight),
            canvas =>
            {
                for (var i = 0; i < panels.Length; i++)
                {
                    var rows = Rows(result, published, shown[i]);
                    DrawPanel(canvas, panels[i], rows, shown[i], row, PairedValues.UnitOf(result.Models[0], shown[i]));
                    if (i % columns == 0)
                    {
                        DrawLabels(canvas, panels[i], rows, LabelWidth, row);
                    }
                }
            })
        {
            Finding = Findings.Comparison(result.Models, shown),
            ByPanel = [.. shown.Select(q => Panel(result, published, q, panelHeight, row, widths.OneColumn))],
            Numbers = () => [AgreementFigureTables.Comparison.Of((result, published))],
        };
    }

    private static bool IsShown(AgreementSummary a) => a.Count >= PairedValues.LeastForPlot && double.IsFinite(a.LowerLimit.Value);

    private static string Caption(PublishedTable? published, IEnumerable<Quantity> absent)
    {
        var none = string.Join(", ", absent.Select(Vocabulary.Abbreviation));
        return "Bias (point) with its 95 % interval (thick bar) and limits of agreement (thin bar) against the expert. Grey line: no bias."
            + (
                published is null
                    ? string.Empty
                    : $" Grey: as the study prints them ({published.Version}, without interval, limits by the SD with n).")
            + (none.Length == 0 ? string.Empty : $" Too few mice: {none}.");
    }

    /// <summary>Height of a row that holds the names of models.</summary>
    public static float RowHeight(IReadOnlyList<ModelResult> models)
    {
        var lines = models.Max(m => Math.Min(MostLines, ChartText.Wrap(m.Label, ChartText.Small, LabelWidth - 4).Count()));
        return Math.Max(LeastRow, (lines * ChartText.Small.Size * 1.15f) + 3);
    }

    /// <summary>The study, where it is given, and each model.</summary>
    public static List<Row> Rows(EvaluationResult result, PublishedTable? published, Quantity quantity)
    {
        var rows = new List<Row>();
        if (published is not null)
        {
            var p = published.Agreement.FirstOrDefault(a => a.Quantity == quantity);
            rows.Add(new Row("study", Palette.Grey, p) { Absent = "not printed" });
        }

        rows.AddRange(result.Models.Select((m, i) => m.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } a && IsShown(a)
            ? new Row(m.Label, Palette.OfModel(i), a)
            : new Row(m.Label, Palette.OfModel(i), null) { Absent = result.Settings.Terms.Say("too few mice") }));
        return rows;
    }

    private static Figure Panel(
        EvaluationResult result, PublishedTable? published, Quantity quantity, float height, float row, float width) => new(
        $"comparison-{Vocabulary.Code(quantity)}",
        $"Bias and limits of agreement of {Vocabulary.Abbreviation(quantity)}",
        Caption(published, []),
        width,
        height,
        canvas =>
        {
            var rect = SKRect.Create(NarrowLabel, 0, width - NarrowLabel, height);
            var rows = Rows(result, published, quantity);
            DrawPanel(canvas, rect, rows, quantity, row, PairedValues.UnitOf(result.Models[0], quantity));
            DrawLabels(canvas, rect, rows, NarrowLabel, row);
        });

    /// <summary>Writes the names of rows.</summary>
    public static void DrawLabels(SKCanvas canvas, SKRect rect, IReadOnlyList<Row> rows, float width, float row)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            ChartText.DrawLabel(canvas, rows[i].Label, width - 4, rect.Top + Top + ((i + 0.5f) * row), width - 4, MostLines, row - 1);
        }
    }

    /// <summary>Draws bias and limits of one quantity, a row each.</summary>
    public static void DrawPanel(
        SKCanvas canvas, SKRect rect, IReadOnlyList<Row> rows, Quantity quantity, float row, string unit, string axis = "Model − expert")
    {
        var name = Vocabulary.Name(quantity);
        var left = Math.Min(rect.Left + 4, rect.Right - TextLine.Measure(name, ChartText.Title));
        TextLine.Draw(canvas, name, ChartText.Title, left, rect.Top + 10);
        double[] ends =
        [
            .. rows.SelectMany(r => new[] { r.LowerLimit, r.UpperLimit, r.Bias.Value, r.Bias.Low, r.Bias.High }).Where(double.IsFinite), 0,
        ];
        var panel = new ChartPanel(
            AxisScale.Covering(ends.Min(), ends.Max(), 5), AxisScale.Bare(-rows.Count, 0), $"{axis} ({unit})", string.Empty)
        { Left = 4, Right = 6, Top = Top, Bottom = Bottom };
        panel.Line(0, -rows.Count, 0, 0, Palette.LightGrey, 0.7f);
        for (var i = 0; i < rows.Count; i++)
        {
            if (double.IsFinite(rows[i].Bias.Value))
            {
                Add(panel, rows[i], -(i + 0.5));
            }
        }

        panel.Draw(canvas, rect);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!double.IsFinite(rows[i].Bias.Value))
            {
                TextLine.Draw(
                    canvas, rows[i].Absent, ChartText.Note, panel.DataArea(rect).MidX, rect.Top + Top + ((i + 0.5f) * row) + 2.5f, 0.5f);
            }
        }
    }

    private static void Add(ChartPanel panel, Row row, double y)
    {
        AddBar(row.LowerLimit, row.UpperLimit, 0.8f);
        AddBar(row.Bias.Low, row.Bias.High, 3);
        panel.Points([row.Bias.Value], [y], row.Color, 5);

        void AddBar(double low, double high, float width)
        {
            if (double.IsFinite(low) && double.IsFinite(high))
            {
                panel.Interval(low, high, y, row.Color, width);
            }
        }
    }

    /// <summary>The study or a model; NaN for what it does not have.</summary>
    public sealed record Row(string Label, SKColor Color, AgreementSummary? Agreement)
    {
        /// <summary>What stands where there is no number.</summary>
        public string Absent { get; init; } = "too few mice";

        public Estimate Bias => Agreement?.Bias ?? Estimate.Undefined;

        public double LowerLimit => Agreement?.LowerLimit.Value ?? double.NaN;

        public double UpperLimit => Agreement?.UpperLimit.Value ?? double.NaN;
    }
}
