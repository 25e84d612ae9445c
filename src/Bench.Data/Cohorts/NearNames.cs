using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core;

namespace Bench.Data.Cohorts;

/// <summary>Finds, among the names that are there, those that were probably meant by names that are not.</summary>
public static partial class NearNames
{
    private const int MostNamed = 8;
    private const int MostCompared = 400;

    /// <summary>Says what is there and which of it comes nearest.</summary>
    /// <param name="there">Names that are there.</param>
    /// <param name="wanted">The name that is not.</param>
    public static string There(IReadOnlyList<string> there, string wanted)
    {
        var near = Nearest(there, wanted);
        return $"There {(there.Count == 1 ? "is" : "are")} {Some(there)}{(near is null ? "" : $"; nearest is {near}")}.";
    }

    /// <summary>The first names in natural order, and how many more there are.</summary>
    /// <param name="names">Names.</param>
    public static string Some(IReadOnlyCollection<string> names) =>
        names.Count == 0 ? "none"
            : string.Join(", ", names.Order(NaturalOrder.Instance).Take(MostNamed)) + (
                names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "");

    /// <summary>The name that comes nearest to another; null where none is near.</summary>
    /// <param name="there">Names that are there.</param>
    /// <param name="wanted">The other name.</param>
    public static string? Nearest(IReadOnlyList<string> there, string wanted) => there
        .Select(name => (name, Distance: Distance(Plain(name), Plain(wanted)), Number: Patterns(wanted, name).Any()))
        .Where(n => n.Number || n.Distance * 3 <= Math.Max(n.name.Length, wanted.Length))
        .OrderBy(n => n.Number ? 0 : 1).ThenBy(n => n.Distance).ThenBy(n => n.name, NaturalOrder.Instance)
        .Select(n => n.name).FirstOrDefault();

    /// <summary>A pattern for <see cref="NameMatch"/> by which mice find their files.</summary>
    /// <param name="mice">Mice whose files are missing.</param>
    /// <param name="others">The other mice of the cohort, whose files a pattern must not claim for these.</param>
    /// <param name="there">Names of files that belong to no mouse.</param>
    /// <returns>Null where no pattern fits more than half of the mice, or where its files count from 0 and the mice from 1.</returns>
    public static string? Pattern(IReadOnlyList<string> mice, IReadOnlyList<string> others, IReadOnlyList<string> there)
    {
        var names = there.ToHashSet(StringComparer.Ordinal);
        var everybody = mice.Concat(others).ToArray();
        return mice.Take(MostCompared).SelectMany(mouse => there.Take(MostCompared).SelectMany(name => Patterns(mouse, name)))
            .SelectMany(pattern => new[] { pattern, pattern.Replace("{number", "{number-1", StringComparison.Ordinal) })
            .Distinct()
            .Select(pattern => (pattern, Found: mice.Count(mouse => names.Contains(NameMatch.Apply(pattern, mouse)))))
            .Where(p => 2 * p.Found >= mice.Count && !CountsFromZero(p.pattern))
            .OrderByDescending(p => p.Found).ThenBy(p => p.pattern.Contains("{name}", StringComparison.Ordinal) ? 0 : 1)
            .Select(p => p.pattern).FirstOrDefault();

        // case_0000 to case_0129 beside Mouse1 to Mouse130: the numbers are the same but for two, and mean other mice.
        bool CountsFromZero(string pattern) =>
            (pattern.Contains("{number}", StringComparison.Ordinal) || pattern.Contains("{number:", StringComparison.Ordinal))
                && names.Contains(NameMatch.Apply(pattern, "0"))
                && !everybody.Any(mouse => NameMatch.NumberOf(mouse) == "");
    }

    /// <summary>Patterns by which the name of a mouse becomes that of a file.</summary>
    /// <param name="mouse">Such as <c>Mouse11</c>.</param>
    /// <param name="name">Such as <c>case_0011</c>, for which they are <c>case_{number:4}</c>.</param>
    private static IEnumerable<string> Patterns(string mouse, string name)
    {
        var at = name.IndexOf(mouse, StringComparison.Ordinal);
        if (at >= 0 && !(at + mouse.Length < name.Length && char.IsAsciiDigit(name[at + mouse.Length])) && name != mouse)
            yield return $"{name[..at]}{{name}}{name[(at + mouse.Length)..]}";
        if (NameMatch.NumberOf(mouse) is not { } number)
            yield break;
        foreach (var digits in Digits().Matches(name).Where(d => d.Value.TrimStart('0') == number))
        {
            var width = digits.Length > number.Length ? string.Create(CultureInfo.InvariantCulture, $":{digits.Length}") : "";
            yield return $"{name[..digits.Index]}{{number{width}}}{name[(digits.Index + digits.Length)..]}";
        }
    }

    private static string Plain(string name) => Digits().Replace(name.ToLowerInvariant(), d => d.Value.TrimStart('0'));

    // Levenshtein 1966.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
