using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests.Claims;

public sealed class StudyMiceTests
{
    private static readonly (double Edv, double Esv, double Mass)[] Expert =
    [
        .. Enumerable.Range(0, 12).Select(i => (50.0 + (3 * i), 20.0 + (7 * i % 13), 90.0 + (11 * i % 47)))
    ];

    [Fact]
    public void The_studys_mice_are_found_by_two_volumes_within_reading_error_whatever_their_order()
    {
        var found = StudyMice.Find(Points(Expert.Reverse()), Cases(Expert, 0))!;

        Assert.True(found.AreFound);
        Assert.Equal(Enumerable.Range(0, 12).Reverse().Select(i => $"Mouse{i}"), found.Mice);
        Assert.Equal(12, found.Points);
    }

    [Fact]
    public void Other_mice_are_not_taken_for_them()
    {
        var others = Expert.Select(m => (m.Edv + 1.1, m.Esv - 0.9, m.Mass));

        Assert.False(StudyMice.Find(Points(Expert), Cases(others, 0))!.AreFound);
    }

    [Fact]
    public void A_point_that_two_mice_fit_is_linked_to_none()
    {
        var twins = Expert.Append((Expert[0].Edv + 0.05, Expert[0].Esv, 1));

        Assert.DoesNotContain("Mouse0", StudyMice.Find(Points(Expert), Cases(twins, 0))!.Mice);
    }

    [Fact]
    public void On_the_same_mice_a_bias_is_judged_by_the_paired_difference()
    {
        // The study's model is 1 µL too high on every mouse, as is the run's on half of the mice and 1.4 µL on the others: changes 0 and
        // 0.4, bias 1.2. Points are read 0.02 µL too high and too low in turn, by expert and model alike, so that differences are as they
        // were. Standard error SD / √12 with SD 0.4 · √(12/(4 · 11)) = 0.208893: 0.060302; with rounding of 0.05/√3: 0.066856. t(11, 0.975)
        // = 2.200985: ±0.147149 about 1.0.
        var cases = Cases(Expert, i => i % 2 == 0 ? 1.0 : 1.4);
        var verdict = Judge(Points(Expert), cases).Single(v => v.ClaimId == "bias");

        Assert.Equal(ClaimBasis.SameMice, verdict.Basis);
        Assert.Equal(1 - 0.147149, verdict.Range.Low, 5);
        Assert.Equal(1 + 0.147149, verdict.Range.High, 5);

        // 0.2 off is outside, but by less than a twentieth of the mean EDV: shown equivalent.
        Assert.Equal((ClaimOutcome.Reproduced, ClaimFinding.Equivalent), (verdict.Outcome, verdict.Finding));
        Assert.Contains("the study's own 12 mice", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_mouse_more_makes_them_other_mice()
    {
        var cases = Cases(Expert.Append((200.0, 100.0, 150.0)), _ => 1.0);

        Assert.All(Judge(Points(Expert), cases), v => Assert.Equal(ClaimBasis.OtherMice, v.Basis));
    }

    [Fact]
    public void Points_of_another_figure_are_linked_by_their_order_on_the_same_mice()
    {
        var mass = new PointColumns(
            new PublishedPoints("mass.csv", Quantity.MassAtEndDiastole, "e", "m", 0.3),
            [.. Expert.Select(m => m.Mass).Order()],
            [.. Expert.Select(m => m.Mass + 2).Order()]);
        var model = new ModelResult("m", "m", null, Cases(Expert, _ => 1.0), [], []);
        var values = StudyMice.Find([.. Points(Expert), mass], model.Cases)!.Values(Quantity.MassAtEndDiastole, [model])!;

        Assert.All(values.PublishedErrors, e => Assert.Equal(2, e, 9));
        Assert.All(values.Published.Zip(values.Reference), p => Assert.Equal(2, p.First - p.Second, 9));
    }

    private static IReadOnlyList<ClaimVerdict> Judge(PointColumns[] points, CaseResult[] cases)
    {
        var study = FakeStudy.Of(
            FakeStudy.Edv("mean", ClaimStatistic.ReferenceMean, "66.5", ClaimJudgement.SelfConsistency),
            FakeStudy.Edv("bias", ClaimStatistic.Bias, "1.0", ClaimJudgement.PredictionInterval),
            FakeStudy.Edv("lower", ClaimStatistic.LimitLower, "0.0", ClaimJudgement.SelfConsistency),
            FakeStudy.Edv("upper", ClaimStatistic.LimitUpper, "2.0", ClaimJudgement.SelfConsistency)) with
        { TestMice = 12 };
        var bias = cases.Average(c => c.Function[0].Difference);
        return new ClaimJudge(study, FakeCohort.Settings(), points).Judge(
            [FakeStudy.Model(bias: bias, count: cases.Length) with { Cases = cases }]);
    }

    private static PointColumns[] Points(IEnumerable<(double Edv, double Esv, double Mass)> mice)
    {
        PointColumns Of(Quantity quantity, Func<(double Edv, double Esv, double Mass), double> value, double error) => new(
            new PublishedPoints("volumes.csv", quantity, "e", "m", 0.1),
            [.. mice.Select((m, i) => value(m) + (0.02 * ((2 * (i % 2)) - 1)))],
            [.. mice.Select((m, i) => value(m) + error + (0.02 * ((2 * (i % 2)) - 1)))]);
        return [Of(Quantity.EndDiastolicVolume, m => m.Edv, 1), Of(Quantity.EndSystolicVolume, m => m.Esv, 0)];
    }

    private static CaseResult[] Cases(IEnumerable<(double Edv, double Esv, double Mass)> mice, double error) => Cases(mice, _ => error);

    private static CaseResult[] Cases(IEnumerable<(double Edv, double Esv, double Mass)> mice, Func<int, double> error) =>
    [
        .. mice.Select((m, i) => new CaseResult(
            $"Mouse{i}",
            true,
            [],
            [
                new(Quantity.EndDiastolicVolume, "µL", m.Edv, m.Edv + error(i), ""),
                new(Quantity.EndSystolicVolume, "µL", m.Esv, m.Esv, ""),
                new(Quantity.MassAtEndDiastole, "mg", m.Mass, m.Mass, ""),
            ],
            [],
            0)),
    ];
}
