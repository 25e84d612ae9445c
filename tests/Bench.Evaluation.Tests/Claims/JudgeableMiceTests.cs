using Bench.Core;
using Bench.Core.Overlap;
using Bench.Core.Phases;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;
using Bench.Statistics;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Claims;

/// <summary>What a verdict needs: a known phase, a heart that beats, and hearts of the study's size.</summary>
public sealed class JudgeableMiceTests
{
    private static readonly EvaluationSettings Settings = FakeCohort.Settings() with { Phases = PhaseConvention.Published };
    private static readonly PublishedStudy Study = PublishedStudy.Read(
        RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));

    [Fact]
    public void One_frame_of_unknown_phase_carries_no_claim_on_a_phase_nor_on_both()
    {
        var verdicts = Judge(Study, Settings, [.. Enumerable.Range(0, 5).Select(i => Case($"Mouse{i}", 60 + i, double.NaN))]);

        Assert.All(verdicts, v => Assert.Equal((ClaimOutcome.CannotBeJudged, ClaimFinding.NotComparable), (v.Outcome, v.Finding)));
        Assert.Contains(
            verdicts, v => v.Reason.Contains("nobody says whether it is end-diastole or end-systole", StringComparison.Ordinal));
    }

    [Fact]
    public void One_frame_whose_phase_was_given_carries_claims_on_that_phase()
    {
        var given = Settings with { Phases = PhaseConvention.Given };
        var verdicts = Judge(Study, given, [.. Enumerable.Range(0, 25).Select(i => Case($"Mouse{i}", 60 + i, double.NaN))]);

        Assert.NotEqual(ClaimOutcome.CannotBeJudged, verdicts.Single(v => v.ClaimId == "dice.blood_pool.ED.mean").Outcome);
        Assert.Equal(ClaimOutcome.CannotBeJudged, verdicts.Single(v => v.ClaimId == "dice.blood_pool.both.mean").Outcome);
    }

    [Fact]
    public void A_mouse_of_one_frame_among_others_is_left_out_and_named()
    {
        CaseResult[] cases = [.. Enumerable.Range(0, 6).Select(i => Case($"Mouse{i}", 60 + i, 25)), Case("Mouse99", 60, double.NaN)];
        var judge = new ClaimJudge(Study, Settings);

        Assert.Equal(6, judge.Judge([Model(cases)]).Single(v => v.ClaimId == "dice.blood_pool.ED.mean").Count);
        Assert.StartsWith("Mouse99: one contoured frame", judge.LeftOut([Model(cases)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Hearts_that_fill_from_end_diastole_to_end_systole_are_not_judged()
    {
        // ED 25 and ES 62.5 µL: an ejection fraction of −150 %.
        var verdicts = Judge(Study, Settings, [.. Enumerable.Range(0, 5).Select(i => Case($"Mouse{i}", 25, 62.5))]);

        Assert.All(verdicts, v => Assert.Equal(ClaimOutcome.CannotBeJudged, v.Outcome));
        Assert.Contains(verdicts, v => v.Reason.Contains("the phases are exchanged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(142_000, 58_000)]
    [InlineData(3.9, 1.5)]
    public void Hearts_of_another_size_than_the_studys_are_not_judged(double edv, double esv)
    {
        CaseResult[] cases = [.. Enumerable.Range(0, 5).Select(i => Case($"Heart{i}", edv, esv))];

        Assert.All(
            Judge(Study, Settings, cases),
            v => Assert.Equal((ClaimOutcome.CannotBeJudged, ClaimFinding.NotComparable), (v.Outcome, v.Finding)));
        Assert.Contains("a mouse heart 10 to 300 µL", Judge(Study, Settings, cases)[0].Reason, StringComparison.Ordinal);

        // Without a species, the study's own mean EDV of 65.6 µL tells.
        Assert.Contains(
            "a study's heart 13.1 to 328 µL", Judge(Study with { Species = null }, Settings, cases)[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void They_are_judged_where_that_is_asked_for_and_it_is_said_beside_the_verdicts()
    {
        CaseResult[] cases = [.. Enumerable.Range(0, 5).Select(i => Case($"Heart{i}", 600, 300))];
        var asked = Settings with { AnySpecies = true };
        ModelResult model = new("m", "m", null, cases, [], []);

        Assert.Contains(Judge(Study, asked, cases), v => v.Outcome != ClaimOutcome.CannotBeJudged);
        Assert.Single(
            new VerdictLimits(Study, asked).Of([model], null), l => l.Contains("as --any-species asks", StringComparison.Ordinal));
        Assert.DoesNotContain(
            new VerdictLimits(Study, Settings).Of([model], null), l => l.Contains("--any-species", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_a_study_does_not_say_by_what_it_divides_its_points_do()
    {
        var study = AuditedStudy.Read(RepositoryFolder.Combine("baselines", "published", "draft-2025"));
        var judge = new ClaimJudge(study.Study, FakeCohort.Settings(), study.Points);
        var dice = judge.Judge([FakeStudy.Model() with { Cases = [] }]).Single(v => v.ClaimId == "dice.blood_pool.both.mean");

        // By n: 0.94 ∓ t(24, 0.975) · 0.02 √(25/24) √(2/25) = 0.9280841 to 0.9519159 (SciPy 1.10.1); by n − 1 it would be 0.9283248.
        Assert.Null(study.Study.Conventions.Deviation);
        Assert.Equal(DeviationConvention.Population, judge.Study.Conventions.Deviation);
        Assert.Equal(0.9280841, dice.Range.Low, 6);
        Assert.Equal(0.9519159, dice.Range.High, 6);
    }

    [Fact]
    public void The_interval_of_Dice_is_there_whichever_convention_for_empty_masks_was_chosen()
    {
        // Dice 0.90, 0.92, 0.95, 0.96; t interval on the logit scale by numpy: 0.8732032 to 0.9651725.
        CaseResult[] cases = [.. new[] { 90, 92, 95, 96 }.Select((shared, i) => Overlap($"Mouse{i}", shared))];
        foreach (var policy in OverlapPolicy.All)
        {
            var model = ModelSummaries.Of(new ModelResult("m", "m", null, cases, [], []), policy);
            var verdict = new ClaimJudge(FakeStudy.Study, Settings).Judge([model]).Single(v => v.ClaimId == "dice");

            Assert.Equal(0.9325, verdict.Found, 6);
            Assert.Equal(0.8732032, verdict.FoundInterval.Low, 6);
            Assert.Equal(0.9651725, verdict.FoundInterval.High, 1e-6);
        }
    }

    [Fact]
    public void A_bound_is_judged_though_another_convention_gives_a_mean_that_differs_in_its_last_digit()
    {
        var study = FakeStudy.Of(FakeStudy.Dice("bound", ClaimStatistic.Mean, "≥0.91", ClaimJudgement.Bound));
        var model = FakeStudy.Model(0.962, low: 0.961, high: 0.963);
        model = model with
        {
            Dice =
            [
                .. model.Dice.Select(
                    d =>
                        d with
                        {
                            UnderPolicies = [new("published", Math.BitIncrement(d.Mean), 25) { Confidence = new(0.961, 0.963, 0.95) }],
                        })
            ],
        };

        Assert.Equal(ClaimFinding.BoundShown, Assert.Single(new ClaimJudge(study, FakeCohort.Settings()).Judge([model])).Finding);
    }

    private static IReadOnlyList<ClaimVerdict> Judge(PublishedStudy study, EvaluationSettings settings, CaseResult[] cases) =>
        new ClaimJudge(study, settings).Judge([Model(cases)]);

    private static ModelResult Model(CaseResult[] cases) =>
        ModelSummaries.Of(new ModelResult("m", "m", null, cases, [], []), OverlapPolicy.Published);

    /// <summary>A mouse with both structures' Dice at ED, and at ES unless that volume is NaN.</summary>
    private static CaseResult Case(string mouse, double edv, double esv)
    {
        var bump = 1e-4 * (mouse[^1] - '0');
        DiceMeasurement Dice(int frame, CardiacPhase phase, Structure structure, double dice) =>
            new(frame, phase, structure, dice + bump, 1000, 1000) { SharedVoxels = (int)(1000 * (dice + bump)) };
        DiceMeasurement[] diastole =
        [
            Dice(0, CardiacPhase.EndDiastole, Structure.BloodPool, 0.95),
            Dice(0, CardiacPhase.EndDiastole, Structure.Myocardium, 0.89),
        ];
        DiceMeasurement[] systole = double.IsNaN(esv)
            ? []
            : [Dice(7, CardiacPhase.EndSystole, Structure.BloodPool, 0.93), Dice(7, CardiacPhase.EndSystole, Structure.Myocardium, 0.92)];
        FunctionMeasurement Of(Quantity quantity, double value) => new(quantity, "µL", value, value * (1.01 + bump), "");
        return new CaseResult(
            mouse,
            true,
            [.. diastole, .. systole],
            [
                Of(Quantity.EndDiastolicVolume, edv), Of(Quantity.EndSystolicVolume, esv),
                Of(Quantity.StrokeVolume, edv - esv), Of(Quantity.EjectionFraction, 100 * (edv - esv) / edv),
            ],
            [],
            0);
    }

    /// <summary>A mouse whose blood pool has 100 voxels by both at either phase, so many of them shared.</summary>
    private static CaseResult Overlap(string mouse, int shared) => new(
        mouse,
        true,
        [
            new(0, CardiacPhase.EndDiastole, Structure.BloodPool, shared / 100.0, 100, 100) { SharedVoxels = shared },
            new(7, CardiacPhase.EndSystole, Structure.BloodPool, shared / 100.0, 100, 100) { SharedVoxels = shared },
        ],
        [new(Quantity.EndDiastolicVolume, "µL", 60, 60, ""), new(Quantity.EndSystolicVolume, "µL", 20, 20, "")],
        [],
        0);
}
