using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Published;

namespace Bench.Reporting.Pages;

/// <summary>The report as blocks, in order.</summary>
internal static class ReportContent
{
    public static IReadOnlyList<Block> Of(EvaluationResult result, PublishedTable? published)
    {
        var context = new ReportContext(result, published);
        var cover = CoverPage.Of(context).ToArray();
        (string Title, Func<ReportContext, IEnumerable<Block>>? Content)[] all =
        [
            (published is null ? "Results in numbers" : "Published and found", PublishedSection.Of),
            ("Claims and verdicts", ClaimsSection.Of),
            ("The study against itself", published?.Audit is { } audit ? p => AuditSection.Of(audit, p.NextTable) : null),
            ("Overlap with the expert", FigureSections.Overlap),
            ("Agreement of function and mass", AgreementSection.Of),
            ("Agreement by group", context.Result.Models.Any(m => m.Groups.Count > 0) ? GroupSection.Of : null),
            ("Expert variability", context.Result.Observers is null ? null : ObserverSection.Of),
            ("Models compared", result.Models.Count > 1 ? ComparisonSection.Of : null),
            ("Verdict on methods", context.Result.MethodVerdicts is null ? null : MethodVerdictSection.Of),
            ("Best, median and worst case", ExampleSection.Of),
            ("Effect of cleaning", CleaningSection.Of),
            ("Training", FigureSections.Training),
            ("Issues", RecordSections.Issues),
            ("Methods", MethodsSection.Of),
            ("Provenance", RecordSections.Provenance),
            ("Appendix: every mouse", AppendixSection.Of),
        ];
        (string Title, Func<ReportContext, IEnumerable<Block>> Content)[] sections =
        [
            .. all.Where(s => s.Content is not null).Select(s => (s.Title, s.Content!))
        ];
        var blocks = new List<Block>(cover)
        {
            new Heading(2, "Contents") { SpaceBefore = 18 },
            new ContentsBlock([.. sections.Select((s, i) => (s.Title, Anchor(i)))]) { SpaceAfter = 12 },
        };
        for (var i = 0; i < sections.Length; i++)
        {
            blocks.Add(new Heading(1, sections[i].Title, Anchor(i)) { LeavesFirstPage = i == 0 });
            blocks.AddRange(sections[i].Content(context));
        }

        return context.Terms.SpeaksOfMice ? blocks : [.. blocks.Select(b => b.Said(context.Terms.Say))];
    }

    private static string Anchor(int section) => $"section-{section + 1}";
}
