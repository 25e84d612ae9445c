using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Published;

namespace Bench.Reporting.Pages;

/// <summary>
/// The report as blocks, in order: the first page, a report of some eight pages, and a supplement with everything else. A section with
/// nothing in it is not printed; one line names those that a reader might look for, with the reason.
/// </summary>
internal static class ReportContent
{
    /// <summary>Title of the second part.</summary>
    public const string Supplement = "Supplement";

    public static IReadOnlyList<Block> Of(EvaluationResult result, PublishedTable? published)
    {
        var context = new ReportContext(result, published);
        var cover = CoverPage.Of(context).ToArray();
        ReportSection[] report = [.. Report(context).Where(s => s.Content is not null)];
        ReportSection[] supplement = [.. SupplementOf(context).Where(s => s.Content is not null)];
        var blocks = new List<Block>(cover);
        blocks.AddRange(CoverPage.RunFacts(context,
            [.. Report(context).Concat(SupplementOf(context)).Select(s => s.Absent).OfType<string>()]));
        blocks.Add(new Heading(2, "Contents") { SpaceBefore = 12 });
        blocks.Add(new ContentsBlock([.. report.Concat(supplement).Select((s, i) => (s.Title, Anchor(i)))]) { SpaceAfter = 12 });
        Add(blocks, context, report, 0);
        blocks.Add(new PartTitle(Supplement));
        Add(blocks, context, supplement, report.Length);
        return context.Terms.SpeaksOfMice ? blocks : [.. blocks.Select(b => b.Said(context.Terms.Say))];
    }

    private static void Add(List<Block> blocks, ReportContext context, ReportSection[] sections, int first)
    {
        for (var i = 0; i < sections.Length; i++)
        {
            blocks.Add(new Heading(1, sections[i].Title, Anchor(first + i)));
            blocks.AddRange(sections[i].Content!(context));
        }
    }

    /// <summary>What a reader needs to believe or doubt the verdict. With many models their comparison comes first.</summary>
    private static IEnumerable<ReportSection> Report(ReportContext context)
    {
        var result = context.Result;
        var compared = new ReportSection("Models compared", result.Models.Count > 1 ? ComparisonSection.Of : null);
        var claims = new ReportSection("Claims and verdicts", ClaimsSection.IsAny(context) ? ClaimsSection.Of : null)
        {
            Absent = ClaimsSection.IsAny(context) ? null : ClaimsSection.WhyNone(context),
        };
        var montages = context.Figures.In(FigurePlace.Montage);
        return
        [
            .. context.IsMany ? [compared, claims] : new[] { claims },
            new("Overlap with the expert", context.IsMany ? null : FigureSections.Overlap),
            new("Agreement of function and mass", AgreementSection.Of),
            new("Agreement by group", result.Models.Any(m => m.Groups.Count > 0) ? GroupSection.Of : null),
            new("Expert variability", result.Observers is null ? null : ObserverSection.Of),
            .. context.IsMany ? [] : new[] { compared },
            .. JudgesMethods(context) ? new[] { Methods(context) } : [],
            new(ExampleSection.WorstTitle(context), montages.Count > 0 ? ExampleSection.Worst : null)
            {
                Absent = montages.Count > 0 ? null : "slices (the result holds none to show)",
            },
        ];
    }

    private static IEnumerable<ReportSection> SupplementOf(ReportContext context)
    {
        var result = context.Result;
        var hasCurves = context.Figures.In(FigurePlace.Curves).Count > 0;
        var isTrained = context.Figures.In(FigurePlace.Training).Count > 0;
        return
        [
            new("Every published number", ClaimsSection.IsAny(context) ? ClaimsSection.More : null),
            .. JudgesMethods(context) ? [] : new[] { Methods(context) },
            new("The study against itself", context.Published?.Audit is { } audit ? c => AuditSection.Of(audit, c.NextTable,
                isShort: true) : null),
            new("Results in numbers", FigureSections.HasNumbers(context) ? FigureSections.Numbers : null),
            new("Overlap in detail", FigureSections.HasDetail(context) ? FigureSections.Detail : null)
            {
                Absent = context.Figures.In(FigurePlace.DiceError).Count > 0
                    ? null
                    : $"Dice against volume error (fewer than {Evaluation.Summaries.DiceErrorPairs.LeastMice} mice have both)",
            },
            new("More cases", ExampleSection.HasMore(context) ? ExampleSection.More : null)
            {
                Absent = hasCurves ? null : "volume curves (no model’s masks cover a whole cine)",
            },
            new("Effect of cleaning", CleaningSection.HasAny(context) ? CleaningSection.Of : null)
            {
                Absent = CleaningSection.HasAny(context) ? null : "cleaning (the result holds no comparison of rules)",
            },
            new("Training", isTrained ? FigureSections.Training : null)
            {
                Absent = isTrained ? null : "training (the masks were made elsewhere)",
            },
            new("Issues", result.Issues.Count > 0 ? RecordSections.Issues : null),
            new("Methods", MethodsSection.Of),
            new("Provenance", RecordSections.Provenance),
            new("Every mouse", AppendixSection.IsPrinted(context) ? AppendixSection.Of : null)
            {
                Absent = AppendixSection.IsPrinted(context)
                    ? null
                    : "every mouse (too many for print: tables/dice.csv, tables/function.csv and report.html have them)",
            },
        ];
    }

    /// <summary>Where methods were trained several times the verdict on them belongs to the report, else to the supplement.</summary>
    private static bool JudgesMethods(ReportContext context) => context.Result.MethodVerdicts is { JudgesMethods: true };

    private static ReportSection Methods(ReportContext context) =>
        new("Verdict on methods", context.Result.MethodVerdicts is null ? null : MethodVerdictSection.Of);

    private static string Anchor(int section) => $"section-{section + 1}";
}

/// <summary>A section of a report.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Content">Its blocks; null where there is nothing to print.</param>
internal sealed record ReportSection(string Title, Func<ReportContext, IEnumerable<Block>>? Content)
{
    /// <summary>What a reader might look for and why it is not there, a clause; null where that needs no word.</summary>
    public string? Absent { get; init; }
}
