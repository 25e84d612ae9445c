using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Bench.Reporting.Pdf;

/// <summary>
/// The metadata of a PDF as XMP (ISO 16684-1): what <see cref="PdfDescription"/> says, and that the file keeps PDF/UA-1 (ISO 14289-1) and
/// PDF/A-2, level A (ISO 19005-2). PDF/A wants the first of these explained, since it is younger.
/// </summary>
internal static class XmpPacket
{
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";
    private static readonly XNamespace Adobe = "http://ns.adobe.com/pdf/1.3/";
    private static readonly XNamespace Archive = "http://www.aiim.org/pdfa/ns/id/";
    private static readonly XNamespace Accessible = "http://www.aiim.org/pdfua/ns/id/";
    private static readonly XNamespace Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private static readonly XNamespace Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private static readonly XNamespace Property = "http://www.aiim.org/pdfa/ns/property#";

    /// <summary>The packet, UTF-8.</summary>
    /// <param name="description">What the file says of itself.</param>
    public static byte[] Of(PdfDescription description)
    {
        var about = new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", string.Empty),
            new XAttribute(XNamespace.Xmlns + "dc", Dublin.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xmp", Xmp.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "pdf", Adobe.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "pdfaid", Archive.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "pdfuaid", Accessible.NamespaceName),
            new XElement(Archive + "part", 2),
            new XElement(Archive + "conformance", "A"),
            new XElement(Accessible + "part", 1),
            new XElement(Dublin + "format", "application/pdf"),
            new XElement(Dublin + "language", new XElement(Rdf + "Bag", new XElement(Rdf + "li", PdfAssembly.Language))),
            new XElement(Dublin + "title", InDefaultLanguage(description.Title)),
            description.Author.Length == 0
                ? null
                : new XElement(Dublin + "creator", new XElement(Rdf + "Seq", new XElement(Rdf + "li", description.Author))),
            description.Subject.Length == 0 ? null : new XElement(Dublin + "description", InDefaultLanguage(description.Subject)),
            description.Keywords.Length == 0 ? null : new XElement(Adobe + "Keywords", description.Keywords),
            new XElement(Adobe + "Producer", PdfAssembly.Producer),
            new XElement(Xmp + "CreatorTool", description.Creator),
            description.Made is { } made
                ? [new XElement(Xmp + "CreateDate", Date(made)), new XElement(Xmp + "ModifyDate", Date(made))]
                : Array.Empty<XElement>());
        var packet = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName), about, Explained()));
        return Encoding.UTF8.GetBytes(
            $"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{packet.ToString(SaveOptions.DisableFormatting)}\n"
                + "<?xpacket end=\"r\"?>");
    }

    private static XElement InDefaultLanguage(string text) =>
        new(Rdf + "Alt", new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text));

    private static string Date(DateTime made) => made.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The schema of PDF/UA's mark, as PDF/A wants any that it does not know (ISO 19005-2, §6.6.2.3).</summary>
    private static XElement Explained() => new(
        Rdf + "Description",
        new XAttribute(Rdf + "about", string.Empty),
        new XAttribute(XNamespace.Xmlns + "pdfaExtension", Extension.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "pdfaSchema", Schema.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "pdfaProperty", Property.NamespaceName),
        new XElement(
            Extension + "schemas",
            new XElement(
                Rdf + "Bag",
                new XElement(
                    Rdf + "li",
                    new XAttribute(Rdf + "parseType", "Resource"),
                    new XElement(Schema + "schema", "PDF/UA identification"),
                    new XElement(Schema + "namespaceURI", Accessible.NamespaceName),
                    new XElement(Schema + "prefix", "pdfuaid"),
                    new XElement(
                        Schema + "property",
                        new XElement(
                            Rdf + "Seq",
                            new XElement(
                                Rdf + "li",
                                new XAttribute(Rdf + "parseType", "Resource"),
                                new XElement(Property + "name", "part"),
                                new XElement(Property + "valueType", "Integer"),
                                new XElement(Property + "category", "internal"),
                                new XElement(Property + "description", "Part of ISO 14289 that the file keeps"))))))));
}
