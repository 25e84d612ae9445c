using System.Globalization;
using System.Text;

namespace Bench.Reporting.Pdf;

/// <summary>Writes the structure of a document (ISO 32000-1, §14.7): its elements, and which piece of which page belongs to which.</summary>
internal sealed class StructureTree
{
    private readonly PdfFile _file;
    private readonly IReadOnlyList<int> _pages;
    private readonly Dictionary<PagePiece, int> _marks;
    private readonly Dictionary<PageLink, int> _links;
    private readonly float _height;
    private readonly Dictionary<StructureElement, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, string> _attributes = [];

    /// <param name="file">Where to.</param>
    /// <param name="pages">Object numbers of the pages.</param>
    /// <param name="marks">Marks of the pieces on their page, from 0.</param>
    /// <param name="links">Object numbers of the links' annotations.</param>
    /// <param name="height">Height of a page, points.</param>
    public StructureTree(
        PdfFile file, IReadOnlyList<int> pages, Dictionary<PagePiece, int> marks, Dictionary<PageLink, int> links, float height)
    {
        _height = height;
        _file = file;
        _pages = pages;
        _marks = marks;
        _links = links;
    }

    /// <summary>Writes the tree.</summary>
    /// <param name="root">The document.</param>
    /// <returns>A reference to its root, for the catalogue.</returns>
    public string Write(StructureElement root)
    {
        var tree = _file.Reserve();
        Number(root);
        Write(root, tree);
        var parents = new StringBuilder();
        foreach (var page in _marks.Keys.Where(p => p.Element is not null).GroupBy(p => p.Page).OrderBy(g => g.Key))
        {
            parents.Append(CultureInfo.InvariantCulture, $"{page.Key}[")
                .AppendJoin(' ', page.OrderBy(p => _marks[p]).Select(p => PdfFile.Reference(_numbers[p.Element!]))).Append(']');
        }

        foreach (var (i, link) in _links.Keys.Index())
        {
            parents.Append(CultureInfo.InvariantCulture, $"{_pages.Count + i} {PdfFile.Reference(_numbers[link.Element])} ");
        }

        var map = _file.Add($"<</Nums[{parents}]>>");
        _file.Add(
            tree,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/StructTreeRoot/K {PdfFile.Reference(_numbers[root])}/ParentTree {map}"
                    + $"/ParentTreeNextKey {_pages.Count + _links.Count}>>"));
        return PdfFile.Reference(tree);
    }

    /// <summary>Numbers in reading order lie together in the file, which packs better.</summary>
    private void Number(StructureElement element)
    {
        _numbers.Add(element, _file.Reserve());
        foreach (var kid in element.Kids.OfType<StructureElement>())
        {
            Number(kid);
        }
    }

    private void Write(StructureElement element, int parent)
    {
        var page = element.Kids.OfType<PagePiece>().FirstOrDefault()?.Page ?? element.Kids.OfType<PageLink>().FirstOrDefault()?.Page;
        var entries = new StringBuilder();
        entries.Append(CultureInfo.InvariantCulture, $"<</S/{element.Role}/P {PdfFile.Reference(parent)}");
        if (page is { } first)
        {
            entries.Append("/Pg ").Append(PdfFile.Reference(_pages[first]));
        }

        if (element.Alternative is { } alternative)
        {
            entries.Append("/Alt").Append(PdfFile.Text(alternative));
        }

        if (Attributes(element) is { } attributes)
        {
            entries.Append("/A ").Append(attributes);
        }

        if (element.Kids.Count > 0)
        {
            entries.Append("/K[").AppendJoin(' ', element.Kids.Select(k => Kid(k, page))).Append(']');
        }

        _file.Add(_numbers[element], entries.Append(">>").ToString());
        foreach (var kid in element.Kids.OfType<StructureElement>())
        {
            Write(kid, _numbers[element]);
        }
    }

    private string Kid(object kid, int? page) => kid switch
    {
        StructureElement element => PdfFile.Reference(_numbers[element]),
        PagePiece piece when piece.Page == page => _marks[piece].ToString(CultureInfo.InvariantCulture),
        PagePiece piece => string.Create(
            CultureInfo.InvariantCulture, $"<</Type/MCR/Pg {PdfFile.Reference(_pages[piece.Page])}/MCID {_marks[piece]}>>"),
        PageLink link => $"<</Type/OBJR/Pg {PdfFile.Reference(_pages[link.Page])}/Obj {PdfFile.Reference(_links[link])}>>",
        _ => throw new InvalidOperationException($"an element holds a {kid.GetType().Name}."),
    };

    /// <summary>Attributes as an object that all elements of the same share.</summary>
    private string? Attributes(StructureElement element)
    {
        var value = element switch
        {
            { Bounds: { } b } =>
                $"<</O/Layout/Placement/Block/BBox[{PdfFile.Number(b.Left)} {PdfFile.Number(_height - b.Bottom)} "
                    + $"{PdfFile.Number(b.Right)} {PdfFile.Number(_height - b.Top)}]>>",
            { Role: Roles.List } => "<</O/List/ListNumbering/None>>",
            { Scope: not HeaderScope.None } or { ColumnSpan: > 1 } or { RowSpan: > 1 } => Cell(element),
            _ => null,
        };
        if (value is null || element.Bounds is not null)
        {
            return value;
        }

        if (!_attributes.TryGetValue(value, out var shared))
        {
            _attributes.Add(value, shared = _file.Add(value));
        }

        return shared;
    }

    private static string Cell(StructureElement element)
    {
        var value = new StringBuilder("<</O/Table");
        if (element.Scope != HeaderScope.None)
        {
            value.Append("/Scope/").Append(element.Scope);
        }

        if (element.ColumnSpan > 1)
        {
            value.Append(CultureInfo.InvariantCulture, $"/ColSpan {element.ColumnSpan}");
        }

        if (element.RowSpan > 1)
        {
            value.Append(CultureInfo.InvariantCulture, $"/RowSpan {element.RowSpan}");
        }

        return value.Append(">>").ToString();
    }
}
