using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bench.Reporting.Pages;

/// <summary>
/// Adds bookmarks to a PDF that Skia wrote, which cannot make them: an incremental update (ISO 32000-1, §7.5.6) with a new catalogue and
/// the outline items, each leading to a named destination that is in the file already.
/// </summary>
internal static partial class PdfOutline
{
    /// <summary>The PDF with bookmarks; unchanged where there are none to add or the file's form is unknown.</summary>
    /// <param name="pdf">A PDF with a plain cross-reference table.</param>
    /// <param name="entries">Titles and names of destinations, in order.</param>
    public static byte[] Append(byte[] pdf, IReadOnlyList<(string Title, string Destination)> entries)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var trailer = text.LastIndexOf("trailer", StringComparison.Ordinal);
        if (entries.Count == 0 || trailer < 0)
        {
            return pdf;
        }

        var tail = text[trailer..];
        var (size, root, start) = (SizeEntry().Match(tail), RootEntry().Match(tail), StartEntry().Match(tail));
        if (!size.Success || !root.Success || !start.Success || Catalogue(text, root.Groups[1].Value) is not { } catalogue)
        {
            return pdf;
        }

        var first = int.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture);
        var update = new StringBuilder("\n");
        var offsets = new List<(int Number, int Offset)>();
        Add(
            int.Parse(root.Groups[1].Value, CultureInfo.InvariantCulture),
            $"{catalogue[..^2]}\n/Outlines {first} 0 R\n/PageMode /UseOutlines\n/Lang (en)\n/ViewerPreferences <</DisplayDocTitle "
                + $"true>>>>");
        Add(first, $"<</Type /Outlines /First {first + 1} 0 R /Last {first + entries.Count} 0 R /Count {entries.Count}>>");
        for (var i = 0; i < entries.Count; i++)
        {
            var previous = i == 0 ? string.Empty : $" /Prev {first + i} 0 R";
            var next = i == entries.Count - 1 ? string.Empty : $" /Next {first + i + 2} 0 R";
            Add(first + 1 + i, $"<</Title {Utf16(entries[i].Title)} /Parent {first} 0 R{previous}{next} /Dest /{entries[i].Destination}>>");
        }

        var table = pdf.Length + update.Length;
        update.Append("xref\n");
        foreach (var (number, offset) in offsets)
        {
            update.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:0000000000} 00000 n \n");
        }

        var oldTrailer = tail[..tail.IndexOf(">>", StringComparison.Ordinal)]["trailer".Length..].Trim()[2..];
        update.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<<{SizeEntry().Replace(oldTrailer, $"/Size {first + 1 + entries.Count}")}\n/Prev "
                + $"{start.Groups[1].Value}>>\nstartxref\n{table}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update.ToString())];

        void Add(int number, string body)
        {
            offsets.Add((number, pdf.Length + update.Length));
            update.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }
    }

    private static string? Catalogue(string text, string number)
    {
        var match = Regex.Match(text, $@"(?<=\n){number} 0 obj\n(<<.*?>>)\nendobj", RegexOptions.Singleline);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static string Utf16(string title) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}>";

    [GeneratedRegex(@"/Size (\d+)")]
    private static partial Regex SizeEntry();

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex RootEntry();

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartEntry();
}
