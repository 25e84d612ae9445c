using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Claims;

/// <summary>
/// Intervals against those computed with SciPy 1.10.1 for this project from the printed numbers (95 % prediction interval of a mean for 25
/// other mice, F(24, 24) for SDs, Fisher's z for r), to the digits stated there.
/// </summary>
public sealed class ClaimJudgeTests
{
    private static readonly PublishedStudy Study = PublishedStudy.Read(
        RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));

    [Theory]
    [InlineData("dice.blood_pool.both.mean", 0.928, 0.952, 3)]
    [InlineData("dice.myocardium.both.mean", 0.892, 0.928, 3)]
    [InlineData("table1.EDV.bias", -1.35, 2.55, 2)]
    [InlineData("table1.ESV.bias", -0.66, 1.46, 2)]
    [InlineData("table1.SV.bias", -1.68, 2.28, 2)]
    [InlineData("table1.EF.bias", -1.84, 1.44, 2)]
    [InlineData("table1.MassED.bias", -2.2, 6.8, 1)]
    [InlineData("table1.MassES.bias", -2.8, 6.0, 1)]
    [InlineData("figure3.EDV.pearson_r", 0.82, 0.98, 2)]
    [InlineData("figure3.ESV.pearson_r", 0.968, 0.997, 3)]
    [InlineData("figure3.EF.pearson_r", 0.936, 0.994, 3)]
    [InlineData("figure3.SV.pearson_r", 0.76, 0.97, 2)]
    [InlineData("figure3.MassED.pearson_r", 0.875, 0.988, 3)]
    public void The_range_of_a_replication_with_25_mice_is_the_prediction_interval(string claim, double low, double high, int digits)
    {
        var verdict = Judge(FakeCohort.Settings()).Single(v => v.ClaimId == claim);

        Assert.Equal(low, verdict.Range.Low, digits);
        Assert.Equal(high, verdict.Range.High, digits);
    }

    [Fact]
    public void The_range_of_a_limit_of_agreement_follows_from_its_standard_error()
    {
        // EDV, Table 1: limits -6.0 and 7.1, so SD 13.1 / 3.919928 = 3.341898; SE² / SD² = 1/25 + 3.841459/48 = 0.120030 for study and
        // replication; t(24, 0.975) = 2.063899; half-width 2.063899 × 3.341898 × √0.240061 = 3.37941.
        var verdict = Judge(FakeCohort.Settings()).Single(v => v.ClaimId == "table1.EDV.limit_upper");

        Assert.Equal(7.1 - 3.3794, verdict.Range.Low, 3);
        Assert.Equal(7.1 + 3.3794, verdict.Range.High, 3);
    }

    [Fact]
    public void A_number_printed_in_several_places_is_judged_once() =>
        Assert.Single(Judge(FakeCohort.Settings()), v => v.ClaimId.EndsWith(".EF.pearson_r", StringComparison.Ordinal));

    [Fact]
    public void A_number_inside_is_reproduced_and_one_outside_is_not()
    {
        var verdicts = Judge(FakeCohort.Settings(), bloodPool: 0.93, myocardium: 0.88);

        Assert.Equal(ClaimOutcome.Reproduced, verdicts.Single(v => v.ClaimId == "dice.blood_pool.both.mean").Outcome);
        Assert.Equal(ClaimOutcome.NotReproduced, verdicts.Single(v => v.ClaimId == "dice.myocardium.both.mean").Outcome);
    }

    [Fact]
    public void Equivalence_is_more_than_compatibility_and_its_power_is_stated()
    {
        // By hand. Blood pool 0.94 ± 0.02, n = 25: standard error 0.02 √(2/25) = 0.0056569; t(24, 0.95) = 1.710882, so ±0.0096783 at 0.94
        // lies within ±0.02: equivalent. Power: half-width 0.0116752; 1 − Φ((0.0116752 − 0.02)/0.0056569) = 1 − Φ(−1.47162) = 0.92944.
        // Myocardium 0.91 ± 0.03: standard error 0.0084853; at 0.895 the far end 0.015 + 0.0145173 is beyond 0.02: compatible. Power 1 −
        // Φ(−0.29312) = 0.61529.
        var verdicts = Judge(FakeCohort.Settings(), bloodPool: 0.94, myocardium: 0.895).ToDictionary(v => v.ClaimId);

        var (pool, muscle) = (verdicts["dice.blood_pool.both.mean"], verdicts["dice.myocardium.both.mean"]);
        Assert.Equal((ClaimFinding.Equivalent, 0.02), (pool.Finding, pool.Margin));
        Assert.Equal(0.92944, pool.Power, 4);
        Assert.Equal((ClaimOutcome.Reproduced, ClaimFinding.Compatible), (muscle.Outcome, muscle.Finding));
        Assert.Equal(0.61529, muscle.Power, 4);
        Assert.Contains("not shown equivalent within ±0.02", muscle.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_outside_is_better_or_worse_than_published()
    {
        var verdicts = Judge(FakeCohort.Settings(), bloodPool: 0.97, myocardium: 0.85).ToDictionary(v => v.ClaimId);

        Assert.Equal(ClaimFinding.Better, verdicts["dice.blood_pool.both.mean"].Finding);
        Assert.Equal(ClaimFinding.Worse, verdicts["dice.myocardium.both.mean"].Finding);
    }

    [Fact]
    public void A_model_that_has_seen_the_mice_is_not_judged()
    {
        var leaked = Model("unet3plus", 25, 0.94, 0.91) with { Leak = "data leak: it was trained on Mouse1." };

        Assert.All(
            new ClaimJudge(Study, FakeCohort.Settings()).Judge([leaked]),
            v => Assert.Equal((ClaimOutcome.CannotBeJudged, ClaimFinding.NotComparable, leaked.Leak), (v.Outcome, v.Finding, v.Reason)));
    }

    [Theory]
    [InlineData(true, RunKind.Evaluate, "", "phantoms")]
    [InlineData(true, RunKind.Run, "paper", "phantoms")]
    [InlineData(false, RunKind.Run, "quick", "smaller network")]
    public void What_this_evaluation_cannot_speak_of_is_not_judged(bool phantom, RunKind kind, string profile, string reason) =>
        Assert.All(Judge(FakeCohort.Settings(phantom, kind, profile)), v =>
        {
            Assert.Equal(ClaimOutcome.CannotBeJudged, v.Outcome);
            Assert.Contains(reason, v.Reason, StringComparison.Ordinal);

            // Tests of Dice and its correlation with errors need single mice, which the model here does not have.
            Assert.Equal(
                v.ClaimId.EndsWith(".p", StringComparison.Ordinal) || v.ClaimId.EndsWith("_spearman", StringComparison.Ordinal),
                double.IsNaN(v.Found));
        });

    [Fact]
    public void A_published_Dice_is_judged_by_the_published_policy_whichever_was_chosen()
    {
        var model = Model("m", 25, 0.80, 0.91);
        model = model with
        {
            Dice =
            [
                .. model.Dice.Select(d => d with { UnderPolicies = [new("both-empty-is-undefined", 0.80, 24), new("published", 0.93, 25)] })
            ],
        };

        var verdict = new ClaimJudge(Study, FakeCohort.Settings()).Judge([model]).Single(v => v.ClaimId == "dice.blood_pool.both.mean");

        Assert.Equal((0.93, ClaimOutcome.Reproduced), (verdict.Found, verdict.Outcome));
    }

    [Fact]
    public void Two_mice_are_too_few() =>
        Assert.All(Judge(FakeCohort.Settings(), count: 2), v => Assert.Equal(ClaimOutcome.CannotBeJudged, v.Outcome));

    [Fact]
    public void In_a_run_only_the_published_network_stands_for_the_study() =>
        Assert.Empty(new ClaimJudge(Study, FakeCohort.Settings(false, RunKind.Run, "paper")).Judge([Model("unet", 25, 0.9, 0.9)]));

    private static IReadOnlyList<ClaimVerdict> Judge(
        EvaluationSettings settings, int count = 25, double bloodPool = 0.94, double myocardium = 0.91) =>
        new ClaimJudge(Study, settings).Judge([Model("unet3plus", count, bloodPool, myocardium)]);

    private static ModelResult Model(string name, int count, double bloodPool, double myocardium)
    {
        CardiacPhase?[] phases = [null, CardiacPhase.EndDiastole, CardiacPhase.EndSystole];
        var dice = phases.SelectMany(p => new[]
        {
            new DiceSummary
            {
                Structure = Structure.BloodPool,
                Phase = p,
                Count = count,
                Mean = bloodPool,
                StandardDeviation = 0.02,
                Confidence = new(0, 0, 0.95),
            },
            new DiceSummary
            {
                Structure = Structure.Myocardium,
                Phase = p,
                Count = count,
                Mean = myocardium,
                StandardDeviation = 0.03,
                Confidence = new(0, 0, 0.95),
            },
        });
        var agreement = Vocabulary.Quantities.Select(q => new AgreementSummary
        {
            Quantity = q,
            Count = count,
            Bias = new(0.1),
            DifferenceSd = 3,
            LowerLimit = new(-5.78),
            UpperLimit = new(5.98),
            Pearson = new(0.95),
        });
        return new ModelResult(name, name, null, [], [.. dice], [.. agreement]);
    }
}
