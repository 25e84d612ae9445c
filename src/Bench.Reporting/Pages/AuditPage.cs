using Bench.Evaluation.Audit;
using Bench.Reporting.Layout;
using SkiaSharp;

namespace Bench.Reporting.Pages;

/// <summary>The audit of a published study on A4 pages as PDF. The same audit gives the same bytes.</summary>
public static class AuditPage
{
    /// <summary>Writes the pages.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(AuditReport audit, Stream output)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(output);
        var tables = 0;
        Block[] blocks =
        [
            new Paragraph(RichText.Strong($"Audit: {audit.Study}"), Fonts.Section) { SpaceAfter = 6 },
            .. AuditSection.Of(audit, () => ++tables),
        ];
        var pages = PageFlow.Of(blocks).Pages;
        using var drawn = new MemoryStream();
        using (
            var document = SKDocument.CreatePdf(
                drawn,
                new SKDocumentPdfMetadata
                {
                    Title = $"Audit: {audit.Study}, {audit.Version}",
                    Creator = "Bench",
                    Producer = "Skia/PDF",
                    RasterDpi = 300,
                    EncodingQuality = 101,
                }))
        {
            foreach (var page in pages)
            {
                var context = new PageContext(document.BeginPage(Sheet.Width, Sheet.Height), new Dictionary<string, int>());
                foreach (var (block, y) in page)
                {
                    block.Draw(context, Sheet.Left, y, Sheet.TextWidth);
                }

                document.EndPage();
            }

            document.Close();
        }

        output.Write(drawn.ToArray());
    }
}
