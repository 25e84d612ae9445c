using System.Xml.Linq;
using Bench.Reporting.Figures;

namespace Bench.Reporting.Tests.Figures;

/// <summary>The text that a figure shows, as its SVG has it.</summary>
internal static class FigureText
{
    public static string[] Of(Figure figure) => [.. Svg(figure).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];

    public static XElement Svg(Figure figure)
    {
        using var stream = new MemoryStream();
        FigureFiles.WriteSvg(figure, stream);
        stream.Position = 0;
        return XDocument.Load(stream).Root!;
    }
}
