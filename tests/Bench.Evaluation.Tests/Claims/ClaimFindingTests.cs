using Bench.Core.Phases;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Evaluation.Tests.Claims;

/// <summary>What lies behind verdicts. Numbers by hand from the formulas, quantiles by SciPy 1.10.1.</summary>
public sealed class ClaimFindingTests
{
    [Fact]
    public void One_number_outside_its_range_among_several_is_no_more_than_chance_and_alone_it_is_not_reproduced()
    {
        // EDV bias 0.6, SD 13.1 / 3.919928 = 3.341898: standard error 3.341898 · √(2/25) = 0.945232, half-width 1.950862; 2.7 lies 2.1
        // away: outside. With the digits not printed: √(0.945232² + 0.05²/3 + …), p = 0.0360694. Four numbers are judged: corrected p 4 ·
        // 0.0360694 = 0.144.
        var among = Bias(Judge(FakeStudy.Study, FakeStudy.Model(bias: 2.7)));
        var alone = Bias(
            Judge(
                FakeStudy.Of([.. FakeStudy.Numbers.Select(c => c.Id == "bias" ? c : c with { Judged = ClaimJudgement.SelfConsistency })]),
                FakeStudy.Model(bias: 2.7)));

        Assert.Equal((ClaimOutcome.CannotBeJudged, ClaimFinding.WithinChance), (among.Outcome, among.Finding));
        Assert.Equal(0.0360694, among.PValue, 6);
        Assert.Equal(4 * 0.0360694, among.CorrectedP, 5);
        Assert.Contains("no more than chance explains", among.Reason, StringComparison.Ordinal);
        Assert.Equal((ClaimOutcome.NotReproduced, ClaimFinding.Worse), (alone.Outcome, alone.Finding));
        Assert.Equal(alone.PValue, alone.CorrectedP);
    }

    [Fact]
    public void A_verdict_carries_the_found_interval_its_mice_and_the_shift_that_would_be_seen()
    {
        var bias = Bias(Judge(FakeStudy.Study, FakeStudy.Model()));

        Assert.Equal((0.6 - 1, 0.6 + 1, 25, 1), (bias.FoundInterval.Low, bias.FoundInterval.High, bias.Count, bias.Trainings));

        // (t(24, 0.975) + z(0.8)) · 0.945232 = (2.063899 + 0.841621) · 0.945232.
        Assert.Equal(2.746389, bias.Detectable, 5);
        Assert.Equal(1, bias.PValue);
    }

