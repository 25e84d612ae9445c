using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>What went wrong, and what the result was made from.</summary>
internal static class RecordSections
{
    public static IEnumerable<Block> Issues(ReportContext context)
    {
        if (context.Result.Issues.Count == 0)
        {
            yield return new Paragraph("None: every test mouse was measured, and nothing odd was met.", Fonts.Body);
            yield break;
        }

        yield return new TableBlock(
            [new(string.Empty), new("Concerns", Flexible: true), new("What, and what was done about it", Flexible: true)],
            [
                .. context.Result.Issues
                .OrderByDescending(i => i.Severity)
                .Select(i => new TableRow([Severity(i.Severity), i.Subject, NumberText.Printed(i.Message)]))
            ],
            Fonts.Table)
        { Number = context.NextTable(), Caption = "Issues of this run. No mouse is left out of a mean without an entry here." };
    }

    public static IEnumerable<Block> Provenance(ReportContext context)
    {
        var p = context.Result.Provenance;
        yield return new Fact("Run", context.Result.RunId);
        yield return new Fact("Command", p.Command);
        yield return new Fact("Made", Dates.Written(p.Created));
        yield return new Fact("Bench", $"{p.BenchVersion}, commit {p.Commit}, result schema {context.Result.SchemaVersion}");
        yield return new Fact("Machine", $"{p.OperatingSystem}; {p.Processor}");
        yield return new Fact(
            "Computed on", p.Threads == 0 ? p.Device : $"{p.Device}, {p.Threads} {(p.Threads == 1 ? "thread" : "threads")}");
        yield return new Fact("Runtime", p.Runtime);
        yield return new Fact(
            "Packages",
            p.Packages.Count == 0
                ? "–"
                : string.Join(", ", p.Packages.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key} {x.Value}")));
        foreach (var (name, hash) in p.Hashes.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            yield return new Fact($"SHA-256, {name}", hash);
        }

        yield return new Fact("Repeatable", p.Determinism);
    }

    private static RichText Severity(IssueSeverity severity) => severity switch
    {
        IssueSeverity.Error => RichText.Colored("▲", Palette.Vermillion).Then(" error"),
        IssueSeverity.Warning => RichText.Colored("◆", Palette.Vermillion).Then(" warning"),
        _ => RichText.Colored("○", Palette.Grey).Then(" note"),
    };
}
