using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Text styles of figures; sizes are points at final size.</summary>
internal static class ChartText
{
    public const float LabelSize = 7.5f;

    private const float LabelLeading = 1.15f;

    private const string Seams = " -_/.\\";

    private static readonly float[] LabelSizes = [LabelSize, 6.6f, 6];

    public static TextStyle Title { get; } = new(Typefaces.Default.SemiBold, 8.5f, Palette.Ink);

    public static TextStyle Tick { get; } = new(Typefaces.Default.Regular, 7, Palette.Ink);

    public static TextStyle Label { get; } = new(Typefaces.Default.Regular, LabelSize, Palette.Ink);

    public static TextStyle Note { get; } = new(Typefaces.Default.Regular, 7, Palette.Grey);

    public static TextStyle Small { get; } = new(Typefaces.Default.Regular, 6, Palette.Grey);

    public static TextStyle Strong { get; } = new(Typefaces.Default.Medium, LabelSize, Palette.Ink);

    public static TextStyle In(this TextStyle style, SKColor color) => style with { Color = color };

    /// <summary>The first of some texts that fits a width; the last, shortened, where none does.</summary>
    public static string FirstThatFits(TextStyle style, float width, params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (TextLine.Measure(text, style) <= width)
            {
                return text;
            }
        }

        return Fit(texts[^1], style, width);
    }

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

    /// <summary>
    /// Breaks text into lines of at most a width: at spaces, else behind hyphens, underscores, dots and slashes, else where it must.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, TextStyle style, float width)
    {
        var line = string.Empty;
        foreach (var piece in Pieces(text).SelectMany(p => Narrow(p, style, width)))
        {
            if (line.Length > 0 && TextLine.Measure((line + piece).TrimEnd(), style) > width)
            {
                yield return line.TrimEnd();
                line = string.Empty;
            }

            line += piece;
        }

        yield return line.TrimEnd();
    }

    /// <summary>
    /// Draws a label that ends at a place, in at most a number of lines about a middle height: smaller where it needs more, and without its
    /// middle where it is too long for that too, since names differ at their ends.
    /// </summary>
    public static void DrawLabel(
        SKCanvas canvas, string text, float right, float middle, float width, int mostLines, float mostHeight = float.PositiveInfinity)
    {
        var (lines, style) = LabelLines(text, width, mostLines, mostHeight);
        var leading = style.Size * LabelLeading;
        var baseline = middle + (style.CapHeight / 2) - ((lines.Length - 1) * leading / 2);
        foreach (var line in lines)
        {
            TextLine.Draw(canvas, line, style, right, baseline, 1);
            baseline += leading;
        }
    }

    private static (string[] Lines, TextStyle Style) LabelLines(string text, float width, int mostLines, float mostHeight)
    {
        foreach (var size in LabelSizes)
        {
            var style = Label with { Size = size };
            string[] lines = [.. Wrap(text, style, width)];
            if (lines.Length <= mostLines && lines.Length * size * LabelLeading <= mostHeight)
            {
                return (lines, style);
            }
        }

        var smallest = Label with { Size = LabelSizes[^1] };
        for (var kept = text.Length - 1; ; kept--)
        {
            string[] lines = [.. Wrap($"{text[..((kept + 1) / 2)]}…{text[^(kept / 2)..]}", smallest, width)];
            if (lines.Length <= mostLines || kept <= 2)
            {
                return (lines, smallest);
            }
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (
                Seams.Contains(text[i], StringComparison.Ordinal)
                    && (i + 1 == text.Length || !Seams.Contains(text[i + 1], StringComparison.Ordinal)))
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static IEnumerable<string> Narrow(string piece, TextStyle style, float width)
    {
        while (TextLine.Measure(piece.TrimEnd(), style) > width && piece.Length > 1)
        {
            var length = piece.Length - 1;
            while (length > 1 && TextLine.Measure(piece[..length], style) > width)
            {
                length--;
            }

            yield return piece[..length];
            piece = piece[length..];
        }

        yield return piece;
    }
}
