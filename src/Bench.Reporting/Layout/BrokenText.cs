using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Text broken into lines of at most a width, at spaces; words too long for a line are broken inside.</summary>
internal sealed class BrokenText
{
    private static readonly char[] Seams = ['-', '_', '/', '\\', '.'];
    private readonly TextStyle _style;
    private readonly List<List<(TextLine Line, float X)>> _lines = [];
    private readonly List<float> _widths = [];

    public BrokenText(RichText text, TextStyle style, float width)
    {
        _style = style;
        var line = new List<(string Text, TextStyle Style)>();
        foreach (var word in Words(text, style).SelectMany(w => Fit(w, width)))
        {
            if (line.Count > 0 && Measure([.. line, .. word]) > width)
            {
                Finish(line, goesOn: true);
            }

            line.AddRange(line.Count == 0 ? TrimStart(word) : word);
        }

        Finish(line, goesOn: false);
    }

    public int Count => _lines.Count;

    public float Height => Count * _style.LineHeight;

    public float Width => _widths.DefaultIfEmpty(0).Max();

    /// <summary>Draws lines one under the other; alignment 0 left, 0.5 centred, 1 right within a width.</summary>
    public void Draw(SKCanvas canvas, float x, float y, float width, float alignment = 0, int first = 0, int count = int.MaxValue)
    {
        for (var i = first; i < Math.Min(Count, (long)first + count); i++)
        {
            var left = x + (alignment * (width - _widths[i]));
            var baseline = y + ((i - first) * _style.LineHeight) + ((_style.LineHeight + _style.CapHeight) / 2);
            foreach (var (line, offset) in _lines[i])
            {
                line.Draw(canvas, left + offset, baseline);
            }
        }
    }

    /// <summary>Draws into the open element of a page; nothing where there is no text.</summary>
    public void Draw(PageContext page, float x, float y, float width, float alignment = 0, int first = 0, int count = int.MaxValue)
    {
        if (Count > 0)
        {
            Draw(page.Canvas, x, y, width, alignment, first, count);
        }
    }

    private static float Measure(List<(string Text, TextStyle Style)> pieces) =>
        Merge([.. pieces.SkipLast(1), (pieces[^1].Text.TrimEnd(' '), pieces[^1].Style)]).Sum(p => TextLine.Measure(p.Text, p.Style));

    // A word keeps the space behind it and may be of several pieces where the emphasis changes inside it.
    private static IEnumerable<List<(string Text, TextStyle Style)>> Words(RichText text, TextStyle style)
    {
        var word = new List<(string, TextStyle)>();
        foreach (var span in text.Spans)
        {
            var applied = span.Apply(style);
            var start = 0;
            for (var i = 0; i < span.Text.Length; i++)
            {
                if (span.Text[i] is ' ' or '\n' && (i + 1 == span.Text.Length || span.Text[i + 1] is not (' ' or '\n')))
                {
                    word.Add((span.Text[start..(i + 1)].Replace('\n', ' '), applied));
                    yield return word;
                    word = [];
                    start = i + 1;
                }
            }

            if (start < span.Text.Length)
            {
                word.Add((span.Text[start..], applied));
            }
        }

        if (word.Count > 0)
        {
            yield return word;
        }
    }

    private static IEnumerable<List<(string Text, TextStyle Style)>> Fit(List<(string Text, TextStyle Style)> word, float width)
    {
        if (Measure(word) <= width)
        {
            yield return word;
            yield break;
        }

        foreach (var (text, style) in word)
        {
            var start = 0;
            while (start < text.Length)
            {
                var length = 1;
                while (start + length < text.Length && TextLine.Measure(text.Substring(start, length + 1).TrimEnd(' '), style) <= width)
                {
                    length++;
                }

                // Better after a hyphen, underscore or slash, where one is not too far back.
                var seam = start + length == text.Length ? -1 : text.LastIndexOfAny(Seams, start + length - 1, length);
                length = seam - start >= length / 3 ? seam - start + 1 : length;
                yield return [(text.Substring(start, length), style)];
                start += length;
            }
        }
    }

    private static List<(string Text, TextStyle Style)> TrimStart(List<(string Text, TextStyle Style)> word) =>
        [(word[0].Text.TrimStart(' '), word[0].Style), .. word.Skip(1)];

    private static List<(string Text, TextStyle Style)> Merge(IEnumerable<(string Text, TextStyle Style)> pieces)
    {
        var merged = new List<(string Text, TextStyle Style)>();
        foreach (var piece in pieces)
        {
            if (merged.Count > 0 && merged[^1].Style == piece.Style)
            {
                merged[^1] = (merged[^1].Text + piece.Text, piece.Style);
            }
            else
            {
                merged.Add(piece);
            }
        }

        return merged;
    }

    /// <summary>
    /// Ends a line. Where the text goes on behind a space, the space stays, outside the line's width: readers that do not see the page
    /// would take the words on both sides for one.
    /// </summary>
    private void Finish(List<(string Text, TextStyle Style)> pieces, bool goesOn)
    {
        if (pieces.Count == 0)
        {
            return;
        }

        var space = goesOn && pieces[^1].Text.EndsWith(' ') ? new TextLine(" ", pieces[^1].Style) : null;
        pieces[^1] = (pieces[^1].Text.TrimEnd(' '), pieces[^1].Style);
        var x = 0f;
        var line = new List<(TextLine, float)>();
        foreach (var (text, style) in Merge(pieces))
        {
            var set = new TextLine(text, style);
            line.Add((set, x));
            x += set.Width;
        }

        if (space is not null)
        {
            line.Add((space, x));
        }

        _lines.Add(line);
        _widths.Add(x);
        pieces.Clear();
    }
}
