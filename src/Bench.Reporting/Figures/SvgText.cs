using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Bench.Core.IO;

namespace Bench.Reporting.Figures;

/// <summary>
/// Finishes the SVG that Skia draws: a title and description for readers who cannot see it, and generic fallbacks behind each font family.
/// </summary>
internal static class SvgText
{
    /// <summary>Editors open the file at its printed size.</summary>
    private static string Millimetres(float points) => FormattableString.Invariant($"{points / Figure.PointsPerMm:0.###}mm");

    private const string Fallback = ", 'Segoe UI', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    /// <summary>The root element alone, with ids made unique and a size that follows the page.</summary>
    public static string Inline(byte[] svg, string idPrefix)
    {
        var root = XDocument.Parse(Encoding.UTF8.GetString(svg)).Root!;
        root.SetAttributeValue("width", null);
        root.SetAttributeValue("height", null);
        Rename(root, idPrefix);
        return root.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    /// <summary>
    /// Numbers ids in order of appearance: Skia counts them through the life of a process, and the same figure must give the same bytes.
    /// </summary>
    private static void Rename(XElement root, string prefix)
    {
        var names = root
            .DescendantsAndSelf()
            .Attributes("id")
            .Select((a, i) => (a.Value, New: string.Create(CultureInfo.InvariantCulture, $"{prefix}c{i}")))
            .ToDictionary(x => x.Value, x => x.New);
        foreach (var attribute in root.DescendantsAndSelf().Attributes())
        {
            var value = attribute.Value;
            attribute.Value = attribute switch
            {
                { Name.LocalName: "id" } => names[value],
                { Name.LocalName: "href" } when value.StartsWith('#') => $"#{names[value[1..]]}",
                _ when value.StartsWith("url(#", StringComparison.Ordinal) && value.EndsWith(')') => $"url(#{names[value[5..^1]]})",
                _ => value,
            };
        }
    }

    public static void Write(byte[] drawn, Figure figure, Stream output)
    {
        var document = XDocument.Parse(Encoding.UTF8.GetString(drawn));
        var root = document.Root!;
        var space = root.Name.Namespace;
        root.SetAttributeValue("viewBox", FormattableString.Invariant($"0 0 {figure.Width} {figure.Height}"));
        root.SetAttributeValue("width", Millimetres(figure.Width));
        root.SetAttributeValue("height", Millimetres(figure.Height));
        root.SetAttributeValue("role", "img");
        root.AddFirst(
            new XElement(space + "title", Printable.Of(figure.Title)),
            new XElement(space + "desc", Printable.Of(figure.Finding.Length == 0 ? figure.Caption : $"{figure.Finding} {figure.Caption}")));
        Rename(root, string.Empty);
        foreach (var text in root.Descendants(space + "text").Where(t => !t.HasElements))
        {
            text.Value = text.Value.Trim('\r', '\n', '\t');
            SvgLine.Simplify(text);
        }

        foreach (var family in root.Descendants().Attributes("font-family"))
        {
            family.Value += Fallback;
        }

        using var writer = XmlWriter.Create(
            output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n", Indent = false });
        document.Save(writer);
    }
}
