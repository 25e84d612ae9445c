using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Best, median and worst case as pictures, and their volume curves.</summary>
internal static class ExampleSection
{
    /// <summary>Heading of the worst case.</summary>
    public static string WorstTitle(ReportContext context) =>
        context.Result.Montages.Any(m => m.Rank == "worst") ? "Worst case" : "The case slice by slice";

    /// <summary>The worst case; where there are few, all.</summary>
    public static IEnumerable<Block> Worst(ReportContext context)
    {
        yield return new Paragraph(
            "Of all contoured frames the one with the lowest mean Dice is shown in full, so that its errors can be seen and not only "
                + "counted.",
            Fonts.Body);
        foreach (var figure in context.Figures.In(FigurePlace.Montage).Where(IsWorst))
        {
            yield return context.Show(figure);
        }
    }

    /// <summary>Whether there are other cases or curves.</summary>
    public static bool HasMore(ReportContext context) =>
        Others(context).Any() || context.Figures.In(FigurePlace.Curves).Count > 0;

    /// <summary>Best and median case, and volume curves.</summary>
    public static IEnumerable<Block> More(ReportContext context)
    {
        var hasCurves = context.Figures.In(FigurePlace.Curves).Count > 0;
        if (hasCurves)
        {
            yield return Table(context);
        }
        else
        {
            yield return new Paragraph("The best and the median case, as the worst one above.", Fonts.Body);
        }

        foreach (
            var figure in Others(context).Concat(context.Figures.In(FigurePlace.Curves)))
        {
            yield return context.Show(figure);
        }
    }

    /// <summary>Best and median case; of many models they are files only.</summary>
    private static IEnumerable<Figure> Others(ReportContext context) =>
        context.IsMany ? [] : context.Figures.In(FigurePlace.Montage).Where(f => !IsWorst(f));

    private static bool IsWorst(Figure figure) => !figure.Name.EndsWith("best", StringComparison.Ordinal)
        && !figure.Name.EndsWith("median", StringComparison.Ordinal);

    /// <summary>What the curves give: volumes, ejection fraction, and how fast the ventricle empties and fills.</summary>
    public static TableBlock Table(ReportContext context) => new(
        Columns(context.Terms.Units.VolumeSymbol),
        [
            .. context.Result.Curves.SelectMany(
                c => VolumeCurvesFigure.Series(c, context.Result.Models).Select((s, i) => Row(c, s.Series, i == 0)))
        ],
        Fonts.Table with { Size = 7.4f })
    {
        Number = context.NextTable(),
        Caption =
            "What the volume curves give. EDV and ESV: largest and smallest volume of the curve; rates: of the smoothed curve "
                + "(Savitzky and Golay 1964). A curve whose last frame leads to its first in no larger step than those between is taken "
                + "as one "
                + "whole beat.",
        SpaceAfter = 16,
    };

    private static TableColumn[] Columns(string volume) =>
    [
        new("Mouse", Flexible: true),
        new("Model", Flexible: true),
        new($"EDV ({volume})", 1),
        new($"ESV ({volume})", 1),
        new($"SV ({volume})", 1),
        new("EF (%)", 1), new($"{volume}/s", 1, Group: "Fastest emptying"), new("ms after ED", 1, Group: "Fastest emptying"),
        new($"{volume}/s", 1, Group: "Fastest filling"), new("ms after ES", 1, Group: "Fastest filling"),
    ];

    private static TableRow Row(MouseCurves curves, CurveSeries series, bool first)
    {
        var (ed, es) = (series.Curve.EndDiastolicVolumeMicrolitres, series.Curve.EndSystolicVolumeMicrolitres);
        return new TableRow(
            [
                first
                    ? curves.Mouse
                    : string.Empty, series.Label, NumberText
                        .Fixed(ed, 1), NumberText
                        .Fixed(es, 1), NumberText
                        .Fixed(ed - es, 1), NumberText
                        .Fixed(ed > 0 ? 100 * (ed - es) / ed : double.NaN, 1),
                NumberText.Fixed(
                    series.Rates.PeakEjectionRateMicrolitresPerSecond, 0), NumberText.Fixed(series.Rates.TimeToPeakEjectionMs, 0),
                NumberText.Fixed(
                    series.Rates.PeakFillingRateMicrolitresPerSecond, 0), NumberText.Fixed(series.Rates.TimeToPeakFillingMs, 0),
            ],
            RuleAbove: first);
    }
}
