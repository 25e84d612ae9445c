using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Text styles of figures; sizes are points at final size.</summary>
internal static class ChartText
{
    public const float TickSize = 7;
    public const float LabelSize = 7.5f;

    public static TextStyle Title { get; } = new(Typefaces.Default.SemiBold, 8.5f, Palette.Ink);

    public static TextStyle Label { get; } = new(Typefaces.Default.Regular, LabelSize, Palette.Ink);

    public static TextStyle Note { get; } = new(Typefaces.Default.Regular, 7, Palette.Grey);

    public static TextStyle Small { get; } = new(Typefaces.Default.Regular, 6, Palette.Grey);

    public static TextStyle Strong { get; } = new(Typefaces.Default.Medium, LabelSize, Palette.Ink);

    public static TextStyle In(this TextStyle style, SKColor color) => style with { Color = color };

    /// <summary>Shortens text with an ellipsis so that it fits a width.</summary>
    public static string Fit(string text, TextStyle style, float width)
    {
        if (TextLine.Measure(text, style) <= width)
        {
            return text;
        }

        var length = text.Length;
        while (length > 1 && TextLine.Measure(string.Concat(text.AsSpan(0, length).TrimEnd(), "…"), style) > width)
        {
            length--;
        }

        return string.Concat(text.AsSpan(0, length).TrimEnd(), "…");
    }
}
