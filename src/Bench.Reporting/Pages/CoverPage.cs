using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>The first page: verdict, counts of claims, key numbers, what was run on what.</summary>
internal static class CoverPage
{
    private const int MostNamed = 3;

    /// <summary>Models whose function table the first page has room for.</summary>
    private const int MostTabled = 2;

    public static IEnumerable<Block> Of(ReportContext context)
    {
        var result = context.Result;
        yield return new Paragraph("Evaluation report", Fonts.Title) { SpaceAfter = 0 };
        yield return new Paragraph(
            (context.Terms.IsMouse ? "Bench · reproducibility of mouse cardiac MRI segmentation" : $"Bench · {context.Terms.Title}")
                + $" · {result.RunId}",
            Fonts.Running)
        { SpaceAfter = 2 };
        yield return new Paragraph(Standfirst(result), Fonts.Body) { SpaceAfter = 6 };
        yield return Verdict(context);
        yield return HasFunctionTable(context) ? PublishedSection.FunctionTable(context, isShort: true) : KeyNumbers(context);
        foreach (var figure in context.Figures.In(FigurePlace.Cover))
        {
            yield return context.ShowClose(figure);
        }
    }

    /// <summary>Whether the first page has the table of function and mass.</summary>
    public static bool HasFunctionTable(ReportContext context) =>
        context.Result.Models.Count <= MostTabled && !context.Terms.HasRightVentricle;

    /// <summary>What was run on what, and what a reader might look for in vain.</summary>
    /// <param name="context">The report.</param>
    /// <param name="absent">Sections that are not there, each with its reason.</param>
    public static IEnumerable<Block> RunFacts(ReportContext context, IReadOnlyList<string> absent)
    {
        yield return new Heading(2, "What was run on what") { SpaceBefore = 10 };
        (string Term, string Value)[] facts =
        [
            .. Facts(context.Result),
            .. absent.Count == 0 ? [] : new[] { ("Not in this report", context.Terms.Say(string.Join("; ", absent))) },
        ];
        for (var i = 0; i < facts.Length; i++)
        {
            yield return new Fact(facts[i].Term, facts[i].Value)
            {
                // A page may end between facts, but not with one of them alone.
                KeepWithNext = i is 0 or 1 || i == facts.Length - 2,
                SpaceAfter = i < facts.Length - 1 ? 2.5f : 12,
            };
        }
    }

    /// <summary>What was run on what, in a sentence.</summary>
    private static string Standfirst(EvaluationResult result)
    {
        var s = result.Settings;
        var named = result.Models.Take(MostNamed).Select(m => m.Label).ToList();
        if (result.Models.Count > MostNamed)
        {
            named.Add($"{result.Models.Count - MostNamed} more");
        }

        var models = named.Count == 1 ? named[0] : $"{string.Join(", ", named.SkipLast(1))} and {named[^1]}";
        var origin = s.Kind == RunKind.Run ? $", trained here by the {s.Profile} profile," : string.Empty;
        var (measured, given) = (
            result.Models.SelectMany(m => m.Cases.Where(c => c.Evaluated).Select(c => c.Mouse)).Distinct().Count(), s.TestMice.Count);
        var count = measured == given
            ? NumberText.Plural(given, "test mouse", "test mice")
            : $"{measured} of {NumberText.Plural(given, "test mouse", "test mice")}";
        return $"{models}{origin} measured against the expert on {count} ({NumberText.Printed(s.DataSource)}).";
    }

