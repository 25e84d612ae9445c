using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Published;

namespace Bench.Reporting.Pages;

/// <summary>The report as blocks, in order.</summary>
internal static class ReportContent
{
    public static IReadOnlyList<Block> Of(EvaluationResult result, PublishedTable? published)
    {
        var parts = new ReportParts(result, published);
        var cover = CoverPage.Of(parts).ToArray();
        (string Title, Func<ReportParts, IEnumerable<Block>> Content)[] sections =
        [
            (published is null ? "Results in numbers" : "Published and found", PublishedSection.Of),
            ("Claims and verdicts", ClaimsSection.Of),
            ("Overlap with the expert", FigureSections.Overlap),
            ("Agreement of function and mass", FigureSections.Agreement),
            ("Best, median and worst case", FigureSections.Examples),
            ("Effect of cleaning", CleaningSection.Of),
            ("Training", FigureSections.Training),
            ("Issues", RecordSections.Issues),
            ("Methods and conventions", MethodsSection.Of),
            ("Provenance", RecordSections.Provenance),
            ("Appendix: every mouse", AppendixSection.Of),
        ];
        var blocks = new List<Block>(cover)
        {
            new Heading(2, "Contents") { SpaceBefore = 18 },
            new ContentsBlock([.. sections.Select((s, i) => (s.Title, Anchor(i)))]) { SpaceAfter = 12 },
        };
        for (var i = 0; i < sections.Length; i++)
        {
            blocks.Add(new Heading(1, sections[i].Title, Anchor(i)) { LeavesFirstPage = i == 0 });
            blocks.AddRange(sections[i].Content(parts));
        }

        return blocks;
    }

    private static string Anchor(int section) => $"section-{section + 1}";
}
