using System.Text;
using System.Text.RegularExpressions;

namespace Bench.Reporting.Citing;

/// <summary>Entries of BibTeX, made from references as the report prints them.</summary>
internal static partial class BibTeX
{
    private static readonly string[] Meetings = ["Conference", "Symposium", "MICCAI", "ICASSP", "Workshop", "Proceedings"];

    private static readonly Dictionary<char, string> Escapes = new (char Sign, string Written)[]
    {
        ('&', @"\&"), ('%', @"\%"), ('$', @"\$"), ('#', @"\#"), ('_', @"\_"), ('{', @"\{"), ('}', @"\}"),
        ('~', @"\textasciitilde{}"), ('^', @"\textasciicircum{}"), ('\\', @"\textbackslash{}"),
        ('–', "--"), ('’', "'"), ('…', @"\ldots{}"), ('µ', @"\textmu{}"), ('×', @"$\times$"),
    }.ToDictionary(e => e.Sign, e => e.Written);

    // Keys are of plain letters.
    private static readonly Dictionary<char, char> Plain =
        "ÅåÄäÁáÀàÉéÈèËëÍíÓóÖöØøÜüÚúÑñÇçŞşŁł".Zip("AaAaAaAaEeEeEeIiOoOoOoUuUuNnCcSsLl").ToDictionary(p => p.First, p => p.Second);

    /// <summary>Makes the entry of a reference.</summary>
    /// <param name="cited">How it is cited, e.g. <c>Bland and Altman 1986</c>; its key is made from it.</param>
    /// <param name="reference">AUTHORS. TITLE. PLACE YEAR; VOLUME: PAGES.</param>
    /// <param name="doi">Its DOI; null where there is none.</param>
    /// <exception cref="FormatException">The reference has not that form.</exception>
    public static string Of(string cited, string reference, string? doi)
    {
        var match = Reference().Match(reference) is { Success: true } usual ? usual : Question().Match(reference);
        if (!match.Success)
            throw new FormatException($"'{reference}' is not AUTHORS. TITLE. PLACE YEAR; VOLUME: PAGES.");
        var place = match.Groups["place"].Value;
        var (isMeeting, isPreprint) = (
            Meetings.Any(m => place.Contains(m, StringComparison.Ordinal)), place.StartsWith("arXiv", StringComparison.Ordinal));
        return Entry(
            isMeeting ? "inproceedings" : "article",
            KeyOf(cited),
            ("author", Authors(match.Groups["authors"].Value)),
            ("title", $"{{{Escape(match.Groups["title"].Value)}}}"),
            (isMeeting ? "booktitle" : "journal", Escape(isPreprint ? "arXiv preprint " + place : place)),
            ("year", match.Groups["year"].Value),
            ("volume", Escape(match.Groups["volume"].Value)),
            ("pages", Escape(match.Groups["pages"].Value)),
            ("note", Escape(match.Groups["note"].Value)),
            ("doi", doi ?? ""));
    }

    /// <summary>Makes an entry.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="key">Its key.</param>
    /// <param name="fields">Fields and their text, escaped; empty ones are left out.</param>
    public static string Entry(string type, string key, params IEnumerable<(string Name, string Text)> fields)
    {
        var text = new StringBuilder($"@{type}{{{key},\n");
        foreach (var (name, value) in fields.Where(f => f.Text.Length > 0))
        {
            text.Append($"  {name} = {{{value}}},\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Text with what means something to LaTeX escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text) => string.Concat(text.Select(c => Escapes.GetValueOrDefault(c) ?? c.ToString()));

    /// <summary>The key of a work: its letters and digits.</summary>
    /// <param name="cited">How it is cited.</param>
    public static string KeyOf(string cited) => string.Concat(
        cited.Replace(" et al.", "", StringComparison.Ordinal).Replace(" and ", "", StringComparison.Ordinal)
            .Select(c => Plain.GetValueOrDefault(c, c)).Where(c => char.IsAsciiLetterOrDigit(c) || c is '-'));

    // "Bland JM, Altman DG" to "Bland, J. M. and Altman, D. G."; "et al." to "others".
    private static string Authors(string list) => string.Join(" and ", list.Split(", ").Select(author =>
    {
        var space = author.LastIndexOf(' ');
        return author == "et al" ? "others"
            : space < 0 ? Escape(author)
            : $"{Escape(author[..space])}, {string.Join(' ', author[(space + 1)..].Select(initial => $"{initial}."))}";
    }));

    // Of what stands behind the title.
    private const string Place =
        @"(?<place>[^;]+?),? (?<year>\d{4})(; (?<volume>[^:]+): (?<pages>.+)|: (?<pages>.+)|; (?<note>.+))?\.$";

    [GeneratedRegex(@"^(?<authors>.+?)\. (?<title>.+?[^.])\. " + Place)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^(?<authors>.+?)\. (?<title>.+?\?) " + Place)]
    private static partial Regex Question();
}
