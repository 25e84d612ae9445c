using SkiaSharp;

namespace Bench.Reporting.Typography;

/// <summary>How a piece of text looks.</summary>
/// <param name="Typeface">The face.</param>
/// <param name="Size">Size in points, above 0.</param>
/// <param name="Color">Colour.</param>
/// <param name="Oblique">True to slant the face, for symbols of statistics such as p and r.</param>
/// <param name="TabularFigures">
/// True to give digits, signs and figure spaces one width, so that numbers in a column stand under each other.
/// </param>
public sealed record TextStyle(SKTypeface Typeface, float Size, SKColor Color, bool Oblique = false, bool TabularFigures = false)
{
    private const float ObliqueSkew = -0.18f;

    /// <summary>Distance from baseline to baseline, points.</summary>
    public float LineHeight => Size * 1.4f;

    /// <summary>Height of capitals, points; used to centre text optically.</summary>
    public float CapHeight => Size * 0.727f;

    internal SKFont CreateFont() => new(Typeface, Size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        LinearMetrics = true,
        Subpixel = true,
        SkewX = Oblique ? ObliqueSkew : 0,
    };
}
