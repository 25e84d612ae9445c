using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Pdf;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>What one heart's page says.</summary>
/// <param name="Name">Name of the heart.</param>
/// <param name="Origin">Whose masks, from what, sentences.</param>
/// <param name="Numbers">Name, value as printed, unit, convention.</param>
/// <param name="Rows">Slices of each phase; their masks are the reference.</param>
/// <param name="Curve">Its volume curve; null where there is none.</param>
/// <param name="Warnings">What to know, a sentence each.</param>
public sealed record HeartReport(
    string Name,
    string Origin,
    IReadOnlyList<(string Name, double Value, string Unit, string Convention)> Numbers,
    IReadOnlyList<(string Name, IReadOnlyList<MontageSlice> Slices)> Rows,
    CurveSeries? Curve,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Row distance over column distance.</summary>
    public double Aspect { get; init; } = 1;

    /// <summary>When the masks were made, UTC; null for no date in the file.</summary>
    public DateTime? Made { get; init; }
}

/// <summary>One heart on one A4 page as PDF: numbers with their conventions, masks, volume curve.</summary>
public static class HeartPage
{
    private const int SignificantDigits = 4;
    private const int MostDecimals = 2;

    /// <summary>Writes the page.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(HeartReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var description = new PdfDescription($"Heart {report.Name}") { Creator = "Bench", Made = report.Made ?? DateTime.UnixEpoch };
        output.Write(TaggedPdf.Of([.. Blocks(report)], description));
    }

    private static IEnumerable<Block> Blocks(HeartReport report)
    {
        yield return new Paragraph(RichText.Strong(report.Name), Fonts.Section) { IsTitle = true, SpaceAfter = 4 };
        yield return new Paragraph(report.Origin, Fonts.Body) { SpaceAfter = 8 };
        var figures = 0;
        if (HeartFigure.Of(report.Name, report.Rows, (float)report.Aspect) is { } masks)
            yield return new FigureBlock(masks, ++figures) { SpaceAfter = 8 };
        if (report.Curve is { } curve && VolumeCurveFigure.Of(report.Name, [curve]) is { } drawn)
            yield return new FigureBlock(drawn, ++figures) { SpaceAfter = 8 };
        yield return new TableBlock(
            [new("Number"), new("Value", 1), new("Unit"), new("How it is computed", Flexible: true)],
            [.. report.Numbers.Select(n => new TableRow([n.Name, Printed(n.Value), n.Unit, n.Convention]))],
            Fonts.Dense)
        {
            Number = 1,
            Caption = "An en dash stands for what the masks leave undefined. Not for diagnosis.",
            SpaceAfter = 8,
        };
        foreach (var warning in report.Warnings)
            yield return new Paragraph(warning, Fonts.Caption) { SpaceAfter = 3 };
    }

    private static string Printed(double value)
    {
        if (!double.IsFinite(value))
            return "–";
        var before = value == 0 ? 1 : (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        return NumberText.Fixed(value, Math.Clamp(SignificantDigits - before, 0, MostDecimals));
    }
}
