using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>What went wrong, and what the result was made from.</summary>
internal static class RecordSections
{
    /// <summary>Issues; the same issue of many cases is one row.</summary>
    public static IEnumerable<Block> Issues(ReportContext context)
    {
        yield return new TableBlock(
            [new(string.Empty), new("Concerns", Flexible: true), new("What, and what was done about it", Flexible: true)],
            [
                .. IssueGroup.Of(context.Result.Issues)
                .Select(g => new TableRow([Severity(g.Severity), g.Subjects, NumberText.Printed(g.Message)]))
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
        IssueSeverity.Error => RichText.Colored("▲", Palette.Different).Then(" error"),
        IssueSeverity.Warning => RichText.Colored("◆", Palette.Different).Then(" warning"),
        _ => RichText.Colored("○", Palette.Grey).Then(" note"),
    };
}
