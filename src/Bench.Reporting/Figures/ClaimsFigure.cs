using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Every judged number on one scale: 0 is the published number, −1 and 1 are the ends of the range in which a replication should fall. One
/// glance tells what was reproduced and in which direction the rest differs.
/// </summary>
internal static class ClaimsFigure
{
    private const float RowHeight = 11.5f;
    private const float Top = 30;
    private const float Bottom = 27;
    private const float Label = 158;
    private const float NarrowLabel = 112;
    private const float Numbers = 150;
    private const double Reach = 3;
    private const string Caption =
        "Each published number is put at 0 and the range in which a replication on as many mice should fall, its 95 % prediction "
            + "interval, at −1 to 1 (tinted); "
        + "points are the numbers found here. Inside is compatible, which is no proof; a point at the edge lies farther out.";

    /// <summary>The figure; null where no claim has a range.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        var rows = result.Claims.Where(c => double.IsFinite(Position(c))).GroupBy(c => c.ClaimId).Select(g => g.ToArray()).ToArray();
        if (rows.Length == 0)
        {
            return null;
        }

        var unjudged = result.Claims.Select(c => c.ClaimId).Distinct().Count() - rows.Length;
        var caption = Caption + (
            unjudged == 0 ? string.Empty : $" {NumberText.Plural(unjudged, "number", "numbers")} without a range not shown.");
        Figure Wide(float width, float label, float numbers)
        {
            var top = ModelLegend.Height(result.Models, width);
            return new Figure(
                "claims", "Published numbers and the ones found", caption, width, top + Top + (rows.Length * RowHeight) + Bottom,
                canvas => Draw(canvas, result.Models, rows, top, width, label, numbers))
            {
                Finding = Findings.Claims(result),
                Numbers = () => [SummaryTables.Claims.Of(result)],
            };
        }

        return Wide(widths.TwoColumns, Label, Numbers) with { ByPanel = [Wide(widths.OneColumn, NarrowLabel, 0)] };
    }

    /// <summary>Where a number lies: −1 and 1 are the ends of the expected range; NaN where there is none.</summary>
    public static double Position(ClaimVerdict claim)
    {
        var difference = claim.Found - claim.Published;
        var half = difference < 0 ? claim.Published - claim.Range.Low : claim.Range.High - claim.Published;
        return half > 0 ? difference / half : double.NaN;
    }

    private static void Draw(
        SKCanvas canvas, IReadOnlyList<ModelResult> models, ClaimVerdict[][] rows, float top, float width, float label, float numbers)
    {
        ModelLegend.Draw(canvas, models, width);
        var scale = new AxisScale(-Reach - 0.25, Reach + 0.25, [-3, -2, -1, 0, 1, 2, 3], ["−3", "−2", "−1", "0", "1", "2", "3"]);
        var panel = new ChartPanel(
            scale,
            AxisScale.Bare(-rows.Length, 0),
            label > NarrowLabel ? "Distance from the published number, in expected ranges" : "Distance, in expected ranges",
            string.Empty)
        { Left = label, Right = numbers + 8, Top = Top, Bottom = Bottom };
        panel.Band(-1, 1, -rows.Length, 0, Palette.LightGrey, 0.25f);
        panel.Line(0, -rows.Length, 0, 0, Palette.LightGrey, 0.7f);
        for (var m = 0; m < models.Count; m++)
        {
            var shift = models.Count == 1 ? 0 : 0.56 * ((m / (models.Count - 1.0)) - 0.5);
            var points = rows
                .SelectMany(
                    (r, i) =>
                        r.Where(c => c.Model == models[m].Name).Select(
                            c => (X: Math.Clamp(Position(c), -Reach - 0.12, Reach + 0.12), Y: -(i + 0.5 + shift))))
                .ToArray();
            panel.Points(
                [.. points.Select(p => p.X)],
                [.. points.Select(p => p.Y)],
                Palette.OfModel(m),
                models.Count > 2 ? 3.4f : 4.2f,
                Markers.OfModel(m));
        }

        var rect = SKRect.Create(0, top, width, Top + (rows.Length * RowHeight) + Bottom);
        panel.Draw(canvas, rect);
        DrawText(canvas, rows, panel.DataArea(rect), width, label, numbers);
    }

    private static void DrawText(SKCanvas canvas, ClaimVerdict[][] rows, SKRect area, float width, float label, float numbers)
    {
        if (numbers > 0)
        {
            TextLine.Draw(canvas, "published", ChartText.Note, area.Right + 52, area.Top - 4, 1);
            TextLine.Draw(canvas, "expected range", ChartText.Note, width, area.Top - 4, 1);
        }

        TextLine.Draw(canvas, "below published", ChartText.Note, area.Left + 2, area.Top - 4);
        TextLine.Draw(canvas, "above", ChartText.Note, area.Right - 2, area.Top - 4, 1);
        for (var i = 0; i < rows.Length; i++)
        {
            var claim = rows[i][0];
            var baseline = area.Top + ((i + 0.5f) * RowHeight) + (ChartText.Tick.CapHeight / 2);
            var unit = claim.Unit.Length == 0 ? string.Empty : $" ({claim.Unit})";
            TextLine.Draw(canvas, ChartText.Fit(claim.Statement + unit, ChartText.Tick, label - 6), ChartText.Tick, label - 5, baseline, 1);
            if (numbers > 0)
            {
                var decimals = ClaimNumbers.Decimals(claim);
                var ranges = rows[i].Select(c => NumberText.Interval(c.Range, decimals + 1)).Distinct().ToArray();
                TextLine.Draw(canvas, NumberText.Fixed(claim.Published, decimals), ChartText.Tick, area.Right + 52, baseline, 1);
                TextLine.Draw(canvas, ranges.Length == 1 ? ranges[0] : "by model", ChartText.Tick, width, baseline, 1);
            }
        }
    }
}
