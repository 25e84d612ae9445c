using System.Globalization;
using System.Net;
using System.Text;
using Bench.Core.IO;
using Bench.Reporting.Figures;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Collects the elements of an HTML document. Whatever comes from a result is escaped here and nowhere else.</summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _text = new();
    private readonly HeadingRanks _ranks = new();
    private int _drawings;

    /// <summary>Opens an element.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="attributes">Names and values; a null value leaves the attribute out.</param>
    public HtmlPage Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(key).Append("=\"").Append(WebUtility.HtmlEncode(Printable.Of(value))).Append('"');
            }
        }

        _text.Append('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    /// <param name="name">Its name.</param>
    public HtmlPage Close(string name)
    {
        _text.Append("</").Append(name).Append('>');
        if (name is not ("span" or "b" or "i" or "a" or "td" or "th" or "button"))
        {
            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Adds an element that holds text alone.</summary>
    public HtmlPage Element(string name, RichText text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(name, attributes).Text(text).Close(name);

    /// <summary>Adds a heading, ranked so that no rank is left out.</summary>
    /// <param name="level">1 for the document's title, 2 for a section, 3 for a part of one.</param>
    /// <param name="text">Its text.</param>
    /// <param name="id">Name that links lead to; null for none.</param>
    public HtmlPage Heading(int level, RichText text, string? id = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"h{_ranks.Next(level)}");
        return Element(name, text, ("id", id), ("class", level == 1 ? "title" : null));
    }

    /// <summary>Adds text with its emphasis.</summary>
    public HtmlPage Text(RichText text)
    {
        foreach (var span in text.Spans)
        {
            var tags = new List<string>();
            if (span.Color is { } color)
            {
                Open("span", ("style", TextCss(color)));
                tags.Add("span");
            }

            if (span.Strong)
            {
                Open("b");
                tags.Add("b");
            }

            if (span.Oblique)
            {
                Open("i");
                tags.Add("i");
            }

            _text.Append(WebUtility.HtmlEncode(Printable.Of(span.Text)));
            for (var i = tags.Count - 1; i >= 0; i--)
            {
                Close(tags[i]);
            }
        }

        return this;
    }

    /// <summary>Adds text as it is: markup, style or script of this project.</summary>
    public HtmlPage Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>Adds a figure as inline SVG whose text stays text.</summary>
    public HtmlPage Drawing(Figure figure) => Raw(FigureFiles.SvgElement(figure, FormattableString.Invariant($"d{_drawings++}-")));

    /// <summary>A colour of text: a variable of the style sheet, which has it dark enough on white and light enough on black.</summary>
    public static string TextCss(SKColor color) =>
        FormattableString.Invariant($"color:var(--text-{color.Red:x2}{color.Green:x2}{color.Blue:x2})");

    /// <summary>A colour as CSS writes it.</summary>
    public static string Css(SKColor color) => FormattableString.Invariant($"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}");

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
