using System.Globalization;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Published;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Pages;

/// <summary>
/// The report as a PDF of A4 pages: text that can be searched, figures as vectors, faces embedded, links and bookmarks. The same result
/// gives the same bytes.
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
        var pages = PageFlow.Of(ReportContent.Of(result, published)).Pages;
        var headings = pages
            .SelectMany(
                (page, i) =>
                    page.Select(b => b.Block)
                        .OfType<Heading>()
                        .Where(h => h.Anchor is not null)
                        .Select(h => (h.Anchor, h.Text, Page: i + 1)))
            .ToArray();
        var pageOf = headings.ToDictionary(h => h.Anchor!, h => h.Page);

        using var drawn = new MemoryStream();
        using (var document = SKDocument.CreatePdf(drawn, Metadata(result)))
        {
            for (var i = 0; i < pages.Count; i++)
            {
                var canvas = document.BeginPage(Sheet.Width, Sheet.Height);
                DrawFurniture(canvas, result, i + 1, pages.Count);
                var context = new PageContext(canvas, pageOf);
                foreach (var (block, y) in pages[i])
                {
                    block.Draw(context, Sheet.Left, y, Sheet.TextWidth);
                }

                document.EndPage();
            }

            document.Close();
        }

        output.Write(PdfOutline.Append(drawn.ToArray(), [.. headings.Select(h => (h.Text, h.Anchor!))]));
    }

    private static SKDocumentPdfMetadata Metadata(EvaluationResult result)
    {
        var made = DateTime.TryParse(
            result.Provenance.Created,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : DateTime.UnixEpoch;
        return new SKDocumentPdfMetadata
        {
            Title = $"Bench evaluation report: {result.RunId}",
            Author = $"Bench {result.Provenance.BenchVersion}",
            Subject = result.Headline.Verdict,
            Keywords = string.Join(
                ", ",
                result.Models.Select(m => m.Label).Prepend($"cardiac MRI, segmentation, {result.Settings.Terms.Species}, reproducibility")),
            Creator = $"Bench {result.Provenance.BenchVersion}",
            Producer = "Skia/PDF",
            Creation = made,
            Modified = made,
            RasterDpi = 300,
            EncodingQuality = 101,
        };
    }

    /// <summary>Running head (not on the first page), and page number.</summary>
    private static void DrawFurniture(SKCanvas canvas, EvaluationResult result, int page, int pages)
    {
        using var rule = new SKPaint { Color = Palette.Hairline, StrokeWidth = 0.6f, IsAntialias = true };
        if (page > 1)
        {
            TextLine.Draw(canvas, "Bench evaluation report", Fonts.Running, Sheet.Left, 38);
            TextLine.Draw(canvas, ChartText.Fit(result.RunId, Fonts.Running, 300), Fonts.Running, Sheet.Right, 38, 1);
            canvas.DrawLine(Sheet.Left, 45, Sheet.Right, 45, rule);
        }

        var baseline = Sheet.Height - FootHeight;
        TextLine.Draw(canvas, ChartText.Fit(result.Headline.Verdict, Fonts.Running, 360), Fonts.Running, Sheet.Left, baseline);
        TextLine.Draw(canvas, $"Page {page} of {pages}", Fonts.Running, Sheet.Right, baseline, 1);
    }
}
