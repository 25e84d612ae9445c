using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Text styles of figures; sizes are points at final size.</summary>
internal static class ChartText
{
    public const float LabelSize = 7.5f;

    public static TextStyle Title { get; } = new(Typefaces.Default.SemiBold, 8.5f, Palette.Ink);

    public static TextStyle Tick { get; } = new(Typefaces.Default.Regular, 7, Palette.Ink);

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

    /// <summary>Breaks text at spaces into lines of at most a width; a word too long is shortened.</summary>
    public static IEnumerable<string> Wrap(string text, TextStyle style, float width)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && TextLine.Measure(longer, style) > width)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return Fit(line, style, width);
    }

    /// <summary>Draws a label that ends at a place, in as many lines as it needs but at most a number, about a middle height.</summary>
    public static void DrawLabel(SKCanvas canvas, string text, float right, float middle, float width, int mostLines)
    {
        const float Leading = 8.6f;
        var lines = Wrap(text, Label, width).ToArray();
        if (lines.Length > mostLines)
        {
            lines = [.. lines.Take(mostLines - 1), Fit(string.Join(' ', lines.Skip(mostLines - 1)), Label, width)];
        }

        var baseline = middle + 2.6f - ((lines.Length - 1) * Leading / 2);
        foreach (var line in lines)
        {
            TextLine.Draw(canvas, line, Label, right, baseline, 1);
            baseline += Leading;
        }
    }
}
