using System.Collections.Concurrent;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Bench.Reporting.Typography;

/// <summary>HarfBuzz's view of a typeface, in font units. Kept for the life of the process: there are three typefaces.</summary>
internal static class ShapingFonts
{
    private static readonly ConcurrentDictionary<SKTypeface, Font> Fonts = new();

    public static Font For(SKTypeface typeface) => Fonts.GetOrAdd(typeface, Create);

    /// <summary>Advance width of a character in font units; 0 where the font has none.</summary>
    public static int Advance(SKTypeface typeface, int character) =>
        For(typeface).TryGetGlyph((uint)character, out var glyph) ? For(typeface).GetHorizontalGlyphAdvance(glyph) : 0;

    private static Font Create(SKTypeface typeface)
    {
        using var stream = typeface.OpenStream(out var index);
        using var blob = stream.ToHarfBuzzBlob();
        using var face = new Face(blob, index) { UnitsPerEm = typeface.UnitsPerEm };
        var font = new Font(face);
        font.SetScale(typeface.UnitsPerEm, typeface.UnitsPerEm);
        font.SetFunctionsOpenType();
        return font;
    }
}
