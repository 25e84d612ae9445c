using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// What can be said of methods: with several trainings, means and differences for other cases and other trainings; with one, that weights
/// are judged, and how many trainings would tell more (docs/methods.md).
/// </summary>
internal static class MethodVerdictSection
{
    /// <summary>Which of the assumed spreads the text puts first.</summary>
    private const int AssumedAs = 1;

    public static IEnumerable<Block> Of(ReportContext context)
    {
        if (context.Result.MethodVerdicts is not { } verdicts)
        {
            yield break;
        }

        foreach (var paragraph in verdicts.JudgesMethods ? WithSeeds(verdicts) : WithoutSeeds(verdicts, context.Result.Settings.Kind))
        {
            yield return paragraph;
        }

        if (context.IsMany && !verdicts.JudgesMethods)
        {
            yield return new Paragraph("For so many models, every pair is in tables/method_differences.csv and not printed.", Fonts.Body);
            yield break;
        }

        foreach (var table in MethodVerdictBlocks.Of(context))
        {
            yield return table;
        }
    }

    private static IEnumerable<Block> WithSeeds(MethodVerdicts verdicts)
    {
        var trained = verdicts.Methods.Where(m => m.Seeds > 1).ToArray();
        var what = string.Join("; ", trained.Select(m => $"{m.Label} {m.Seeds} times{Folds(m)}"));
        yield return new Paragraph(
            RichText.Strong("Methods, not weights. ").Then(
                $"Trained with different seeds: {what}. Intervals and tests of this section hold for other cases and other trainings: "
                + "the variance of every mean is split into cases, trainings and the rest (Henderson 1953), with degrees of freedom by "
                + "Satterthwaite (1946). Two or three trainings tell their own spread only roughly; five are a fair number."),
            Fonts.Body);
        if (!verdicts.JudgesAll)
        {
            var single = string.Join(", ", verdicts.Methods.Where(m => m.Seeds == 1).Select(m => m.Label));
            yield return new Paragraph(
                RichText.Strong("One training is no method. ").Then(
                    $"Of {single} there is a single training, so differences from it are differences from these weights."), Fonts.Body);
        }

        var pairs = verdicts.Measures.SelectMany(m => m.Pairs.Select(p => (Measure: m, Pair: p))).ToArray();
        if (pairs.Any(p => p.Pair.Standing != MethodStanding.WeightsOnly))
        {
            yield return new Paragraph(Standing(verdicts, pairs), Fonts.Body) { SpaceAfter = 10 };
        }
    }

    private static string Standing(MethodVerdicts verdicts, (MeasureVerdict Measure, MethodPair Pair)[] pairs)
    {
        string Label(string method) => verdicts.Methods.First(m => m.Method == method).Label;
        var better = pairs.Where(p => p.Pair.Standing is MethodStanding.FirstBetter or MethodStanding.SecondBetter)
            .GroupBy(p => Label(p.Pair.Standing == MethodStanding.FirstBetter ? p.Pair.First : p.Pair.Second))
            .Select(g => $"{g.Key} is the better method in "
                + string.Join(", ", g.Select(p => MeasureNames.InSentence(p.Measure.Measure, p.Measure.Unit)).Distinct()))
            .ToArray();
        var text = better.Length == 0
            ? "After correction over all pairs and measures (Holm) no method is shown to be better than another."
            : $"After correction over all pairs and measures (Holm) {string.Join("; ", better)}.";
        var dice = pairs.FirstOrDefault(p => p.Measure.Unit.Length == 0 && p.Pair.Standing != MethodStanding.WeightsOnly);
        if (dice.Pair is not { } pair || double.IsNaN(pair.Difference.Value))
        {
            return text;
        }

        var needed = pair.Standing != MethodStanding.NotToldApart ? string.Empty
            : pair.SeedsNeeded is { } seeds
            ? $" Were the difference found the true one, {seeds} trainings of each would show it on as many cases with power 80 %."
            : pair.CasesNeeded is { } cases
            ? " Were the difference found the true one, no number of trainings would show it on "
                + $"{NumberText.Plural(pair.Cases, "case", "cases")} with power 80 %; {NumberText.Count(cases)} cases would."
            : " No number of trainings or cases looked at would show a difference as small as the one found.";
        return $"{text} In {MeasureNames.InSentence(dice.Measure.Measure, dice.Measure.Unit)}, {Label(pair.First)} less "
            + $"{Label(pair.Second)} is {NumberText.WithInterval(pair.Difference, 4)}; the probability that the method that looks better "
            + $"is not is {NumberText.Share(pair.FalseSuperiority)} for other cases and trainings, and "
            + $"{NumberText.Share(pair.FalseSuperiorityOfWeights)} for these weights on other cases (Christodoulou et al. 2025, who call "
            + "more than 5 % a high risk). "
            + (pair.Detectable > 1 ? "No difference that is possible" : $"A true difference of {NumberText.Fixed(pair.Detectable, 4)}")
            + $" would be shown with power 80 %.{needed}";
    }

    private static IEnumerable<Block> WithoutSeeds(MethodVerdicts verdicts, RunKind kind)
    {
        var why = kind == RunKind.Run
            ? "Each network was trained once with one seed"
            : "Of each model there is one set of masks";
        yield return new Paragraph(
            RichText.Strong("This report judges weights, not methods. ").Then(
                $"{why}, so nothing here shows how much another training of the same method would differ, and no interval or test of this "
                + "report covers it. Random effects of training alone make single runs of one method differ (Åkesson et al. 2024)."),
            Fonts.Body);
        var dice = verdicts.Measures.FirstOrDefault(m => m.Pairs.Any(p => p.Assumed.Count > 0));
        if (dice?.Pairs.First(p => p.Assumed.Count > 0) is not { } pair)
        {
            yield break;
        }

        string Label(string method) => verdicts.Methods.First(m => m.Method == method).Label;
        var assumed = pair.Assumed[AssumedAs];
        yield return new Paragraph(
            "How many trainings would settle it depends on their spread, which is unknown here. If the mean Dice of a method had an SD "
            + $"of {MethodVerdictBlocks.Sd(assumed.SeedSd)} from one training to the next (assumed: half a point, the example that "
            + "nnU-Net’s first author gives of what one training cannot tell from chance; MIC-DKFZ/nnUNet, pull request 2871, 2026), the "
            + $"probability that the better of {Label(pair.First)} and {Label(pair.Second)} is not the better method would be "
            + $"{NumberText.Share(assumed.FalseSuperiority)}, and {Needed(assumed)}. With an SD of "
            + $"{string.Join(", and of ", pair.Assumed.Where(a => a != assumed).Select(Short))}."
            + (kind == RunKind.Run ? " Several seeds are trained by --seeds, such as --seeds 1..5." : string.Empty),
            Fonts.Body)
        { SpaceAfter = 10 };
    }

    private static string Needed(AssumedSpread spread) => spread.SeedsNeeded is { } seeds
        ? $"{seeds} trainings of each would show the difference found with power 80 %"
        : "no number of trainings would show the difference found on these cases with power 80 %";

    private static string Short(AssumedSpread spread) =>
        $"{MethodVerdictBlocks.Sd(spread.SeedSd)} it would be {NumberText.Share(spread.FalseSuperiority)}, and "
            + (spread.SeedsNeeded is { } seeds ? $"{seeds} trainings would do" : "no number of trainings would do");

    private static string Folds(JudgedMethod method) => method.Folds > 0 ? $" in {method.Folds} folds" : string.Empty;
}
