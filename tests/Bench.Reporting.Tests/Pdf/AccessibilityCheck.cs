using System.Text;
using System.Xml.Linq;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Tokens;

namespace Bench.Reporting.Tests.Pdf;

/// <summary>
/// The failure conditions of PDF/UA-1 that a machine can find, by their numbers in the Matterhorn Protocol 1.1 (PDF Association, 2021), as
/// far as they can occur in a file without forms, media, optional content and encryption.
/// </summary>
internal static class AccessibilityCheck
{
    private static readonly string[] Standard =
    [
        "Document", "Div", "P", "Caption", "Figure", "Table", "THead", "TBody", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "TOC", "TOCI",
        "Reference", "Link", "H1", "H2", "H3", "H4", "H5", "H6",
    ];

    private static readonly Dictionary<string, string[]> Parents = new()
    {
        ["THead"] = ["Table"],
        ["TBody"] = ["Table"],
        ["TR"] = ["Table", "THead", "TBody"],
        ["TH"] = ["TR"],
        ["TD"] = ["TR"],
        ["LI"] = ["L"],
        ["Lbl"] = ["LI"],
        ["LBody"] = ["LI"],
        ["TOCI"] = ["TOC"],
    };

    /// <summary>What is wrong, each with its number; nothing for a file that keeps the rules.</summary>
    public static IReadOnlyList<string> Of(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        var pdf = new PdfObjects(document);
        var problems = new List<string>();
        Document(pdf, problems);
        var structure = PdfStructure.Read(pdf);
        if (structure is null)
        {
            problems.Add("01-005: nothing is tagged");
            return problems;
        }

        Page[] pages = [.. document.GetPages()];
        var marks = Content(pages, problems);
        Structure(pdf, structure, problems);
        Parenthood(pdf, structure, marks, problems);
        Annotations(pdf, structure, problems);
        Tables(pdf, structure, problems);
        Fonts(pdf, pages, problems);
        return problems;
    }

