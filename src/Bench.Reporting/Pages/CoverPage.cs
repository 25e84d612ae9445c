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

    public static IEnumerable<Block> Of(ReportContext context)
    {
        var result = context.Result;
        yield return new Paragraph(
            context.Terms.IsMouse ? "Bench · reproducibility of mouse cardiac MRI segmentation" : $"Bench · {context.Terms.Title}",
            Fonts.Running)
        { SpaceAfter = 4 };
        yield return new Paragraph("Evaluation report", Fonts.Title) { SpaceAfter = 2 };
        yield return new Paragraph(RichText.Colored(result.RunId, Palette.Grey), Fonts.Lead) { SpaceAfter = 3 };
        yield return new Paragraph(Standfirst(result), Fonts.Lead) { SpaceAfter = 12 };
        yield return Verdict(result);
        yield return KeyNumbers(context);
        Block[] figure = [.. context.Show(FigurePlace.Cover)];
        Block[] facts = [.. RunFacts(result)];

        // With many models the figure needs a page of its own, and the facts take its place on the first.
        foreach (var block in result.Models.Count > MostNamed ? facts.Concat(figure) : figure.Concat(facts))
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> RunFacts(EvaluationResult result)
    {
        yield return new Heading(2, "What was run on what") { SpaceBefore = 10 };
        var facts = Facts(result).ToArray();
        for (var i = 0; i < facts.Length; i++)
        {
            yield return new Fact(facts[i].Term, facts[i].Value)
            {
                KeepWithNext = i < facts.Length - 1,
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
        return $"{models}{origin} measured against the expert on {NumberText.Plural(s.TestMice.Count, "test mouse", "test mice")} "
            + $"({NumberText.Printed(s.DataSource)}).";
    }

    private static Callout Verdict(EvaluationResult result)
    {
        var headline = result.Headline;
        var bar = headline.NotReproduced > 0
            ? ClaimOutcome.NotReproduced
            : headline.IsShown
            ? ClaimOutcome.Reproduced
            : ClaimOutcome.CannotBeJudged;
        var blocks = new List<Block> { new Paragraph(headline.Verdict, Fonts.Verdict) { SpaceAfter = 6 } };
        // Dice of each model stands in the table below.
        blocks.AddRange(
            headline.Sentences
                .Where(s => !result.Models.Any(m => s.StartsWith($"{m.Label}: Dice ", StringComparison.Ordinal)))
                .Select(s => new Paragraph(s, Fonts.Lead) { SpaceAfter = 3 }));
        blocks.Add(new CountTiles(
        [
            (Verdicts.Symbol(ClaimOutcome.Reproduced), headline.Shown, "shown", Palette.Of(ClaimOutcome.Reproduced)),
            (Verdicts.Compatible, headline.Reproduced - headline.Shown, "compatible", Palette.Grey),
            (
                Verdicts.Symbol(ClaimOutcome.NotReproduced),
                headline.NotReproduced,
                headline.NotReproduced > 0 && headline.Better == headline.NotReproduced ? "better" : "different",
                Palette.Of(ClaimOutcome.NotReproduced)),
            (Verdicts.Symbol(ClaimOutcome.CannotBeJudged), headline.CannotBeJudged, "not judged", Palette.Of(ClaimOutcome.CannotBeJudged)),
        ]));
        return new Callout(blocks, Palette.Of(bar)) { SpaceAfter = 16 };
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
        var volume = Estimates.Decimals(models.Select(m => Agreement(m, Quantity.EndDiastolicVolume)));
        var fraction = Estimates.Decimals(models.Select(m => Agreement(m, Quantity.EjectionFraction)));
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
        if (result.Issues.Count > 0)
        {
            yield return ("Issues", $"{Severities(result.Issues)}: see Issues");
        }

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
