using System.Globalization;
using System.Text;

namespace Bench.Core.IO;

/// <summary>
/// Text that came from files and file names, made safe to show. A name may hold any character but a slash: escape sequences that repaint a
/// terminal, controls that XML forbids, marks that turn the direction of writing round. They are shown by their number, as <c>\u001b</c>.
/// </summary>
public static class Printable
{
    /// <summary>Replaces what must not be shown as it is. Line feeds, with or without a carriage return, and tabs stay.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The same instance where nothing was to be replaced.</returns>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = 0;
        while (first < text.Length && !MustBeReplaced(text, first))
            first++;
        if (first == text.Length)
            return text;

        var shown = new StringBuilder(text, 0, first, text.Length + 16);
        for (var at = first; at < text.Length; at++)
        {
            if (MustBeReplaced(text, at))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            else
                shown.Append(text[at]);
        }

        return shown.ToString();
    }

    /// <summary>As <see cref="Of"/>, on one line: line feeds and tabs are replaced too.</summary>
    /// <param name="text">Any text.</param>
    public static string Line(string text) =>
        Of(text).Replace("\n", "\\u000a", StringComparison.Ordinal)
            .Replace("\r", "\\u000d", StringComparison.Ordinal)
            .Replace("\t", "\\u0009", StringComparison.Ordinal);

    private static bool MustBeReplaced(string text, int at) => text[at] switch
    {
        '\n' or '\t' => false,
        '\r' => at + 1 == text.Length || text[at + 1] != '\n',
        >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029' or '\ufffe' or '\uffff' => true,
        var c when char.IsHighSurrogate(c) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at == 0 || !char.IsHighSurrogate(text[at - 1]),
        var c => char.IsControl(c),
    };
}
