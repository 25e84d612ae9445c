using UglyToad.PdfPig.Tokens;

namespace Bench.Reporting.Tests.Pdf;

/// <summary>An element of a PDF's structure, as read back.</summary>
internal sealed class PdfStructure(
    string role, DictionaryToken entries, IndirectReferenceToken reference, PdfStructure? parent)
{
    public string Role { get; } = role;

    public DictionaryToken Entries { get; } = entries;

    public IndirectReferenceToken Reference { get; } = reference;

    public PdfStructure? Parent { get; } = parent;

    public List<PdfStructure> Kids { get; } = [];

    /// <summary>Marks on pages: object of the page, number.</summary>
    public List<(IToken? Page, int Mark)> Marks { get; } = [];

    /// <summary>Annotations.</summary>
    public List<IToken> Annotations { get; } = [];

    /// <summary>The element and all below it, in reading order.</summary>
    public IEnumerable<PdfStructure> All => Kids.SelectMany(k => k.All).Prepend(this);

    public static PdfStructure? Read(PdfObjects pdf)
    {
        var root = pdf.Get(pdf.Catalogue, "StructTreeRoot");
        return root is DictionaryToken tree && PdfObjects.Raw(tree, "K") is IndirectReferenceToken document ? Read(pdf, document, null) : null;
    }

    private static PdfStructure Read(PdfObjects pdf, IndirectReferenceToken reference, PdfStructure? parent)
    {
        var entries = (DictionaryToken)pdf.Follow(reference)!;
        var element = new PdfStructure(pdf.Name(entries, "S") ?? "", entries, reference, parent);
        foreach (var kid in pdf.Items(entries, "K"))
        {
            switch (kid)
            {
                case NumericToken mark:
                    element.Marks.Add((PdfObjects.Raw(entries, "Pg"), mark.Int));
                    break;
                case DictionaryToken d when pdf.Name(d, "Type") == "MCR":
                    element.Marks.Add((PdfObjects.Raw(d, "Pg"), pdf.Number(d, "MCID")!.Value));
                    break;
                case DictionaryToken d when pdf.Name(d, "Type") == "OBJR":
                    element.Annotations.Add(PdfObjects.Raw(d, "Obj")!);
                    break;
                case IndirectReferenceToken below:
                    element.Kids.Add(Read(pdf, below, element));
                    break;
                default:
                    throw new InvalidOperationException($"{element.Role} holds {kid}");
            }
        }

        return element;
    }
}
