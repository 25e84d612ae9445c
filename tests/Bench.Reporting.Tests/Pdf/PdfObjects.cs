using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Bench.Reporting.Tests.Pdf;

/// <summary>The objects of a PDF as PdfPig, which had no part in writing it, reads them.</summary>
internal sealed class PdfObjects(PdfDocument document)
{
    public DictionaryToken Catalogue => document.Structure.Catalog.CatalogDictionary;

    public IReadOnlyList<IToken> Pages => Items(Get(Catalogue, "Pages"), "Kids");

    public IEnumerable<IToken> All => document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Select(k => document.Structure.GetObject(k).Data);

    public IToken? Follow(IToken? token) =>
        token is IndirectReferenceToken reference ? Follow(document.Structure.GetObject(reference.Data).Data) : token;

    public IToken? Get(IToken? from, string name) => Follow(from) switch
    {
        DictionaryToken dictionary => dictionary.Data.TryGetValue(name, out var value) ? Follow(value) : null,
        StreamToken stream => Get(stream.StreamDictionary, name),
        _ => null,
    };

    public string? Name(IToken? from, string name) => (Get(from, name) as NameToken)?.Data;

    public string? Text(IToken? from, string name) => Get(from, name) switch
    {
        StringToken text => text.Data,
        HexToken text => text.Data,
        _ => null,
    };

    public int? Number(IToken? from, string name) => (Get(from, name) as NumericToken)?.Int;

    /// <summary>The reference itself, not what it leads to.</summary>
    public static IToken? Raw(IToken? from, string name) =>
        from is DictionaryToken dictionary && dictionary.Data.TryGetValue(name, out var value) ? value : null;

    public IReadOnlyList<IToken> Items(IToken? from, string name) => Get(from, name) switch
    {
        ArrayToken array => array.Data,
        { } one => [Raw(Follow(from), name) ?? one],
        _ => [],
    };
}
