using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests.Claims;

/// <summary>
/// Printed bounds of p, judged by the same test. Effects by hand from t; the bound's by scipy.stats.t.ppf (SciPy 1.10.1): p = 0.001 at n =
/// 25 is 0.7490797 SD.
/// </summary>
public sealed class ClaimTestTests
{
    private static readonly PublishedClaim Claim = new(
        "p",
        "Dice, blood pool against myocardium, p",
        new ClaimPlace(Section: "Results"),
        ClaimMeasure.Dice,
        ClaimStatistic.PBelow,
        "<0.001",
        "",
        ClaimJudgement.Bound,
        Effect: DiceFactor.Structure);

    [Theory]
    [InlineData(25, 5, 0.00004, ClaimOutcome.Reproduced, ClaimFinding.BoundShown)]
    [InlineData(25, 3, 0.006, ClaimOutcome.CannotBeJudged, ClaimFinding.WithinChance)]
    [InlineData(25, 0.5, 0.62, ClaimOutcome.NotReproduced, ClaimFinding.Different)]
    [InlineData(25, -5, 0.00004, ClaimOutcome.NotReproduced, ClaimFinding.Different)]
    [InlineData(5, 1, 0.37, ClaimOutcome.CannotBeJudged, ClaimFinding.WithinChance)]
    public void The_same_test_decides_by_its_p_its_direction_and_what_so_many_mice_can_show(
        int mice, double t, double p, ClaimOutcome outcome, ClaimFinding finding)
    {
        // Standard error of the difference of effects at n = 25 and t = 0.5: √(0.04 + 0.56112/50 + 0.04 + 0.01/50) = 0.3023; 0.7491 − 0.1
        // is beyond 1.96 of it, 0.7491 − 0.6 is not.
        var verdict = Assert.Single(Judge(Claim, new DiceEffect(DiceFactor.Structure, null, null, mice, t, p) { Difference = new(0.03) }));

        Assert.Equal((outcome, finding, ClaimBasis.Test, p), (verdict.Outcome, verdict.Finding, verdict.Basis, verdict.Found));
        Assert.Contains("at least 0.75 where 25 mice give p < 0.001", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_direction_is_that_of_the_studys_own_means()
    {
        // Here the study's blood pool is the worse one: the same t is now the other direction.
        var verdict = Assert.Single(
            Judge(Claim, new DiceEffect(DiceFactor.Structure, null, null, 25, 5, 0.00004) { Difference = new(0.03) }, pool: "0.80"));

        Assert.Equal(ClaimOutcome.NotReproduced, verdict.Outcome);
    }

    [Fact]
    public void Every_test_and_correlation_that_the_draft_prints_is_judged()
    {
        var study = PublishedStudy.Read(Bench.Testing.RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));
        var judged = study.Claims.Where(ClaimJudge.IsJudged).ToArray();

        Assert.Equal(
            ["<0.001", "<0.01", "<0.002", "<0.05"], judged.Where(c => c.Statistic == ClaimStatistic.PBelow).Select(c => c.Printed));
        Assert.Equal(
            ["-0.61", "-0.45", "-0.61", "-0.50"],
            judged.Where(c => c.Statistic == ClaimStatistic.DiceErrorSpearman).Select(c => c.Printed));
    }

    [Fact]
    public void The_range_of_a_rank_correlation_has_the_standard_error_of_Bonett_and_Wright()
    {
        // numpy: tanh(atanh(−0.61) ∓ 1.959964 · √((1 + 0.61²/2) · 2/22)) = −0.8746426 to −0.0652475.
        PublishedClaim[] claims =
        [
            new(
                "rho",
                "rho",
                new ClaimPlace(Section: "Results"),
                ClaimMeasure.Agreement,
                ClaimStatistic.DiceErrorSpearman,
                "-0.61",
                "",
                ClaimJudgement.PredictionInterval,
                Quantity: Quantity.EndDiastolicVolume),
        ];
        var cases = Enumerable.Range(0, 25).Select(i => new CaseResult(
            $"m{i}",
            true,
            [
                new(0, CardiacPhase.EndDiastole, Structure.BloodPool, 0.9 + (0.001 * i), 1, 1),
                new(7, CardiacPhase.EndSystole, Structure.BloodPool, 0.9, 1, 1),
            ],
            [new(Quantity.EndDiastolicVolume, "µL", 60, 60 + i, ""), new(Quantity.EndSystolicVolume, "µL", 20, 20, "")],
            [],
            0)).ToArray();
        var verdict = Assert.Single(
            new ClaimJudge(FakeStudy.Of(claims), FakeCohort.Settings()).Judge([FakeStudy.Model() with { Cases = cases }]));

        // Dice and error rise together here: ρ = 1.
        Assert.Equal(1, verdict.Found, 12);
        Assert.Equal(-0.8746426, verdict.Range.Low, 6);
        Assert.Equal(-0.0652475, verdict.Range.High, 1e-6);
        Assert.Equal((ClaimOutcome.NotReproduced, ClaimFinding.Different), (verdict.Outcome, verdict.Finding));
    }

    private static IReadOnlyList<ClaimVerdict> Judge(PublishedClaim claim, DiceEffect effect, string pool = "0.94")
    {
        var muscle = FakeStudy.Dice(
            "muscle", ClaimStatistic.Mean, "0.91", ClaimJudgement.SelfConsistency) with
        { Structure = Structure.Myocardium };
        var study = FakeStudy.Of(claim, FakeStudy.Dice("pool", ClaimStatistic.Mean, pool, ClaimJudgement.SelfConsistency), muscle);
        return new ClaimJudge(study, FakeCohort.Settings()).Judge([FakeStudy.Model() with { DiceEffects = [effect] }]);
    }
}