    [Fact]
    public void Trainings_of_one_network_are_judged_once_by_their_mean_and_their_spread_widens_the_range()
    {
        // Mean 0.94, SD over seeds 0.01. Error of the mice 0.02 √(2/25) = 0.00565685, of seeds 0.01 √(4/3) = 0.0115470; together 0.0128582
        // with 3.06051 degrees of freedom (Satterthwaite), t 3.147145: half-width 0.0404666.
        ModelResult[] trainings = [.. new[] { 0.93, 0.94, 0.95 }.Select((d, i) => FakeStudy.Model(d, name: $"unet3plus-seed{i}"))];
        var verdicts = new ClaimJudge(FakeStudy.Study, FakeCohort.Settings(false, RunKind.Run, "paper")).Judge(trainings);
        var dice = verdicts.Single(v => v.ClaimId == "dice");

        Assert.Equal(4, verdicts.Count);
        Assert.Equal(("unet3plus", 3), (dice.Model, dice.Trainings));
        Assert.Equal(0.94, dice.Found, 12);
        Assert.Equal(0.01, dice.SeedSd, 12);
        Assert.Equal(0.94 - 0.0404666, dice.Range.Low, 5);
        Assert.Equal(0.94 + 0.0404666, dice.Range.High, 5);
        Assert.Contains("and 3 trainings", dice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_is_wide_only_because_there_are_few_trainings_decides_nothing()
    {
        // Mean 0.905, 0.035 from 0.94: inside ±0.0404666, but with the quantile of the mice outside: 2.063899 · 0.0128582 = 0.0265380.
        ModelResult[] trainings = [.. new[] { 0.895, 0.905, 0.915 }.Select((d, i) => FakeStudy.Model(d, name: $"unet3plus-seed{i}"))];
        var dice = new ClaimJudge(FakeStudy.Study, FakeCohort.Settings(false, RunKind.Run, "paper"))
            .Judge(trainings)
            .Single(v => v.ClaimId == "dice");

        Assert.Equal((ClaimOutcome.CannotBeJudged, ClaimFinding.TooFewRuns), (dice.Outcome, dice.Finding));
    }

    [Theory]
    [InlineData("≥0.91", 0.94, 0.925, 0.955, ClaimOutcome.Reproduced, ClaimFinding.BoundShown)]
    [InlineData("≥0.91", 0.92, 0.905, 0.935, ClaimOutcome.Reproduced, ClaimFinding.BoundShown)]
    [InlineData("≥0.91", 0.92, 0.900, 0.940, ClaimOutcome.CannotBeJudged, ClaimFinding.WithinChance)]
    [InlineData("≥0.91", 0.88, 0.870, 0.890, ClaimOutcome.NotReproduced, ClaimFinding.Worse)]
    [InlineData("<0.95", 0.94, 0.930, 0.945, ClaimOutcome.Reproduced, ClaimFinding.BoundShown)]
    public void A_bound_is_judged_by_the_interval_of_what_was_found(
        string printed, double found, double low, double high, ClaimOutcome outcome, ClaimFinding finding)
    {
        var study = FakeStudy.Of(FakeStudy.Dice("bound", ClaimStatistic.Mean, printed, ClaimJudgement.Bound));
        var verdict = Assert.Single(Judge(study, FakeStudy.Model(found, low: low, high: high)));

        Assert.Equal((outcome, finding, ClaimBasis.Bound), (verdict.Outcome, verdict.Finding, verdict.Basis));
        Assert.Contains(printed, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_drawn_as_the_study_says_that_it_drew_its_own()
    {
        // By n: 1.959964 √(24/25) = 1.9203647 SDs by n − 1 each; found 0.6 ± 1.9203647 · 3; the study's SD is 13.1 / (2 · 1.9203647) =
        // 3.410811.
        var study = FakeStudy.Study with { Conventions = new StudyConventions(DeviationConvention.Population) };
        var upper = Judge(study, FakeStudy.Model()).Single(v => v.ClaimId == "upper");

        Assert.Equal(0.6 + (1.9203647 * 3), upper.Found, 5);

        // 2.063899 · 3.410811 · √(2 · 0.120030) = 3.449106.
        Assert.Equal(7.1 + 3.449106, upper.Range.High, 5);
    }

    [Fact]
    public void A_study_in_millilitres_and_percent_is_judged_in_its_own_units()
    {
        var study = FakeStudy.Of(
            FakeStudy.Dice("dice", ClaimStatistic.Mean, "94", ClaimJudgement.PredictionInterval, "%"),
            FakeStudy.Dice("dice.sd", ClaimStatistic.StandardDeviation, "2", ClaimJudgement.SelfConsistency, "%"),
            FakeStudy.Edv("bias", ClaimStatistic.Bias, "0.0006", ClaimJudgement.PredictionInterval, "ml"),
            FakeStudy.Edv("lower", ClaimStatistic.LimitLower, "-0.0060", ClaimJudgement.SelfConsistency, "ml"),
            FakeStudy.Edv("upper", ClaimStatistic.LimitUpper, "0.0071", ClaimJudgement.SelfConsistency, "ml"));
        var verdicts = Judge(study, FakeStudy.Model());

        Assert.All(verdicts, v => Assert.Equal(ClaimOutcome.Reproduced, v.Outcome));
        Assert.Equal(94, verdicts[0].Found, 9);
        Assert.Equal(0.0006, verdicts[1].Found, 9);
    }

    [Fact]
    public void A_unit_that_is_not_known_is_said_and_not_guessed()
    {
        var study = FakeStudy.Of([.. FakeStudy.Numbers.Select(c => c.Unit == "µL" ? c with { Unit = "pints" } : c)]);
        var bias = Bias(Judge(study, FakeStudy.Model()));

        Assert.Equal((ClaimOutcome.CannotBeJudged, ClaimFinding.NoEvidence), (bias.Outcome, bias.Finding));
        Assert.Contains("'pints'", bias.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_margin_that_a_claim_states_is_used()
    {
        var study = FakeStudy.Of([.. FakeStudy.Numbers.Select(c => c.Id == "bias" ? c with { Margin = 1 } : c)]);

        Assert.Equal(1, Bias(Judge(study, FakeStudy.Model())).Margin);
        Assert.Equal(65.6 * 0.05, Bias(Judge(FakeStudy.Study, FakeStudy.Model())).Margin, 9);
    }

    [Fact]
    public void What_is_defined_otherwise_than_in_the_study_is_not_comparable()
    {
        var study = FakeStudy.Study with { Conventions = new StudyConventions(CleaningRule: "largest") };
        var run = FakeCohort.Settings(false, RunKind.Run, "paper");

        AssertNotComparable(study, FakeCohort.Settings() with { Phases = PhaseConvention.Curve }, "--phases curve");
        AssertNotComparable(study, run with { Cleaning = new("none", "as they are") }, "--clean largest");
        AssertNotComparable(
            study with
            {
                Claims =
                [
                    .. study.Claims,
                    new PublishedClaim(
                        "n",
                        "n",
                        new ClaimPlace(Table: "1"),
                        ClaimMeasure.Count,
                        ClaimStatistic.Count,
                        "90",
                        "",
                        ClaimJudgement.SelfConsistency,
                        Subject: "mice.train"),
                ],
            },
            run with { Cleaning = new("largest", "one"), TrainMice = [.. Enumerable.Range(0, 60).Select(i => $"Mouse{i}")] },
            "trains on 60 mice, the study on 90");
    }

    private static void AssertNotComparable(PublishedStudy study, EvaluationSettings settings, string reason) =>
        Assert.All(new ClaimJudge(study, settings).Judge([FakeStudy.Model()]), v =>
        {
            Assert.Equal((ClaimOutcome.CannotBeJudged, ClaimFinding.NotComparable), (v.Outcome, v.Finding));
            Assert.Contains(reason, v.Reason, StringComparison.Ordinal);
        });

    private static ClaimVerdict Bias(IEnumerable<ClaimVerdict> verdicts) => verdicts.Single(v => v.ClaimId == "bias");

    private static IReadOnlyList<ClaimVerdict> Judge(PublishedStudy study, ModelResult model) =>
        new ClaimJudge(study, FakeCohort.Settings()).Judge([model]);
}
