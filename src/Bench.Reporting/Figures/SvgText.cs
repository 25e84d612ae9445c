using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Bench.Reporting.Figures;

/// <summary>Finishes the SVG that Skia draws: a title and description for readers who cannot see it, and generic fallbacks behind each font family.</summary>
internal static class SvgText
{
    private const string Fallback = ", 'Segoe UI', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    public static void Write(byte[] drawn, Figure figure, Stream output)
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(drawn));
        var root = document.Root!;
        var space = root.Name.Namespace;
        root.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {figure.Width} {figure.Height}"));
        root.SetAttributeValue("width", FormattableString.Invariant($"{figure.Width}pt"));
        root.SetAttributeValue("height", FormattableString.Invariant($"{figure.Height}pt"));
        root.SetAttributeValue("role", "img");
        root.AddFirst(new XElement(space + "title", figure.Title), new XElement(space + "desc", figure.Caption));
        foreach (var family in root.Descendants().Attributes("font-family"))
        {
            family.Value += Fallback;
        }

        foreach (var text in root.Descendants(space + "text").Where(t => !t.HasElements))
        {
            text.Value = text.Value.Trim('\r', '\n', '\t');
        }

        using var writer = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n", Indent = false });
        document.Save(writer);
    }
}
