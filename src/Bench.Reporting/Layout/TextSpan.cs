using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>A piece of text with one emphasis.</summary>
internal sealed record TextSpan(string Text, bool Strong = false, bool Oblique = false, SKColor? Color = null)
{
    public TextStyle Apply(TextStyle style) => style with
    {
        Typeface = Strong ? Typefaces.Default.SemiBold : style.Typeface,
        Oblique = Oblique || style.Oblique,
        Color = Color ?? style.Color,
    };
}
