using System.Globalization;
using System.Xml.Linq;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// A line of text in an SVG. Skia places every letter by itself: such text cannot be edited, and looks torn apart in another typeface. Here
/// it becomes one run that starts at its place and keeps its length (<c>textLength</c>), whichever family of the list a viewer has.
/// </summary>
internal static class SvgLine
{
    /// <summary>Rewrites a text element that Skia wrote.</summary>
    /// <param name="text">The element.</param>
    public static void Simplify(XElement text)
    {
        var (x, y) = (Numbers(text, "x"), Numbers(text, "y"));
        var face = Face(text.Attribute("font-family")?.Value ?? string.Empty);
        if (
            x.Length == 0
                || y.Length == 0
                || text.Value.Length == 0
                || !float.TryParse(text.Attribute("font-size")?.Value, CultureInfo.InvariantCulture, out var size))
        {
            return;
        }

        var length = x[^1] - x[0] + (ShapingFonts.Advance(face.Typeface, text.Value[^1]) * size / face.Typeface.UnitsPerEm);
        text.SetAttributeValue("x", Written(x[0]));
        text.SetAttributeValue("y", Written(y[0]));
        text.SetAttributeValue("font-family", Typefaces.Default.Family);
        text.SetAttributeValue("font-weight", face.Weight);
        if (text.Value.Length > 1)
        {
            text.SetAttributeValue("textLength", Written(length));
            text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        }

        if (text.Value.Contains("  ", StringComparison.Ordinal))
        {
            text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        }
    }

    private static (SKTypeface Typeface, int? Weight) Face(string family) =>
        family.Contains("SemiBold", StringComparison.Ordinal) ? (Typefaces.Default.SemiBold, 600)
            : family.Contains("Medium", StringComparison.Ordinal) ? (Typefaces.Default.Medium, 500)
            : (Typefaces.Default.Regular, null);

    private static float[] Numbers(XElement text, string attribute) =>
        [
            .. (text.Attribute(attribute)?.Value ?? string.Empty)
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(v => float.Parse(v, CultureInfo.InvariantCulture))
        ];

    private static string Written(float value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