    private static Callout Verdict(ReportContext context)
    {
        var (result, conclusion) = (context.Result, context.Result.Conclusion);
        var blocks = new List<Block> { new Paragraph(conclusion.Verdict, Fonts.Verdict) { SpaceAfter = 3 } };
        if (result.Claims.Any(c => c.Outcome != ClaimOutcome.CannotBeJudged))
        {
            blocks.Add(new CountTiles([.. VerdictWords.Kinds.Select(k => Tile(k, result.Claims))]) { SpaceAfter = 3 });
            var models = result.Claims.GroupBy(c => c.Model).Select(g => (Label: context.LabelOf(g.Key), Claims: g.ToArray())).ToArray();
            blocks.AddRange(models.Length is > 1 and <= MostNamed
                ? models.Select(m => Line($"{m.Label}: {VerdictWords.Counts(m.Claims)}. {VerdictWords.Evidence(m.Claims)}"))
                : [Line(VerdictWords.Evidence(result.Claims))]);
        }

        // The counts stand in the tiles; what compatible means, in the claims section.
        blocks.AddRange(
            conclusion.SentencesBut(ConclusionTopic.Counts, ConclusionTopic.Compatible, ConclusionTopic.Dice).Select(Line));
        if (HasFunctionTable(context))
        {
            blocks.AddRange(result.Models.Where(m => m.Dice.Any(d => d.Count > 0)).Select(m => Line(DiceOf(context, m))));
        }

        var bar = conclusion.NotReproduced > 0 ? VerdictKind.Different : conclusion.IsShown ? VerdictKind.Shown : VerdictKind.NotJudged;
        return new Callout(blocks, Verdicts.Color(bar)) { SpaceAfter = 8 };

        static Paragraph Line(string text) => new(NumberText.Printed(text), Fonts.Body with { Size = 8.5f }) { SpaceAfter = 1 };
    }

    private static (string Symbol, int Count, string Word, SkiaSharp.SKColor Color) Tile(VerdictKind kind,
        IReadOnlyList<ClaimVerdict> claims)
    {
        ClaimVerdict[] of = [.. claims.Where(c => VerdictWords.KindOf(c) == kind)];
        var word = VerdictWords.Name(kind) + (kind == VerdictKind.Different ? VerdictWords.Direction(of) : string.Empty);
        return (Verdicts.Symbol(kind), of.Length, word, of.Length == 0 ? Palette.Grey : Verdicts.Color(kind));
    }

    private static string DiceOf(ReportContext context, ModelResult model)
    {
        var decimals = Estimates.Decimals(context.Result.Models.SelectMany(m => context.Terms.Structures.Select(s => Dice(m, s))));
        var each = context.Terms.Structures.Select(s => Dice(model, s)).OfType<DiceSummary>()
            .Select(d => $"{NumberText.WithInterval(d.Mean, d.Confidence, decimals)} {Vocabulary.InSentence(d.Structure)}");
        return $"{model.Label}: mean Dice {string.Join(", ", each)}; n = {model.Dice.Select(d => d.Count).DefaultIfEmpty(0).Max()}.";
    }

    private static TableBlock KeyNumbers(ReportContext context)
    {
        var terms = context.Terms;
        TableColumn[] columns =
        [
            new("Model", Flexible: true), new("Mice", 1), .. terms.Structures.Select(
                s => new TableColumn($"Dice, {Vocabulary.InSentence(s)}", 0.5f)),
            new($"EDV bias ({terms.Units.VolumeSymbol})", 0.5f), new("EF bias (%)", 0.5f), new("EF limits (%)", 0.5f),
        ];
        return new TableBlock(columns, [.. KeyNumbers(context.Result.Models, terms)], Fonts.Table with { Size = 7.6f })
        {
            Number = context.NextTable(),
            Caption =
                "Key numbers against the expert. Means over mice with their 95 % intervals; bias is model less expert; limits of "
                    + "agreement are bias ± 1.96 SD.",
            SpaceAfter = 12,
        };
    }

    private static IEnumerable<TableRow> KeyNumbers(IReadOnlyList<ModelResult> models, StudyTerms terms)
    {
        var dice = Estimates.Decimals(models.SelectMany(m => terms.Structures.Select(s => Dice(m, s))));
        var volume = Estimates.Decimals(models, Quantity.EndDiastolicVolume);
        var fraction = Estimates.Decimals(models, Quantity.EjectionFraction);
        foreach (var model in models)
        {
            var limits = Agreement(model, Quantity.EjectionFraction);
            yield return new TableRow(
            [
                model.Label, NumberText.Count(model.Dice.Select(d => d.Count).DefaultIfEmpty(0).Max()),
                .. terms.Structures.Select(s => Mean(Dice(model, s), dice)),
                Bias(Agreement(model, Quantity.EndDiastolicVolume), volume), Bias(limits, fraction),
                limits is null ? NumberText.Undefined : NumberText.Interval(limits.LowerLimit.Value, limits.UpperLimit.Value, fraction),
            ]);
        }
    }

