using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Overlap;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Evaluation.WhatIf;
using Bench.Statistics;
using Bench.Testing;

namespace Bench.Evaluation.Tests.WhatIf;

/// <summary>What-if makes conclusions without masks; the oracle is the evaluator, run again on the masks with the other choice.</summary>
public sealed class WhatIfEvaluationTests
{
    private static readonly AuditedStudy Study = AuditedStudy.Read(RepositoryFolder.Combine("baselines", "published", "draft-2025"));

    private static readonly EvaluationResult Run = MeasuredSample.Create(CleaningRule.Largest, study: Study);

    private static readonly EvaluationResult Trainings = MeasuredSample.OfTrainings(CleaningRule.Largest, OverlapPolicy.Published, Study);

    [Fact]
    public void Asked_for_nothing_it_gives_the_verdicts_and_numbers_of_the_run()
    {
        var answer = Ask(new WhatIfQuestion());

        AssertSame(Run, answer);
        Assert.Empty(answer.Notes);
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("published", false)]
    public void Another_cleaning_rule_gives_what_an_evaluation_with_it_gives(string rule, bool changesDice)
    {
        var again = MeasuredSample.Create(CleaningRule.ByName(rule), study: Study);
        Assert.Equal(changesDice, Run.Models[0].Dice[0].Mean != again.Models[0].Dice[0].Mean);

        AssertSame(again, Ask(new WhatIfQuestion { Cleaning = rule }));
    }

    [Fact]
    public void Another_convention_for_empty_masks_gives_what_an_evaluation_by_it_gives()
    {
        var again = MeasuredSample.Create(CleaningRule.None, OverlapPolicy.BothEmptyIsUndefined, Study);

        AssertSame(again, Ask(new WhatIfQuestion { Cleaning = "none", EmptyMasks = "both-empty-is-undefined" }));
    }

    [Fact]
    public void A_case_left_out_gives_what_an_evaluation_without_it_gives()
    {
        var name = Run.Models[0].Cases[2].Mouse;

        AssertSame(MeasuredSample.Create(CleaningRule.Largest, null, Study, name), Ask(new WhatIfQuestion { LeaveOut = [name] }));
    }

    [Fact]
    public void Division_by_n_narrows_deviations_and_limits_by_the_root_of_n_less_1_over_n()
    {
        var (sample, population) = (Ask(new WhatIfQuestion()), Ask(new WhatIfQuestion { Deviation = DeviationConvention.Population }));
        var before = sample.Numbers.Single(n => n.Key == "plain/EDV/sd");
        var after = population.Numbers.Single(n => n.Key == "plain/EDV/sd");

        Assert.Equal(before.Value * Math.Sqrt((before.Count - 1.0) / before.Count), after.Value, 12);
        var bias = sample.Numbers.Single(n => n.Key == "plain/EDV/bias").Value;
        Assert.Equal(
            bias + (1.959963984540054 * after.Value), population.Numbers.Single(n => n.Key == "plain/EDV/upper").Value, 9);
    }

    [Fact]
    public void A_wider_margin_makes_a_compatible_number_equivalent()
    {
        ClaimFinding Of(double factor) => Ask(new WhatIfQuestion { MarginFactor = factor, Cleaning = "none" }).Verdicts
            .First(v => v.ClaimId == "table1.EF.bias" && v.Model == "plain").Finding;

        Assert.NotEqual(ClaimFinding.Equivalent, Of(0.01));
        Assert.Equal(3 * 0.01, Ask(new WhatIfQuestion { MarginFactor = 0.01, Cleaning = "none" }).Verdicts
            .First(v => v.ClaimId == "table1.EF.bias").Margin, 12);
        Assert.Equal(ClaimFinding.Equivalent, Of(50));
    }

    [Theory]
    [InlineData("Mouse 3, \"x\"", null)]
    [InlineData("Mouse 9, \"x\"", "both-empty-is-undefined")]
    public void Verdicts_over_several_trainings_follow_a_case_left_out_and_a_convention(string leaveOut, string? policy)
    {
        Assert.Single(Trainings.Models);
        Assert.All(Trainings.Claims, c => Assert.Equal(3, c.Trainings));
        var again = MeasuredSample.OfTrainings(
            CleaningRule.Largest, policy is null ? OverlapPolicy.Published : OverlapPolicy.ByName(policy), Study, leaveOut);

        var answer = new WhatIfEvaluation(Trainings, Study.Study, Study.Points).Answer(new WhatIfQuestion { LeaveOut = [leaveOut], EmptyMasks = policy });

        Assert.Equal(again.Claims, answer.Verdicts);
        Assert.Empty(answer.Kept);
    }

    [Fact]
    public void Verdicts_over_several_trainings_do_not_follow_another_cleaning_rule_and_it_is_said_of_which_model()
    {
        var answer = new WhatIfEvaluation(Trainings, Study.Study, Study.Points).Answer(new WhatIfQuestion { Cleaning = "none" });

        Assert.Equal(Trainings.Claims, answer.Verdicts);
        Assert.Equal(["plain"], answer.Kept);
        Assert.Contains(answer.Notes, n => n.StartsWith("Verdicts on plain are those of the run", StringComparison.Ordinal));
    }

    [Fact]
    public void A_question_that_cannot_be_answered_says_why()
    {
        Assert.Contains("no case 'Mouse99'", Refused(new WhatIfQuestion { LeaveOut = ["Mouse99"] }), StringComparison.Ordinal);
        Assert.Contains("no case would be left", Refused(
            new WhatIfQuestion { LeaveOut = [.. Run.Models[0].Cases.Select(c => c.Mouse)] }), StringComparison.Ordinal);
        Assert.Contains("none named 'x'", Refused(new WhatIfQuestion { Cleaning = "x" }), StringComparison.Ordinal);
        Assert.Contains(
            "does not say what 'largest-26' does", Refused(new WhatIfQuestion { Cleaning = "largest-26" }), StringComparison.Ordinal);
        Assert.Contains("makes no margin", Refused(new WhatIfQuestion { MarginFactor = 0 }), StringComparison.Ordinal);
    }

    private static string Refused(WhatIfQuestion question) => Assert.Throws<InputException>(() => Ask(question)).Message;

    private static WhatIfAnswer Ask(WhatIfQuestion question) =>
        new WhatIfEvaluation(Run, Study.Study, Study.Points).Answer(question);

    private static void AssertSame(EvaluationResult expected, WhatIfAnswer found)
    {
        Assert.Equal(expected.Claims, found.Verdicts);
        foreach (var model in expected.Models)
        {
            foreach (var a in model.Agreement)
            {
                var key = $"{model.Name}/{Vocabulary.Code(a.Quantity)}";
                Assert.Equal(a.Bias.Value, Number($"{key}/bias"));
                Assert.Equal(a.DifferenceSd, Number($"{key}/sd"));
                Assert.Equal(a.Pearson.Value, Number($"{key}/r"));
            }

            foreach (var d in model.Dice)
            {
                var key = $"{model.Name}/dice/{expected.Settings.Terms.Code(d.Structure)}/{Vocabulary.Code(d.Phase)}";
                Assert.Equal(d.Mean, Number(key));
                Assert.Equal(d.StandardDeviation, Number($"{key}/sd"));
            }
        }

        double Number(string key) => found.Numbers.Single(n => n.Key == key).Value;
    }
}
