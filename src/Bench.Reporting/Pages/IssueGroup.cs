using System.Text.RegularExpressions;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Issues that say the same of several cases, but for names and numbers in them.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subjects">The cases, counted where they are many.</param>
/// <param name="Message">What it is, of the first case.</param>
internal sealed partial record IssueGroup(IssueSeverity Severity, string Subjects, string Message)
{
    private const int MostNamed = 6;

    /// <summary>Groups issues, the worst first, else in their order.</summary>
    public static IReadOnlyList<IssueGroup> Of(IEnumerable<RunIssue> issues) =>
    [
        .. issues.GroupBy(i => (i.Severity, Text: Numbers().Replace(i.Message.Replace(i.Subject, "·", StringComparison.Ordinal), "#")))
            .OrderByDescending(g => g.Key.Severity)
            .Select(g => Of([.. g])),
    ];

    private static IssueGroup Of(RunIssue[] alike)
    {
        var names = alike.Select(i => i.Subject).Distinct().ToArray();
        var subjects = string.Join(", ",
            names.Take(MostNamed)) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : string.Empty);
        var differ = alike.Select(i => i.Message).Distinct().Count() > 1;
        return new IssueGroup(
            alike[0].Severity,
            names.Length == 1 ? names[0] : $"{NumberText.Count(names.Length)}: {subjects}",
            alike[0].Message + (differ ? $" (The first of {alike.Length}; the others differ in numbers only and are in "
                + "tables/issues.csv.)" : string.Empty));
    }

    [GeneratedRegex(@"\d+([.,]\d+)*")]
    private static partial Regex Numbers();
}
