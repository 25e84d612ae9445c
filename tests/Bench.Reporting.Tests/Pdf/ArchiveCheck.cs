using System.Text;
using System.Xml.Linq;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Bench.Reporting.Tests.Pdf;

/// <summary>
/// The rules of PDF/A-2a (ISO 19005-2:2011) that a machine can check, by their clauses, besides those that <see cref="AccessibilityCheck"/>
/// has; as far as they can be broken without forms, media, optional content and encryption.
/// </summary>
internal static class ArchiveCheck
{
    private static readonly string[] BlendModes = ["Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten"];
    private static readonly string[] Forbidden =
        ["JS", "AA", "OpenAction", "EmbeddedFile", "EF", "XFA", "AcroForm", "TR", "HTP", "OPI", "PS", "Alternates"];


    /// <summary>What is wrong, each with its clause; nothing for a file that keeps the rules.</summary>
    public static IReadOnlyList<string> Of(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        var pdf = new PdfObjects(document);
        var problems = new List<string>();
        Require(file.AsSpan().StartsWith("%PDF-1.7\n%"u8) && file.AsSpan(10, 4).IndexOfAnyInRange((byte)0, (byte)127) < 0, "6.1.2: header");
        Require(file.AsSpan().EndsWith("%%EOF\n"u8), "6.1.3: something follows the end");
        var trailer = document.Structure.Trailer;
        Require(trailer.Identifier is { Count: 2 }, "6.1.3: no identifier");
        Require(trailer.EncryptionToken is null, "6.1.3: encrypted");
        var intents = pdf.Items(pdf.Catalogue, "OutputIntents").Select(pdf.Follow).ToArray();
        Require(
            intents.Any(i => pdf.Name(i, "S") == "GTS_PDFA1"
                && pdf.Get(i, "DestOutputProfile") is StreamToken profile && pdf.Number(profile, "N") == 3),
            "6.2.3: no profile for the colours");
        foreach (var token in pdf.All)
        {
            var dictionary = token as DictionaryToken ?? (token as StreamToken)?.StreamDictionary;
            if (dictionary is null)
            {
                continue;
            }

            Require(!Forbidden.Any(f => dictionary.Data.ContainsKey(f)), "6.1 to 6.5: an entry that is forbidden");
            Require(pdf.Name(dictionary, "Filter") != "LZWDecode", "6.1.7.2: LZW");
            Require(pdf.Get(dictionary, "Interpolate") is not BooleanToken { Data: true }, "6.2.8: a picture is interpolated");
            Require(pdf.Name(dictionary, "ColorSpace") is not "DeviceCMYK", "6.2.4.3: CMYK");
            Require(pdf.Name(dictionary, "BM") is not { } mode || BlendModes.Contains(mode), "6.2.10: blend mode");
            Require(pdf.Name(dictionary, "Subtype") != "Type3" || pdf.Get(dictionary, "ToUnicode") is not null, "6.2.11.7: Type 3");
            Require(
                pdf.Name(dictionary, "Subtype") != "Link" || (pdf.Number(dictionary, "F") ?? 0) == 4,
                "6.3.2: an annotation is not printed, or hidden");
        }

        if (pdf.Get(pdf.Catalogue, "Metadata") is StreamToken stream)
        {
            Require(pdf.Get(stream, "Filter") is null, "6.6.2.1: metadata are encoded");
            var xmp = XDocument.Parse(Encoding.UTF8.GetString(stream.Data.Span).Trim('\uFEFF'));
            Same("{http://www.aiim.org/pdfa/ns/id/}part", "2");
            Same("{http://www.aiim.org/pdfa/ns/id/}conformance", "A");
            Same("{http://purl.org/dc/elements/1.1/}title", document.Information.Title);
            Same("{http://purl.org/dc/elements/1.1/}description", document.Information.Subject);
            Same("{http://purl.org/dc/elements/1.1/}creator", document.Information.Author);
            Same("{http://ns.adobe.com/pdf/1.3/}Keywords", document.Information.Keywords);
            Same("{http://ns.adobe.com/pdf/1.3/}Producer", document.Information.Producer);
            Same("{http://ns.adobe.com/xap/1.0/}CreatorTool", document.Information.Creator);
            Require(
                xmp.Descendants("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI").Any(e => e.Value == "http://www.aiim.org/pdfua/ns/id/"),
                "6.6.2.3: the mark of PDF/UA is not explained");

            void Same(string name, string? value) => Require(
                xmp.Descendants(name).FirstOrDefault()?.Value == value, $"6.6: {name} is not {value}");
        }
        else
        {
            problems.Add("6.6.2.1: no metadata");
        }

        return problems;

        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }
    }
}
