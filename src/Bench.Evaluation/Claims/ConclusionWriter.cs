using System.Globalization;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>Puts what a run comes to into a few words and sentences.</summary>
internal static class ConclusionWriter
{
    private const int MostNamed = 3;

    public static Conclusion Write(EvaluationPlan plan, IReadOnlyList<ModelResult> models, IReadOnlyList<ClaimVerdict> claims)
    {
        var count = VerdictCounts.Of(claims);
        var sentences = new List<ConclusionSentence>();
        var verdict = Verdict(plan, models, count, sentences);
        sentences.AddRange(DiceSentences(
            [.. models.Where(m => plan.ShownModels.Any(s => s.Name == m.Name))], StudyTerms.Of(plan.Cohort)));
        var failed = models.Sum(m => m.Cases.Count(c => !c.Evaluated));
        if (failed > 0)
        {
            sentences.Add(new(
                ConclusionTopic.NotEvaluated,
                $"{failed} {(failed == 1 ? "case" : "cases")} could not be evaluated; they are listed under issues and enter no mean."));
        }

        return count.Conclude(verdict, sentences) with
        {
            PipelineCheckPassed = plan.Settings.IsPhantom && plan.PipelineCheck is { } check ? Check(check, models, []) : null,
        };
    }

    private static string Verdict(
        EvaluationPlan plan, IReadOnlyList<ModelResult> models, VerdictCounts count, List<ConclusionSentence> sentences)
    {
        var terms = StudyTerms.Of(plan.Cohort);
        if (models.All(m => m.Cases.All(c => !c.Evaluated)))
        {
            return "Nothing could be evaluated";
        }

        if (plan.Settings.IsPhantom && plan.PipelineCheck is { } check)
        {
            var passed = Check(check, models, sentences);
            sentences.Add(new(
                ConclusionTopic.Cases, "The mice are phantoms, so the study's published numbers cannot be judged on them."));
            return passed switch
            {
                true => "The pipeline works here; published results need the real mice",
                false => "The pipeline check failed",
                null => "Measured; published results need the real mice",
            };
        }

        if (count.All == 0)
        {
            return "Measured; no published number to judge against";
        }

        sentences.AddRange(count.Sentences(plan.Settings.Study));
        if (
            plan.Settings.AnySpecies
                && plan.Study is { } study
                && StudySpecies.WhyNot(study, models[0].Cases, terms.IsMouse ? null : terms).Length > 0)
        {
            sentences.Add(new(
                ConclusionTopic.Cases,
                "These are not the study's kind of heart; verdicts are made all the same, as --any-species asks."));
        }

        return models.All(m => m.IsReference)
            ? "The expert's own masks were given as the prediction: there is nothing to judge"
            : count.Verdict();
    }

    private static bool? Check(PipelineCheck check, IReadOnlyList<ModelResult> models, List<ConclusionSentence> sentences)
    {
        var trainings = models.Where(m => m.Family == check.Model).ToArray();
        if (trainings.Length == 0)
        {
            sentences.Add(new(
                ConclusionTopic.PipelineCheck, $"The pipeline check needs the model {check.Model}, which was not asked for."));
            return null;
        }

        // With several seeds, the worst training must pass.
        var blood = trainings.Min(m => MeanDice(m, Structure.BloodPool));
        var myocardium = trainings.Min(m => MeanDice(m, Structure.Myocardium));
        var passed = blood >= check.BloodPoolDice && myocardium >= check.MyocardiumDice;
        var label = trainings.Length == 1 ? trainings[0].Label : $"each of {trainings.Length} trainings of {check.Model}";
        sentences.Add(new(ConclusionTopic.PipelineCheck, string.Create(CultureInfo.InvariantCulture,
            $"Pipeline check {(passed ? "passed" : "failed")}: {label} must reach Dice {check.BloodPoolDice:0.00} (blood pool) and "
                + $"{check.MyocardiumDice:0.00} (myocardium) on phantom test mice; {(trainings.Length == 1 ? "it" : "the worst")} "
                + $"reached {blood:0.000} and {myocardium:0.000}.")));
        return passed;
    }

    /// <summary>Dice of each model, or its range over many.</summary>
    public static IEnumerable<ConclusionSentence> DiceSentences(IReadOnlyList<ModelResult> models, StudyTerms terms) =>
        models.Count <= MostNamed
            ? models.Select(m => new ConclusionSentence(ConclusionTopic.Dice, DiceSentence(m, terms)))
            : [new ConclusionSentence(ConclusionTopic.DiceRange, DiceRange(models, terms))];

    /// <summary>One sentence for many models: the range of their means.</summary>
    private static string DiceRange(IReadOnlyList<ModelResult> models, StudyTerms terms)
    {
        var ranges = terms.Structures.Select(s =>
        {
            var defined = models.Where(m => Summary(m, s).Count > 0).ToArray();
            return defined.Length == 0
                ? $"undefined ({Vocabulary.InSentence(s)})"
                : Range(defined.MinBy(m => MeanDice(m, s))!, defined.MaxBy(m => MeanDice(m, s))!, s, Vocabulary.InSentence(s));
        });
        return $"Mean Dice of {models.Count} models: {string.Join("; ", ranges)}.";

        static string Range(ModelResult low, ModelResult high, Structure structure, string name) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} from {MeanDice(low, structure):0.000} ({low.Label}) to {MeanDice(high, structure):0.000} ({high.Label})");
    }

    private static string DiceSentence(ModelResult model, StudyTerms terms)
    {
        var each = terms.Structures.Select(s => $"{Interval(Summary(model, s))} ({Vocabulary.InSentence(s)})");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{model.Label}: Dice {string.Join(", ", each)}, n = {Summary(model, Structure.BloodPool).Count}.");
    }

    private static string Interval(DiceSummary s) => s.Count switch
    {
        0 => "undefined",
        1 => FormattableString.Invariant($"{s.Mean:0.000}"),
        _ => FormattableString.Invariant($"{s.Mean:0.000} [95 % CI {s.Confidence.Low:0.000}–{s.Confidence.High:0.000}]").Replace('-', '−'),
    };

    private static double MeanDice(ModelResult model, Structure structure) => Summary(model, structure).Mean;

    private static DiceSummary Summary(ModelResult model, Structure structure) =>
        model.Dice.Single(d => d.Structure == structure && d.Phase is null);
}
