using System.Text;
using Bench.Evaluation.Audit;

namespace Bench.Cli.Audit;

/// <summary>An audit as text: what was found, by severity, then what was checked.</summary>
internal static class AuditText
{
    private const int Width = 110;

    public static string Of(AuditReport report)
    {
        var text = new StringBuilder();
        text.Append($"{report.Study}\n{report.Version}: {report.Source}\n");
        var applied = report.Rules.Count(r => r.Checks > 0);
        text.Append(
            $"{Count(report.Claims, "printed number")}, {Count(applied, "rule")}, {Count(report.Checks, "check")}, "
                + $"{Count(report.Findings.Count, "finding")}\n");
        foreach (var group in report.Findings.GroupBy(f => f.Severity))
        {
            text.Append($"\n{Heading(group.Key)} ({group.Count()})\n");
            foreach (var finding in group)
            {
                text.Append('\n');
                Wrap(text, finding.Message, "  ");
                Wrap(text, $"consistent: {finding.ConsistentValue}", "    ");
                Wrap(text, $"claims: {string.Join(", ", finding.Claims)}", "    ");
                Wrap(text, $"rule: {finding.Rule}", "    ");
            }
        }

        text.Append("\nChecked\n\n");
        var width = report.Rules.Max(r => r.Rule.Length);
        foreach (var rule in report.Rules)
        {
            var outcome = rule.Checks == 0 ? "does not apply" : $"{Count(rule.Checks, "check")}, {Count(rule.Findings, "finding")}";
            text.Append($"  {rule.Rule.PadRight(width)}  {outcome,-24}  {rule.Title}\n");
        }

        return text.ToString();
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Heading(AuditSeverity severity) => severity switch
    {
        AuditSeverity.Contradiction => "Contradictions: these numbers cannot all be right",
        AuditSeverity.Convention => "Conventions: right by another convention than the usual or the stated one",
        AuditSeverity.Omission => "Omissions: what the study's own points show and it does not report",
        _ => "Notes: paper and published code differ",
    };

    /// <summary>Appends a paragraph, each of its lines indented.</summary>
    public static void Wrap(StringBuilder text, string words, string indent)
    {
        var column = 0;
        foreach (var word in words.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n');
                column = 0;
            }

            var lead = column == 0 ? indent : " ";
            text.Append(lead).Append(word);
            column += lead.Length + word.Length;
        }

        text.Append('\n');
    }
}
