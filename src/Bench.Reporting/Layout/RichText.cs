using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Text with emphasis. Text from a result is always plain: markup is only read in sentences written here.</summary>
internal sealed class RichText
{
    private RichText(IReadOnlyList<TextSpan> spans) => Spans = spans;

    public static RichText Empty { get; } = new([]);

    public IReadOnlyList<TextSpan> Spans { get; }

    public static implicit operator RichText(string text) => Plain(text);

    public static RichText Plain(string text) => new([new TextSpan(text)]);

    public static RichText Strong(string text) => new([new TextSpan(text, Strong: true)]);

    public static RichText Colored(string text, SKColor color, bool strong = false) => new([new TextSpan(text, strong, false, color)]);

    /// <summary>Reads <c>*oblique*</c>, for symbols of statistics. Only for text written in this project.</summary>
    public static RichText Marked(string text) =>
        new([.. text.Split('*').Select((part, i) => new TextSpan(part, Oblique: i % 2 == 1)).Where(s => s.Text.Length > 0)]);

    public RichText Then(RichText more) => new([.. Spans, .. more.Spans]);

    /// <summary>The same with each piece of text put otherwise.</summary>
    /// <param name="say">What becomes of a text.</param>
    public RichText Said(Func<string, string> say) => new([.. Spans.Select(s => s with { Text = say(s.Text) })]);

    /// <summary>The text without emphasis.</summary>
    public override string ToString() => string.Concat(Spans.Select(s => s.Text));

    /// <summary>The first characters, with their emphasis.</summary>
    /// <param name="length">How many.</param>
    public RichText First(int length)
    {
        var spans = new List<TextSpan>();
        foreach (var span in Spans)
        {
            if (length <= 0)
            {
                break;
            }

            spans.Add(span with { Text = span.Text[..Math.Min(length, span.Text.Length)] });
            length -= span.Text.Length;
        }

        return new RichText(spans);
    }

    /// <summary>Width on one line.</summary>
    public float Measure(TextStyle style) => Spans.Sum(s => TextLine.Measure(s.Text, s.Apply(style)));
}

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
