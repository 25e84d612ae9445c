using System.Text;
using Bench.Core.IO;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Bench.Reporting.Typography;

/// <summary>
/// One line of text in one style, kerned. Every glyph is the font's own for its character, so that the text can be searched and copied.
/// </summary>
internal sealed class TextLine
{
    // A little narrower than the zero, so that the room beside a one stays smaller than a space.
    private const float TabularShare = 0.96f;
    private const float MostGapInNumber = 0.13f;
    private const string OneWidth = "0123456789−+\u2007";

    // Substitutions would put glyphs into the file that no character maps to.
    private static readonly Feature[] KerningOnly =
    [
        .. "calt clig liga ccmp locl rlig".Split(' ').Select(tag => new Feature(Tag.Parse(tag), 0, 0, uint.MaxValue)),
        new(Tag.Parse("kern"), 1, 0, uint.MaxValue),
    ];

    private static readonly Dictionary<int, string> Spelled = new() { ['∩'] = " and ", ['∪'] = " or ", ['∈'] = " in ", ['\u2011'] = "-" };

    private readonly TextStyle _style;
    private readonly ushort[] _glyphs;
    private readonly float[] _offsets;

    public TextLine(string text, TextStyle style)
    {
        _style = style;
        var shaped = Shape(Clean(Printable.Of(text), style.Typeface), style);
        Width = shaped.Width;

        // A figure space only takes room: copied text should not be full of odd blanks.
        _glyphs = [.. shaped.Glyphs.Where(g => !g.Blank).Select(g => g.Glyph)];
        _offsets = [.. shaped.Glyphs.Where(g => !g.Blank).Select(g => g.X)];
    }

    /// <summary>Advance width, points.</summary>
    public float Width { get; }

    /// <summary>True for a character that is printed as a word, since the carried faces lack it.</summary>
    internal static bool IsSpelled(Rune rune) => Spelled.ContainsKey(rune.Value);

    public static float Measure(string text, TextStyle style) => new TextLine(text, style).Width;

    /// <summary>Draws text with its baseline starting at a point.</summary>
    public static void Draw(SKCanvas canvas, string text, TextStyle style, float x, float baseline) =>
        new TextLine(text, style).Draw(canvas, x, baseline);

    /// <summary>Draws text about a point: <paramref name="alignment"/> 0 starts there, 0.5 is centred on it, 1 ends there.</summary>
    public static void Draw(SKCanvas canvas, string text, TextStyle style, float x, float baseline, float alignment)
    {
        var line = new TextLine(text, style);
        line.Draw(canvas, x - (alignment * line.Width), baseline);
    }

    public void Draw(SKCanvas canvas, float x, float baseline)
    {
        if (_glyphs.Length == 0)
        {
            return;
        }

        using var font = _style.CreateFont();
        using var paint = new SKPaint { Color = _style.Color, IsAntialias = true };
        using var builder = new SKTextBlobBuilder();
        builder.AddHorizontalRun(_glyphs, font, _offsets, 0);
        using var blob = builder.Build();
        canvas.DrawText(blob, x, baseline, paint);
    }

    /// <summary>
    /// Control characters become spaces; what the font lacks becomes a word or an empty square, the same on every machine.
    /// </summary>
    private static string Clean(string text, SKTypeface typeface)
    {
        if (typeface.ContainsGlyphs(text) && !text.Any(char.IsControl))
        {
            return text;
        }

        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(
                Rune.IsControl(rune)
                    ? " "
                    : typeface.ContainsGlyph(rune.Value)
                    ? rune.ToString()
                    : Spelled.GetValueOrDefault(rune.Value, "□"));
        }

        return clean.ToString();
    }

    private static (List<(ushort Glyph, float X, bool Blank)> Glyphs, float Width) Shape(string text, TextStyle style)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        var scale = style.Size / style.Typeface.UnitsPerEm;
        ShapingFonts.For(style.Typeface).Shape(buffer, KerningOnly);
        var tabularWidth = TabularShare * ShapingFonts.Advance(style.Typeface, '0') * scale;

        var glyphs = new List<(ushort, float, bool)>();
        var x = 0f;
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        for (var i = 0; i < infos.Length; i++)
        {
            var rune = Rune.GetRuneAt(text, (int)infos[i].Cluster);
            var advance = positions[i].XAdvance * scale;
            var offset = positions[i].XOffset * scale;
            if (style.TabularFigures && rune.IsBmp && OneWidth.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                var natural = ShapingFonts.Advance(style.Typeface, rune.Value) * scale;
                (offset, advance) = Cell(infos, text, i, natural, tabularWidth);
            }

            glyphs.Add(((ushort)infos[i].Codepoint, x + offset, rune.Value == 0x2007));
            x += advance;
        }

        return (glyphs, x);
    }

    /// <summary>
    /// Where a figure stands in its cell, and how wide the cell is: in the middle of equal cells; but ones in a row share the room between
    /// them evenly and give up what would be taken for a space when the text is read back (a few hundredths of the size).
    /// </summary>
    private static (float Offset, float Advance) Cell(ReadOnlySpan<GlyphInfo> infos, string text, int index, float natural, float cell)
    {
        if (text[(int)infos[index].Cluster] != '1')
        {
            return ((cell - natural) / 2, cell);
        }

        var (first, last) = (index, index);
        while (first > 0 && text[(int)infos[first - 1].Cluster] == '1')
        {
            first--;
        }

        while (last + 1 < infos.Length && text[(int)infos[last + 1].Cluster] == '1')
        {
            last++;
        }

        var count = last - first + 1;
        var gap = Math.Min(count * (cell - natural) / (count + 1), MostGapInNumber * cell);
        var advance = ((count * natural) + ((count + 1) * gap)) / count;
        return (gap + ((index - first) * (natural + gap - advance)), advance);
    }
}
