using Bench.Evaluation.Audit;
using Bench.Reporting.Layout;
using Bench.Reporting.Pdf;

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
            new Paragraph(RichText.Strong($"Audit: {audit.Study}"), Fonts.Section) { IsTitle = true, SpaceAfter = 6 },
            .. AuditSection.Of(audit, () => ++tables),
        ];
        output.Write(TaggedPdf.Of(blocks, new PdfDescription($"Audit: {audit.Study}, {audit.Version}")));
    }
}