    private static DiceSummary? Dice(ModelResult model, Structure structure) =>
        model.Dice.FirstOrDefault(d => d.Structure == structure && d.Phase is null);

    private static AgreementSummary? Agreement(ModelResult model, Quantity quantity) =>
        model.Agreement.FirstOrDefault(a => a.Quantity == quantity);

    private static RichText Mean(DiceSummary? d, int decimals) =>
        d is null ? NumberText.Undefined : NumberText.WithInterval(d.Mean, d.Confidence, decimals);

    private static RichText Bias(AgreementSummary? a, int decimals) =>
        a is null ? NumberText.Undefined : NumberText.WithInterval(a.Bias, decimals);

    private static IEnumerable<(string Term, string Value)> Facts(EvaluationResult result)
    {
        var settings = result.Settings;
        if (!settings.Terms.IsMouse)
        {
            yield return ("Study", $"{settings.Terms.Title} ({settings.Terms.Name}), {settings.Terms.Species}");
            yield return ("Structures", string.Join(", ", settings.Terms.Structures.Select(s => Vocabulary.InSentence(s))));
            foreach (
                var fact in new[] { ("Cite", settings.Terms.Citation), ("Licence", settings.Terms.Licence) }.Where(f => f.Item2.Length > 0))
            {
                yield return fact;
            }
        }

        yield return ("Data", NumberText.Printed(settings.DataSource) + (settings.IsPhantom ? " (synthetic)" : string.Empty));
        if (settings.Kind == RunKind.Run)
        {
            yield return (
                "Split",
                settings.Folds > 0
                    ? $"{settings.Folds} folds of {settings.TestMice.Count} {settings.Terms.CaseWords}, each tested by the training that "
                        + "did not see it"
                    : $"{settings.Split}: {settings.TrainMice.Count} {settings.Terms.CaseWords} to train on, "
                    + $"{settings.ValidationMice.Count} to stop by, {settings.TestMice.Count} to test on");
            yield return (
                "Training",
                $"profile {settings.Profile}, "
                    + $"{(settings.Seeds.Count > 1 ? $"seeds {string.Join(", ", settings.Seeds)}" : $"seed {settings.Seed}")}");
        }

        if (settings.Study.Length > 0 && result.Claims.Count > 0)
        {
            yield return ("Judged against", settings.Study);
        }

        if (result.Models.Count > MostNamed)
        {
            yield return ("Models", string.Join(", ", result.Models.Select(m => m.Label)));
        }

        yield return ("Cleaning", settings.Cleaning.ToString());
        yield return ("Issues", result.Issues.Count > 0
            ? $"{Severities(result.Issues)}: see Issues"
            : settings.Terms.Say("none: every test mouse was measured, and nothing odd was met"));

        yield return (
            "Made",
            $"{Dates.Written(result.Provenance.Created)} by Bench {result.Provenance.BenchVersion}, commit "
                + $"{Short(result.Provenance.Commit)}");
    }

    private static string Severities(IReadOnlyList<RunIssue> issues) => string.Join(
        ", ",
        new[]
        {
            (IssueSeverity.Error, "error", "errors"),
            (IssueSeverity.Warning, "warning", "warnings"),
            (IssueSeverity.Note, "note", "notes"),
        }
            .Select(s => (Count: issues.Count(i => i.Severity == s.Item1), s.Item2, s.Item3))
            .Where(s => s.Count > 0)
            .Select(s => NumberText.Plural(s.Count, s.Item2, s.Item3)));

    private static string Short(string commit) =>
        commit.Length > 12 && commit.Take(40).All(char.IsAsciiHexDigit)
            ? commit[..10] + (commit.Length > 40 ? commit[40..] : string.Empty)
            : commit;
}
