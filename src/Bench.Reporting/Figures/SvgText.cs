using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Bench.Reporting.Figures;

/// <summary>Finishes the SVG that Skia draws: a title and description for readers who cannot see it, and generic fallbacks behind each font family.</summary>
internal static class SvgText
{
    private const string Fallback = ", 'Segoe UI', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    /// <summary>The root element alone, with ids made unique and a size that follows the page.</summary>
    public static string Inline(byte[] svg, string idPrefix)
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(svg)).Root!;
        root.SetAttributeValue("width", null);
        root.SetAttributeValue("height", null);
        foreach (var attribute in root.DescendantsAndSelf().Attributes().ToArray())
        {
            if (attribute.Name == "id")
            {
                attribute.Value = idPrefix + attribute.Value;
            }
            else if (attribute.Name.LocalName == "href" && attribute.Value.StartsWith('#'))
            {
                attribute.Value = $"#{idPrefix}{attribute.Value[1..]}";
            }
            else
            {
                attribute.Value = attribute.Value.Replace("url(#", $"url(#{idPrefix}", StringComparison.Ordinal);
            }
        }

        return root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

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
