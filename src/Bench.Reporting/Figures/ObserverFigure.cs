using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Bias and limits of agreement between readers, and under each pair those of the models on the same cases.</summary>
internal static class ObserverFigure
{
    private const float LabelWidth = 92;
    private const float RowHeight = 17;
    private const string Caption = "Bias (point) with its 95 % interval (thick bar) and limits of agreement (thin bar): between two "
        + "readings (grey), the second named less the first, and below it of each model against the reference on the same cases. Grey "
        + "line: no bias.";

    /// <summary>Quantities that are shown: those for which hearts are measured.</summary>
    private static readonly Quantity[] Shown =
    [
        Quantity.EndDiastolicVolume, Quantity.EndSystolicVolume, Quantity.EjectionFraction, Quantity.MassAtEndDiastole,
        Quantity.RightEndDiastolicVolume, Quantity.RightEjectionFraction,
    ];

    /// <summary>The figure, then a Bland–Altman plot for each pair of readings; none where there is one reading.</summary>
    public static IEnumerable<Figure?> Of(EvaluationResult result, FigureWidths widths)
    {
        if (result.Observers is not { } observers)
        {
            yield break;
        }

        yield return Limits(result, observers, widths);
        foreach (var (i, pair) in observers.Pairs.Index())
        {
            var reading = pair.Reading with { Name = $"observers-{pair.Reading.Name}" };
            var figure = BlandAltmanFigure.Of(
                reading, result.Models.Count + i, widths, new AgreementScales([reading], null), (pair.First, pair.Second));
            yield return figure is null ? null : figure with { Title = $"Bland–Altman plots, {pair.Label}" };
        }
    }

    private static Figure? Limits(EvaluationResult result, ObserverStudy observers, FigureWidths widths)
    {
        Quantity[] shown = [.. Shown
            .Where(q => observers.Pairs.Any(p => Agreement(p.Reading, q) is { Count: >= PairedValues.LeastForPlot }))];
        if (shown.Length == 0)
        {
            return null;
        }

        var columns = Math.Min(3, shown.Length);
        var count = observers.Pairs.Count * (1 + result.Models.Count);
        var height = ComparisonFigure.Top + ComparisonFigure.Bottom + (RowHeight * count);
        var panels = Panels.Grid(shown.Length, columns, widths.TwoColumns - LabelWidth, height)
            .Select(p => SKRect.Create(p.Left + LabelWidth, p.Top, p.Width, p.Height)).ToArray();
        return new Figure(
            "observers",
            "Readers and models",
            Caption,
            widths.TwoColumns,
            Panels.GridHeight(shown.Length, columns, height),
            canvas =>
            {
                for (var i = 0; i < panels.Length; i++)
                {
                    var rows = Rows(result, observers, shown[i]);
                    ComparisonFigure.DrawPanel(
                        canvas, panels[i], rows, shown[i], RowHeight, PairedValues.UnitOf(result.Models[0], shown[i]), "Difference");
                    if (i % columns == 0)
                    {
                        ComparisonFigure.DrawLabels(canvas, panels[i], rows, LabelWidth, RowHeight);
                    }
                }
            })
        {
            ByPanel = [.. shown.Select(q => Panel(result, observers, q, height, widths.OneColumn))],
            Numbers = () => [ObserverTable.Definition.Of(result)],
        };
    }

    private static Figure Panel(EvaluationResult result, ObserverStudy observers, Quantity quantity, float height, float width) => new(
        $"observers-{Vocabulary.Code(quantity)}", $"Readers and models, {Vocabulary.Abbreviation(quantity)}", Caption, width, height,
        canvas =>
        {
            var (rect, rows) = (new SKRect(LabelWidth, 0, width, height), Rows(result, observers, quantity));
            ComparisonFigure.DrawPanel(
                canvas, rect, rows, quantity, RowHeight, PairedValues.UnitOf(result.Models[0], quantity), "Difference");
            ComparisonFigure.DrawLabels(canvas, rect, rows, LabelWidth, RowHeight);
        });

    private static List<ComparisonFigure.Row> Rows(EvaluationResult result, ObserverStudy observers, Quantity quantity) =>
    [
        .. observers.Pairs.SelectMany(p =>
            p.Models.Select((m, i) => Row(result, m.Label, Palette.OfModel(i), m, quantity))
            .Prepend(Row(result, p.Label, Palette.Grey, p.Reading, quantity))),
    ];

    private static ComparisonFigure.Row Row(EvaluationResult result, string label, SKColor color, ModelResult numbers, Quantity quantity) =>
        new(label, color, Agreement(numbers, quantity) is { Count: >= PairedValues.LeastForPlot } enough ? enough : null)
        {
            Absent = result.Settings.Terms.Say("too few mice"),
        };

    private static AgreementSummary? Agreement(ModelResult model, Quantity quantity) =>
        model.Agreement.FirstOrDefault(a => a.Quantity == quantity);
}
