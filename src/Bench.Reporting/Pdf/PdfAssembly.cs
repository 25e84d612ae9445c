using System.Globalization;
using System.Text;
using Bench.Core.IO;

namespace Bench.Reporting.Pdf;

/// <summary>Puts the pages of a document together from the pieces that were drawn, with structure, links, bookmarks and metadata.</summary>
internal static class PdfAssembly
{
    /// <summary>Language of every report.</summary>
    public const string Language = "en";

    /// <summary>What made the pages.</summary>
    public const string Producer = "Skia/PDF, PDFsharp";

    /// <summary>Makes the file.</summary>
    /// <param name="drawing">The pieces.</param>
    /// <param name="count">Number of pages.</param>
    /// <param name="description">What the file says of itself.</param>
    public static byte[] Of(TaggedDrawing drawing, int count, PdfDescription description)
    {
        var file = new PdfFile();
        using var draft = new DraftReader(drawing.Close(), file);
        var (catalogue, information, tree) = (file.Reserve(), file.Reserve(), file.Reserve());
        int[] pages = [.. Enumerable.Range(0, count).Select(_ => file.Reserve())];
        var links = drawing.Links.ToDictionary(l => l, _ => file.Reserve());
        var marks = new Dictionary<PagePiece, int>(ReferenceEqualityComparer.Instance);
        foreach (var (i, link) in drawing.Links.Index())
        {
            file.Add(links[link], Annotation(link, pages.Length + i, drawing.Height));
        }

        var pieces = drawing.Pieces.Index().ToLookup(p => p.Item.Page);
        for (var i = 0; i < count; i++)
        {
            file.Add(pages[i], Page(i, file, draft, tree, pieces[i], marks, [.. links.Where(l => l.Key.Page == i).Select(l => l.Value)]));
        }

        file.Add(
            tree,
            string.Create(
                CultureInfo.InvariantCulture, $"<</Type/Pages/Count {count}/Kids[{string.Join(' ', pages.Select(PdfFile.Reference))}]>>"));
        var structure = new StructureTree(file, pages, marks, links, drawing.Height).Write(drawing.Root);
        var metadata = file.Reserve();
        file.AddStream(metadata, "/Type/Metadata/Subtype/XML", XmpPacket.Of(description));
        file.Add(information, Information(description));
        file.Add(
            catalogue,
            $"<</Type/Catalog/Pages {PdfFile.Reference(tree)}/Lang{PdfFile.Text(Language)}/MarkInfo<</Marked true>>/StructTreeRoot {structure}"
                + $"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {PdfFile.Reference(metadata)}/OutputIntents {draft.OutputIntents}"
                + $"{Bookmarks(file, drawing.Destinations, pages, drawing.Height)}>>");
        return file.Write(catalogue, information);
    }

    private static string Page(
        int page,
        PdfFile file,
        DraftReader draft,
        int tree,
        IEnumerable<(int Index, PagePiece Item)> pieces,
        Dictionary<PagePiece, int> marks,
        int[] annotations)
    {
        var resources = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        using var content = new MemoryStream();
        var next = 0;
        foreach (var (index, piece) in pieces)
        {
            var mark = "/Artifact";
            if (piece.Element is not null)
            {
                marks.Add(piece, next);
                mark = $"/{piece.Element.Role}<</MCID {next++}>>";
            }
            else
            {
                mark += $"<<{piece.Artefact}>>";
            }

            Put($"{mark}BDC\nq\n");
            content.Write(draft.Content(index));
            Put("Q\nEMC\n");
            draft.AddResources(index, resources);
        }

        var named = string.Concat(resources.Select(kind => $"{kind.Key}<<{string.Concat(kind.Value.Select(r => $"{r.Key} {r.Value}"))}>>"));
        return $"<</Type/Page/Parent {PdfFile.Reference(tree)}/MediaBox{draft.MediaBox}/Resources<<{named}>>"
            + $"/Contents {file.AddCompressed(string.Empty, content.ToArray())}/StructParents {page}/Tabs/S"
            + (annotations.Length == 0 ? ">>" : $"/Annots[{string.Join(' ', annotations.Select(PdfFile.Reference))}]>>");

        void Put(string text) => content.Write(Encoding.Latin1.GetBytes(text));
    }

    private static string Annotation(PageLink link, int parent, float height)
    {
        var area = link.Area;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{PdfFile.Number(area.Left)} {PdfFile.Number(height - area.Bottom)} "
                + $"{PdfFile.Number(area.Right)} {PdfFile.Number(height - area.Top)}]/Dest/{link.Destination}"
                + $"/Contents{PdfFile.Text(Printable.Of(link.Text))}/StructParent {parent}>>");
    }

    /// <summary>Outline and named destinations, as entries of the catalogue.</summary>
    private static string Bookmarks(PdfFile file, List<PageDestination> destinations, int[] pages, float height)
    {
        if (destinations.Count == 0)
        {
            return string.Empty;
        }

        var outline = file.Reserve();
        int[] items = [.. destinations.Select(_ => file.Reserve())];
        for (var i = 0; i < items.Length; i++)
        {
            var previous = i == 0 ? string.Empty : $"/Prev {PdfFile.Reference(items[i - 1])}";
            var next = i == items.Length - 1 ? string.Empty : $"/Next {PdfFile.Reference(items[i + 1])}";
            file.Add(
                items[i],
                $"<</Title{PdfFile.Text(Printable.Of(destinations[i].Title))}/Parent {PdfFile.Reference(outline)}{previous}{next}"
                    + $"/Dest/{destinations[i].Name}>>");
        }

        file.Add(
            outline,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Outlines/First {PdfFile.Reference(items[0])}/Last {PdfFile.Reference(items[^1])}/Count {items.Length}>>"));
        var named = string.Concat(destinations.Select(
            d => $"/{d.Name}[{PdfFile.Reference(pages[d.Page])}/XYZ 0 {PdfFile.Number(height - d.Y)} null]"));
        return $"/Outlines {PdfFile.Reference(outline)}/PageMode/UseOutlines/Dests {file.Add($"<<{named}>>")}";
    }

    private static string Information(PdfDescription description)
    {
        var entries = new StringBuilder("<<");
        Add("Title", description.Title);
        Add("Author", description.Author);
        Add("Subject", description.Subject);
        Add("Keywords", description.Keywords);
        Add("Creator", description.Creator);
        Add("Producer", Producer);
        if (description.Made is { } made)
        {
            var date = made.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);
            entries.Append($"/CreationDate{date}/ModDate{date}");
        }

        return entries.Append(">>").ToString();

        void Add(string name, string text)
        {
            if (text.Length > 0)
            {
                entries.Append('/').Append(name).Append(PdfFile.Text(text));
            }
        }
    }
}
