using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Bias and limits of agreement of ejection fractions in each group of cases.</summary>
internal static class GroupFigure
{
    private const float LabelWidth = 92;
    private const float RowHeight = 15;
    private const string Caption = "Bias (point) with its 95 % interval (thick bar) and limits of agreement (thin bar) against the expert "
        + "in each group. Grey line: no bias. n is in the table.";

    /// <summary>The figure; null where cases have no groups.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        Quantity[] shown =
        [
            .. new[] { Quantity.EjectionFraction, Quantity.RightEjectionFraction }
                .Where(q => result.Models
                    .Any(m => m.Groups.Any(g => g.Agreement.Any(a => a.Quantity == q && a.Count >= PairedValues.LeastForPlot)))),
        ];
        if (shown.Length == 0)
        {
            return null;
        }

        var rows = Rows(result, shown[0]).Count;
        var height = ComparisonFigure.Top + ComparisonFigure.Bottom + (RowHeight * rows);
        var panels = Panels.Grid(shown.Length, shown.Length, widths.TwoColumns - LabelWidth, height)
            .Select(p => SKRect.Create(p.Left + LabelWidth, p.Top, p.Width, p.Height)).ToArray();
        return new Figure(
            "groups",
            "Ejection fraction by group",
            Caption,
            widths.TwoColumns,
            height,
            canvas =>
            {
                for (var i = 0; i < panels.Length; i++)
                {
                    var drawn = Rows(result, shown[i]);
                    ComparisonFigure.DrawPanel(canvas, panels[i], drawn, shown[i], RowHeight, "%");
                    if (i == 0)
                    {
                        ComparisonFigure.DrawLabels(canvas, panels[i], drawn, LabelWidth, RowHeight);
                    }
                }
            })
        {
            ByPanel = [.. shown.Select(q => Panel(result, q, widths.OneColumn))],
            Numbers = () => [GroupTable.Definition.Of(result)],
        };
    }

    private static Figure Panel(EvaluationResult result, Quantity quantity, float width)
    {
        var rows = Rows(result, quantity);
        var height = ComparisonFigure.Top + ComparisonFigure.Bottom + (RowHeight * rows.Count);
        return new Figure(
            $"groups-{Vocabulary.Code(quantity)}", $"{Vocabulary.Name(quantity)} by group", Caption, width, height, canvas =>
            {
                var rect = new SKRect(LabelWidth, 0, width, height);
                ComparisonFigure.DrawPanel(canvas, rect, rows, quantity, RowHeight, "%");
                ComparisonFigure.DrawLabels(canvas, rect, rows, LabelWidth, RowHeight);
            });
    }

    private static List<ComparisonFigure.Row> Rows(EvaluationResult result, Quantity quantity) =>
    [
        .. from groups in result.Models.SelectMany(m => m.Groups.Select(g => g.Group)).Distinct()
           from model in result.Models.Index()
           let found = model.Item.Groups.FirstOrDefault(g => g.Group == groups)
           where found is not null
           let agreement = found.Agreement.FirstOrDefault(a => a.Quantity == quantity && a.Count >= PairedValues.LeastForPlot)
           select new ComparisonFigure.Row(
               result.Models.Count == 1 ? found.Label : $"{found.Label}, {model.Item.Label}", Palette.OfModel(model.Index), agreement)
           {
               Absent = result.Settings.Terms.Say("too few mice"),
           },
    ];
}
