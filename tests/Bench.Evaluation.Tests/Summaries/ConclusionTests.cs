using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests.Summaries;

/// <summary>What the first line of a report says of the verdicts behind it.</summary>
public sealed class ConclusionTests
{
    [Fact]
    public void Compatible_with_little_power_is_not_called_reproduced()
    {
        var counts = VerdictCounts.Of(
            [.. Enumerable.Repeat(Verdict(ClaimFinding.Compatible, power: 0.17), 9), Verdict(ClaimFinding.Compatible, power: 0.33)]);
        var conclusion = counts.Conclude(counts.Verdict(), [.. counts.Sentences("draft")]);

        Assert.False(conclusion.IsShown);
        Assert.Equal((10, 0), (conclusion.Reproduced, conclusion.Shown));
        Assert.Equal("What was found is compatible with the published results; none is shown equivalent", conclusion.Verdict);
        Assert.Equal("Of 10 published numbers of draft, 10 are compatible, but not shown equivalent.", conclusion.Sentences[0]);
        Assert.Contains(
            "on 3 mice a difference as large as the margin would be seen with probability 0.17 to 0.33",
            conclusion.Sentences[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_shown_equivalent_is_called_reproduced()
    {
        var counts = VerdictCounts.Of(
            [Verdict(ClaimFinding.Equivalent), Verdict(ClaimFinding.BoundShown), Verdict(ClaimFinding.Compatible, margin: double.NaN)]);

        Assert.Equal("Published results reproduced", counts.Verdict());
        Assert.True(counts.Conclude("", []).IsShown);
        Assert.Equal(
            "Of 3 published numbers, 1 is shown equivalent, 1 is on the printed side of its bound, and 1 is compatible, but not shown "
                + "equivalent.",
            counts.Sentences("").First().Text);
    }

    [Theory]
    [InlineData(
        ClaimFinding.Better,
        "Published results not reproduced: whatever differs is better than published",
        "2 are not reproduced (2 better)")]
    [InlineData(
        ClaimFinding.Worse,
        "Published results not reproduced: whatever differs is worse than published",
        "2 are not reproduced (2 worse)")]
    [InlineData(ClaimFinding.Different, "Published results not reproduced", "2 are not reproduced (2 different)")]
    public void Not_reproduced_says_in_which_direction(ClaimFinding finding, string verdict, string sentence)
    {
        var counts = VerdictCounts.Of([Verdict(finding), Verdict(finding), Verdict(ClaimFinding.WithinChance)]);

        Assert.Equal(verdict, counts.Verdict());
        Assert.Contains(sentence, counts.Sentences("").First().Text, StringComparison.Ordinal);
        Assert.Contains(
            "1 cannot be judged (1 outside its range by no more than chance explains)",
            counts.Sentences("").First().Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_reference_given_as_its_own_prediction_is_said_and_never_judged()
    {
        var mice = Enumerable.Range(0, 4).Select(i => FakeCohort.Mouse($"Mouse{i}", FakeCohort.Map(8, 4), FakeCohort.Map(3, 4))).ToArray();
        var result = new Evaluator(
            FakeCohort.Plan(mice, [FakeModel.Perfect], Claims.FakeStudy.Study)).Evaluate(null, TestContext.Current.CancellationToken);

        Assert.True(result.Models[0].IsReference);
        Assert.Contains(
            result.Issues,
            i =>
                i.Subject == "perfect"
                    && i.Message.StartsWith("its masks are the expert's own: in all 4 mice all voxels agree", StringComparison.Ordinal));
        Assert.Equal("The expert's own masks were given as the prediction: there is nothing to judge", result.Conclusion.Verdict);
        Assert.All(result.Claims, c => Assert.Equal(ClaimOutcome.CannotBeJudged, c.Outcome));
    }

    [Fact]
    public void Where_nothing_can_be_judged_the_reason_is_said()
    {
        var open = Verdict(ClaimFinding.NotComparable);
        var sentences = VerdictCounts.Of(
            [
                open with { Reason = "these are human hearts." }, open with { Reason = "these are human hearts." },
                open with { Reason = "n = 1." },
            ])
            .Sentences("")
            .Select(s => s.Text).ToArray();

        Assert.Equal(["Of 3 published numbers, 3 cannot be judged.", "The reason for 2 of them: these are human hearts."], sentences);
    }

    [Fact]
    public void Masks_that_differ_in_one_voxel_are_a_prediction()
    {
        MouseCase[] mice =
        [
            FakeCohort.Mouse("A", FakeCohort.Map(8, 4), FakeCohort.Map(3, 4)),
            FakeCohort.Mouse("B", FakeCohort.Map(8, 4), FakeCohort.Map(3, 4)),
        ];
        var model = new FakeModel(
            "model", m => m.Mouse == "A" ? [FakeCohort.Map(8, 4), FakeCohort.Map(3, 4)] : [FakeCohort.Map(8, 4), FakeCohort.Map(3, 5)]);
        var result = new Evaluator(FakeCohort.Plan(mice, [model])).Evaluate(null, TestContext.Current.CancellationToken);

        Assert.False(result.Models[0].IsReference);
        Assert.Contains(result.Issues, i => i.Message.StartsWith("the masks of A are the expert's own", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_prediction_is_flagged_where_it_enters_a_volume_as_0()
    {
        var model = new FakeModel("model", _ => [FakeCohort.Map(0, 0), FakeCohort.Map(3, 4)]);
        var result = new Evaluator(
            FakeCohort.Plan(
                [FakeCohort.Mouse("A", FakeCohort.Map(8, 4), FakeCohort.Map(3, 4))],
                [model])).Evaluate(null, TestContext.Current.CancellationToken);

        Assert.Contains(
            result.Issues,
            i =>
                i.Subject == "model, A"
                    && i.Message == "the model's mask of end-diastole (frame 0, counted from 0) is empty, and the expert's is not: EDV "
                        + "and mass at ED enter bias and limits as 0.");
    }

    [Fact]
    public void Mice_of_different_spacing_are_each_given_theirs_and_the_result_no_common_one()
    {
        var mice = new[] { 0.1, 0.2 }
            .Select(
                (mm, i) =>
                    FakeCohort.Mouse(
                        $"Mouse{i}", FakeCohort.Map(8, 4), FakeCohort.Map(3, 4)) with
                    { Spacing = new VoxelSpacing(mm, mm, 1) })
            .ToArray();
        var model = new FakeModel("model", _ => [FakeCohort.Map(7, 4), FakeCohort.Map(3, 4)]);
        var result = new Evaluator(FakeCohort.Plan(mice, [model])).Evaluate(null, TestContext.Current.CancellationToken);

        Assert.Empty(result.Settings.VoxelSpacingMm);
        Assert.Equal([0.1, 0.2], result.Models[0].Cases.Select(c => c.VoxelSpacingMm[0]));
        Assert.Equal("0.1 to 0.2 × 0.1 to 0.2 × 1", VoxelSpacings.Text(result));
        Assert.Equal(2, VoxelSpacings.Kinds(result));
        Assert.Equal([0.2, 0.2, 1], VoxelSpacings.Of(result, "Mouse1"));
    }

    private static ClaimVerdict Verdict(ClaimFinding finding, double margin = 1, double power = double.NaN) =>
        new("c", "c", "c", "m", "", 1, 1, Outcome(finding), "")
        {
            Range = new(0, 2, 0.95),
            Finding = finding,
            Margin = margin,
            Power = power,
            Count = 3,
        };

    [Fact]
    public void What_is_shown_in_another_way_is_left_out_by_what_sentences_are_about()
    {
        // A model by the name of what another sentence says.
        var conclusion = VerdictCounts.Of([]).Conclude(
            "",
            [
                new(ConclusionTopic.Pairs, "Of 3 pairs, 1 differs."),
                new(ConclusionTopic.Dice, "Of 3: Dice 0.9."),
                new(ConclusionTopic.NotEvaluated, "1 case could not be evaluated: Dice of it is unknown."),
            ]);

        Assert.Equal([conclusion.Sentences[0], conclusion.Sentences[2]], conclusion.SentencesBut(ConclusionTopic.Dice));
        Assert.Equal(
            conclusion.Sentences, (conclusion with { SentenceTopics = null }).SentencesBut(ConclusionTopic.Dice, ConclusionTopic.Pairs));
    }

    private static ClaimOutcome Outcome(ClaimFinding finding) => finding switch
    {
        ClaimFinding.Equivalent or ClaimFinding.Compatible or ClaimFinding.BoundShown => ClaimOutcome.Reproduced,
        ClaimFinding.Better or ClaimFinding.Worse or ClaimFinding.Different => ClaimOutcome.NotReproduced,
        _ => ClaimOutcome.CannotBeJudged,
    };
}
