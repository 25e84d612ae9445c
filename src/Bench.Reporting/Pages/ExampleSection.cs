using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Best, median and worst case as pictures, and their volume curves.</summary>
internal static class ExampleSection
{
    public static IEnumerable<Block> Of(ReportContext context)
    {
        if (context.Figures.In(FigurePlace.Montage).Count == 0)
        {
            yield return new Paragraph("The result holds no slices to show.", Fonts.Body);
        }

        foreach (var figure in context.Show(FigurePlace.Montage).Concat(context.Show(FigurePlace.Curves)))
        {
            yield return figure;
        }

        if (context.Figures.In(FigurePlace.Curves).Count == 0)
        {
            yield return new Paragraph("There is no volume curve: no model’s masks cover a whole cine.", Fonts.Body);
            yield break;
        }

        yield return Table(context);
    }

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
                + "(Savitzky and Golay 1964).",
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