    private static void Document(PdfObjects pdf, List<string> problems)
    {
        if (pdf.Get(pdf.Catalogue, "Metadata") is not StreamToken stream)
        {
            problems.Add("06-001: no XMP metadata");
        }
        else
        {
            var xmp = XDocument.Parse(Encoding.UTF8.GetString(stream.Data.Span).Trim('\uFEFF'));
            Require(xmp.Descendants("{http://www.aiim.org/pdfua/ns/id/}part").Any(e => e.Value == "1"), "06-002: no PDF/UA mark");
            Require(xmp.Descendants("{http://purl.org/dc/elements/1.1/}title").Any(e => e.Value.Length > 0), "06-003: no title");
        }

        Require(pdf.Get(pdf.Get(pdf.Catalogue, "ViewerPreferences"), "DisplayDocTitle") is BooleanToken { Data: true }, "07-001, 07-002");
        Require(pdf.Get(pdf.Get(pdf.Catalogue, "MarkInfo"), "Marked") is BooleanToken { Data: true }, "00: not marked as tagged");
        Require(pdf.Text(pdf.Catalogue, "Lang") is "en", "11-001 to 11-006: no language");

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Everything painted is tagged or an artefact, and no mark lies inside another.</summary>
    private static Dictionary<int, HashSet<int>> Content(Page[] pages, List<string> problems)
    {
        var marks = new Dictionary<int, HashSet<int>>();
        foreach (var page in pages)
        {
            var open = 0;
            marks[page.Number] = [];
            foreach (var operation in page.Operations)
            {
                switch (operation)
                {
                    case BeginMarkedContentWithProperties begin:
                        if (open++ > 0)
                        {
                            problems.Add($"01-003, 01-004: page {page.Number} has a mark inside another");
                        }

                        if (begin.Name.Data != "Artifact" &&
                            !(begin.Properties is DictionaryToken d && d.TryGet(NameToken.Create("MCID"), out NumericToken number)
                                && marks[page.Number].Add(number.Int)))
                        {
                            problems.Add($"01-005: page {page.Number} has {begin.Name.Data} without a mark of its own");
                        }

                        break;
                    case EndMarkedContent:
                        open--;
                        break;
                    default:
                        if (open == 0)
                        {
                            problems.Add($"01-005: page {page.Number} has {operation.Operator} outside of marks");
                        }

                        break;
                }
            }
        }

        return marks;
    }

    private static void Structure(PdfObjects pdf, PdfStructure structure, List<string> problems)
    {
        var rank = 0;
        foreach (var element in structure.All)
        {
            if (!Standard.Contains(element.Role))
            {
                problems.Add($"02-001: {element.Role} is no standard type");
            }

            if (Parents.TryGetValue(element.Role, out var parents) && !parents.Contains(element.Parent?.Role))
            {
                problems.Add($"09-004 to 09-006: {element.Role} stands in {element.Parent?.Role}");
            }

            if (element.Role == "Figure" && string.IsNullOrWhiteSpace(pdf.Text(element.Entries, "Alt")))
            {
                problems.Add("13-004: a figure without alternative text");
            }

            if (element.Role == "Figure" && !pdf.Items(element.Entries, "A").Any(a => pdf.Items(a, "BBox").Count == 4))
            {
                problems.Add("13-004: a figure without its bounds");
            }

            if (element.Role is ['H', >= '1' and <= '6'])
            {
                var next = element.Role[1] - '0';
                if (next > rank + 1)
                {
                    problems.Add(rank == 0 ? "14-002: the first heading is no H1" : $"14-003: {element.Role} follows H{rank}");
                }

                rank = next;
            }

            if (element.Marks.Count > 0 && (element.Role is "Document" or "Div" or "Table" or "THead" or "TBody" or "TR" or "L" or "LI"))
            {
                problems.Add($"09: {element.Role} holds text itself");
            }
        }
    }

    /// <summary>Marks and elements know each other.</summary>
    private static void Parenthood(PdfObjects pdf, PdfStructure structure, Dictionary<int, HashSet<int>> marks, List<string> problems)
    {
        var numbers = pdf.Items(pdf.Get(pdf.Get(pdf.Catalogue, "StructTreeRoot"), "ParentTree"), "Nums");
        var parents = numbers.Chunk(2).ToDictionary(pair => ((NumericToken)pair[0]).Int, pair => pair[1]);
        var pages = pdf.Pages.Index().ToDictionary(p => p.Item, p => p.Index);
        var references = pdf.Pages;
        var owned = structure.All.SelectMany(e => e.Marks.Select(m => (e, Page: pages[m.Page!], m.Mark))).ToArray();
        foreach (var (element, page, mark) in owned)
        {
            if (!marks[page + 1].Contains(mark))
            {
                problems.Add($"01: {element.Role} owns mark {mark} of page {page + 1}, which is not there");
            }

            var key = pdf.Number(pdf.Follow(references[page]), "StructParents")!.Value;
            if (!((ArrayToken)pdf.Follow(parents[key])!).Data[mark].Equals(element.Reference))
            {
                problems.Add($"01: mark {mark} of page {page + 1} names another parent than {element.Role}");
            }
        }

        if (owned.Length != marks.Sum(m => m.Value.Count))
        {
            problems.Add("01-005: a mark belongs to no element");
        }

        foreach (var element in structure.All)
        {
            foreach (var annotation in element.Annotations)
            {
                if (!parents[pdf.Number(annotation, "StructParent")!.Value].Equals(element.Reference))
                {
                    problems.Add("28-011: a link names another parent");
                }
            }
        }
    }

    private static void Annotations(PdfObjects pdf, PdfStructure structure, List<string> problems)
    {
        var tagged = structure.All.Where(e => e.Role == "Link").SelectMany(e => e.Annotations).Cast<IndirectReferenceToken>().ToHashSet();
        foreach (var page in pdf.Pages)
        {
            foreach (var annotation in pdf.Items(page, "Annots"))
            {
                if (!tagged.Contains((IndirectReferenceToken)annotation))
                {
                    problems.Add("28-011: a link outside of the element Link");
                }

                if (string.IsNullOrWhiteSpace(pdf.Text(annotation, "Contents")))
                {
                    problems.Add("28-012: a link without a description");
                }

                if (pdf.Name(page, "Tabs") != "S")
                {
                    problems.Add("28-008: a page with links is not stepped through by structure");
                }
            }
        }
    }

    /// <summary>Every row has as many cells as the table has columns, spans counted, and every head says of what.</summary>
    private static void Tables(PdfObjects pdf, PdfStructure structure, List<string> problems)
    {
        foreach (var table in structure.All.Where(e => e.Role == "Table"))
        {
            var rows = table.All.Where(e => e.Role == "TR").ToArray();
            var covered = new Dictionary<int, int>();
            int? width = null;
            foreach (var (i, row) in rows.Index())
            {
                var cells = covered.GetValueOrDefault(i);
                foreach (var cell in row.Kids)
                {
                    var attributes = pdf.Items(cell.Entries, "A").Select(pdf.Follow).FirstOrDefault();
                    if (cell.Role == "TH" && pdf.Name(attributes, "Scope") is not ("Row" or "Column"))
                    {
                        problems.Add("15-003: a head without scope");
                    }

                    var columns = pdf.Number(attributes, "ColSpan") ?? 1;
                    cells += columns;
                    for (var j = 1; j < (pdf.Number(attributes, "RowSpan") ?? 1); j++)
                    {
                        covered[i + j] = covered.GetValueOrDefault(i + j) + columns;
                    }
                }

                width ??= cells;
                if (cells != width)
                {
                    problems.Add($"15: row {i} of a table has {cells} cells of {width}");
                }
            }

            if (!table.All.Any(e => e.Role == "TH"))
            {
                problems.Add("15: a table without heads");
            }
        }
    }

    private static void Fonts(PdfObjects pdf, Page[] pages, List<string> problems)
    {
        foreach (var font in pdf.Pages.SelectMany(p => Values(pdf.Get(pdf.Get(p, "Resources"), "Font"))).Select(pdf.Follow).Distinct())
        {
            var described = pdf.Name(font, "Subtype") == "Type0" ? pdf.Follow(pdf.Items(font, "DescendantFonts")[0]) : font;
            var descriptor = pdf.Get(described, "FontDescriptor");
            if (pdf.Get(descriptor, "FontFile2") is null && pdf.Get(descriptor, "FontFile3") is null)
            {
                problems.Add("31-009: a face is not embedded");
            }

            if (pdf.Name(described, "Subtype") == "CIDFontType2" && pdf.Name(described, "CIDToGIDMap") != "Identity")
            {
                problems.Add("31-004: a face without CIDToGIDMap");
            }

            if (pdf.Get(font, "ToUnicode") is null)
            {
                problems.Add("31-027: a face without ToUnicode");
            }
        }

        foreach (var letter in pages.SelectMany(p => p.Letters))
        {
            if (string.IsNullOrEmpty(letter.Value) || letter.Value.Any(c => c is '\0' or '\uFEFF' or '\uFFFE' or '\uFFFD'))
            {
                problems.Add($"31-028 to 31-030: a letter of {letter.FontName} has no character");
            }
        }
    }

    private static IEnumerable<IToken> Values(IToken? dictionary) => dictionary is DictionaryToken d ? d.Data.Values : [];
}
