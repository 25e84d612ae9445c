using Bench.Reporting.Pdf;

namespace Bench.Reporting.Layout;

/// <summary>
/// Blocks as a PDF of A4 pages that keeps PDF/UA-1 and PDF/A-2a: text that can be searched, figures as vectors, faces embedded, structure,
/// links and bookmarks. The same blocks give the same bytes.
/// </summary>
internal static class TaggedPdf
{
    /// <summary>Makes the file.</summary>
    /// <param name="blocks">What it holds, in reading order.</param>
    /// <param name="description">What it says of itself.</param>
    /// <param name="furniture">Draws running heads and page numbers: the page, its number from 1, and their count. Null for none.</param>
    public static byte[] Of(IReadOnlyList<Block> blocks, PdfDescription description, Action<PageContext, int, int>? furniture = null)
    {
        var pages = PageFlow.Of(blocks).Pages;
        var pageOf = pages
            .SelectMany((page, i) => page.Select(b => b.Block).OfType<Heading>().Where(h => h.Anchor is not null).Select(h => (h, i + 1)))
            .ToDictionary(h => h.h.Anchor!, h => h.Item2);
        using var drawing = new TaggedDrawing(Sheet.Width, Sheet.Height);
        var ranks = new HeadingRanks();
        for (var i = 0; i < pages.Count; i++)
        {
            var context = new PageContext(drawing, i, pageOf, ranks);
            furniture?.Invoke(context, i + 1, pages.Count);
            foreach (var (block, y) in pages[i])
            {
                block.Draw(context, Sheet.Left, y, Sheet.TextWidth);
            }
        }

        return PdfAssembly.Of(drawing, pages.Count, description.Printed);
    }
}
