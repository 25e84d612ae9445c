using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Overlap;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;

namespace Bench.Evaluation.WhatIf;

/// <summary>
/// Makes the conclusions of a result again with other conventions or without some cases, by the code that made them: summaries by
/// <see cref="ModelSummaries"/>, verdicts by <see cref="ClaimJudge"/>. Asked for nothing, it gives the verdicts of the result.
/// </summary>
/// <param name="result">The result, in µL and mg as stored.</param>
/// <param name="study">What it was judged by; null for nothing.</param>
/// <param name="points">Points of the study's figures.</param>
public sealed class WhatIfEvaluation(EvaluationResult result, PublishedStudy? study, IReadOnlyList<PointColumns> points)
{
    private const string Exploratory = "Surface distances, wall thickness and pictures stay those of the run: they need the masks.";

    /// <summary>Answers a question.</summary>
    /// <param name="question">What is to be otherwise.</param>
    /// <exception cref="InputException">A rule, a convention or a case is not known, or nothing would be left.</exception>
    public WhatIfAnswer Answer(WhatIfQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var settings = result.Settings;
        var policy = question.EmptyMasks is { } name ? OverlapPolicy.ByName(name) : settings.Measures.Overlap;
        var rule = question.Cleaning is { } asked ? CleaningRule.ByName(asked) : null;
        var cleaning = rule is null || rule.Name == settings.Cleaning.Rule
            ? null
            : new OtherCleaning(settings.Cleaning.Rule, rule.Name, settings.Measures.Overlap, settings.Terms);
        var left = LeftOut(question);
        ModelResult[] models = [.. result.Models.Select(m => Again(m, cleaning, policy, left))];
        settings = settings with
        {
            Cleaning = cleaning is null ? settings.Cleaning : AppliedCleaning.Of(rule!),
            Measures = settings.Measures with { Overlap = policy },
            TestMice = [.. settings.TestMice.Where(m => !left.Contains(m))],
        };
        var notes = new List<string>();
        ModelResult[] all = cleaning is null ? [.. models.Concat(Others(m => Again(m, null, policy, left)))] : models;
        var verdicts = Verdicts(question, settings, all, notes);
        if (result.Methods.Any(m => m.Seeds.Count > 1))
        {
            notes.Add("Numbers are those of the first training of each network; verdicts are over all.");
        }

        if (cleaning is not null)
        {
            notes.Add(Exploratory);
        }

        return new WhatIfAnswer(
            verdicts.Found,
            verdicts.Kept,
            [.. models.SelectMany(m => WhatIfNumbers.Of(m, settings.Terms, question.Deviation))],
            notes);
    }

    // The trainings that the result does not show; none where they cannot be made again.
    private IEnumerable<ModelResult> Others(Func<ModelResult, ModelResult> again)
    {
        var others = new OtherTrainings(result.Settings.Measures.Overlap, result.Settings.Terms);
        return result.Models
            .Select(m => (Model: m, Values: result.Methods.FirstOrDefault(v => v.Method == m.Family)))
            .Where(m => m.Values is not null)
            .SelectMany(m => others.Of(m.Model, m.Values!) ?? [])
            .Select(again);
    }

    private HashSet<string> LeftOut(WhatIfQuestion question)
    {
        HashSet<string> known = [.. result.Models.SelectMany(m => m.Cases).Select(c => c.Mouse)];
        if (question.LeaveOut.FirstOrDefault(c => !known.Contains(c)) is { } other)
        {
            throw new InputException(
                "leave out", $"the run has no case '{other}'.", "give the name of a case as the run's tables have it.");
        }

        HashSet<string> left = [.. question.LeaveOut];
        return left.Count < known.Count ? left : throw new InputException("leave out", "no case would be left.", "leave out fewer.");
    }

    private ModelResult Again(ModelResult model, OtherCleaning? cleaning, OverlapPolicy policy, HashSet<string> left)
    {
        CaseResult[] cases =
        [
            .. model.Cases.Where(c => !left.Contains(c.Mouse))
                .Select(c => cleaning?.Of(c) ?? c)
                .Select(c => policy == result.Settings.Measures.Overlap
                    ? c
                    : c with { Dice = [.. c.Dice.Select(d => d with { Dice = d.Counts().Dice(policy) })] }),
        ];
        return ModelSummaries.Of(model with { Cases = cases }, policy, result.Settings.Terms);
    }

    private (IReadOnlyList<ClaimVerdict> Found, IReadOnlyList<string> Kept) Verdicts(
        WhatIfQuestion question, EvaluationSettings settings, ModelResult[] models, List<string> notes)
    {
        if (result.Claims.Count == 0)
        {
            return ([], []);
        }

        string[] kept = study is null
            ? [.. result.Claims.Select(c => c.Model).Distinct()]
            : [.. result.Claims.Where(c => c.Trainings > 1 && models.Count(m => m.Family == c.Model) < c.Trainings)
                .Select(c => c.Model).Distinct()];
        if (study is null)
        {
            notes.Add($"The published numbers ({settings.Study}) are not at hand: verdicts are those of the run.");
            return (result.Claims, kept);
        }

        if (kept.Length > 0)
        {
            notes.Add($"Verdicts on {string.Join(" and ", kept)} are those of the run: they are over several trainings, of which the "
                + "result does not hold what this question needs.");
        }

        var factor = question.MarginFactor ?? 1;
        if (!(factor > 0 && factor <= WhatIfQuestion.LargestMarginFactor))
        {
            throw new InputException(
                "margin",
                $"a factor of {factor} makes no margin.",
                $"give a number above 0, at most {WhatIfQuestion.LargestMarginFactor}.");
        }

        var asked = study with
        {
            Conventions = question.Deviation is { } deviation ? study.Conventions with { Deviation = deviation } : study.Conventions,
            Claims = factor == 1 ? study.Claims : [.. study.Claims.Select(c => Widened(c, factor))],
        };
        var judge = new ClaimJudge(asked, settings, points)
        {
            Margins = [.. (result.Observers?.Margins ?? []).Select(m => m with { Margin = m.Margin * factor })],
        };
        var found = judge.Judge([.. models.Where(m => !kept.Contains(m.Family))])
            .Select(v => v with { Reason = settings.Terms.Say(v.Reason) }).ToLookup(v => v.Model);
        return ([.. result.Claims.Select(c => c.Model).Distinct().SelectMany(m => kept.Contains(m)
            ? result.Claims.Where(c => c.Model == m)
            : found[m])], kept);
    }

    private PublishedClaim Widened(PublishedClaim claim, double factor)
    {
        var margin = EquivalenceMargin.Of(claim, study!);
        return double.IsNaN(margin) ? claim : claim with { Margin = margin * factor };
    }
}
