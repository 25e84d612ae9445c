using Bench.Evaluation.Audit;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>What an audit of a published study found: its findings, and every rule with how often it was applied.</summary>
internal static class AuditSection
{
    private static readonly TableColumn[] FindingColumns =
    [
        new("What does not go together", Flexible: true), new("What would be consistent", Flexible: true),
        new("Printed in", Flexible: true),
    ];

    private static readonly TableColumn[] RuleColumns = [new("Rule", Flexible: true), new("Checks", 1), new("Findings", 1)];

    /// <summary>The section's blocks.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="nextTable">Gives each table its number.</param>
    /// <param name="isShort">True to leave out notes and the list of rules, which <c>bench audit</c> prints.</param>
    public static IEnumerable<Block> Of(AuditReport audit, Func<int> nextTable, bool isShort = false)
    {
        var applied = audit.Rules.Count(r => r.Checks > 0);
        yield return new Paragraph(
            $"{NumberText.Plural(audit.Claims, "printed number", "printed numbers")} of {audit.Source} ({audit.Version}) were held "
                + $"against each other by {NumberText.Plural(applied, "general rule", "general rules")}: "
            + $"{NumberText.Plural(audit.Checks, "check", "checks")}, "
            + $"{NumberText.Plural(audit.Findings.Count, "finding", "findings")}. A printed number stands for every number that "
            + "prints so; what rounding can explain is no finding."
                + (isShort ? " Notes and rules are printed by the command `bench audit`." : string.Empty),
            Fonts.Body)
        { SpaceAfter = 10 };
        foreach (var group in audit.Findings.Where(f => !isShort || f.Severity != AuditSeverity.Note).GroupBy(f => f.Severity))
        {
            yield return new TableBlock(FindingColumns, [.. group.Select(Row)], Fonts.Table with { Size = 7.4f })
            {
                IsQuoted = true,
                Number = nextTable(),
                Caption = Heading(group.Key),
                SpaceAfter = 14,
            };
        }

        if (isShort)
        {
            yield break;
        }

        yield return new TableBlock(
            RuleColumns,
            [.. audit.Rules.Select(r => new TableRow([r.Title, r.Checks == 0 ? "does not apply" : $"{r.Checks}", $"{r.Findings}"]))],
            Fonts.Table with { Size = 7.4f })
        {
            IsQuoted = true,
            Number = nextTable(),
            Caption = "What was checked.",
            SpaceAfter = 14,
        };
    }

    private static TableRow Row(AuditFinding finding)
    {
        var places = finding.Printed.Select(p => p[(p.LastIndexOf('(') + 1)..].TrimEnd(')')).Distinct().ToArray();
        return new TableRow([NumberText.Printed(finding.Message), NumberText.Printed(finding.ConsistentValue), string.Join("; ", places)]);
    }

    private static string Heading(AuditSeverity severity) => severity switch
    {
        AuditSeverity.Contradiction => "Contradictions: these numbers cannot all be right.",
        AuditSeverity.Convention => "Conventions: right by another convention than the usual or the stated one.",
        AuditSeverity.Omission => "Omissions: what the study’s own points show and it does not report.",
        _ => "Notes: paper and published code differ.",
    };
}
