using System.Globalization;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Pdf;
using Bench.Reporting.Published;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Pages;

/// <summary>
/// The report as a PDF of A4 pages that keeps PDF/UA-1 and PDF/A-2a. The same result gives the same bytes.
/// </summary>
public sealed class PdfReport : IReportExporter
{
    private const int FootHeight = 28;

    /// <inheritdoc/>
    public string FileName => "report.pdf";

    /// <inheritdoc/>
    public void Export(EvaluationResult result, PublishedTable? published, Stream output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(TaggedPdf.Of(
            ReportContent.Of(result, published), Description(result), (page, number, count) => DrawFurniture(page, result, number, count)));
    }

    private static PdfDescription Description(EvaluationResult result) => new($"Bench evaluation report: {result.RunId}")
    {
        Author = $"Bench {result.Provenance.BenchVersion}",
        Subject = result.Conclusion.Verdict,
        Keywords = string.Join(
            ", ",
            result.Models.Select(m => m.Label).Prepend($"cardiac MRI, segmentation, {result.Settings.Terms.Species}, reproducibility")),
        Creator = $"Bench {result.Provenance.BenchVersion}",
        Made = DateTime.TryParse(
            result.Provenance.Created,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : DateTime.UnixEpoch,
    };

    /// <summary>Running head (not on the first page), and page number.</summary>
    private static void DrawFurniture(PageContext context, EvaluationResult result, int page, int pages)
    {
        if (page > 1)
        {
            using var head = context.Artefact("/Type/Pagination/Subtype/Header");
            var canvas = context.Canvas;
            using var rule = new SKPaint { Color = Palette.Hairline, StrokeWidth = 0.6f, IsAntialias = true };
            TextLine.Draw(canvas, "Bench evaluation report", Fonts.Running, Sheet.Left, 38);
            TextLine.Draw(canvas, ChartText.Fit(result.RunId, Fonts.Running, 300), Fonts.Running, Sheet.Right, 38, 1);
            canvas.DrawLine(Sheet.Left, 45, Sheet.Right, 45, rule);
        }

        using var foot = context.Artefact("/Type/Pagination/Subtype/Footer");
        var baseline = Sheet.Height - FootHeight;
        TextLine.Draw(
            context.Canvas, ChartText.Fit(result.Conclusion.Verdict, Fonts.Running, 360), Fonts.Running, Sheet.Left, baseline);
        TextLine.Draw(context.Canvas, $"Page {page} of {pages}", Fonts.Running, Sheet.Right, baseline, 1);
    }
}
