using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Acceptance;

/// <summary>
/// The published claims as tests: reproduced passes, not reproduced fails with the evidence, cannot be judged is skipped with the reason.
/// Where several models are judged, one that does not reproduce a claim fails it.
/// </summary>
[Trait("Category", "Slow")]
public sealed class PublishedClaimsTests(EvaluationRun run) : IClassFixture<EvaluationRun>
{
    public static TheoryData<string> Claims =>
        [
            .. PublishedStudy
            .Read(Path.Combine(EvaluationSetting.StudyFolder, "claims.json")).Claims
            .Where(ClaimJudge.IsJudged)
            .DistinctBy(c => c.Key)
            .Select(c => c.Id)
        ];

    [Theory]
    [MemberData(nameof(Claims))]
    public void A_published_number_is_reproduced(string claim)
    {
        ClaimVerdict[] verdicts = [.. run.Result.Claims.Where(c => c.ClaimId == claim)];
        Assert.SkipWhen(verdicts.Length == 0, "no model of this run stands for the published one.");
        Assert.False(verdicts.Any(v => v.Outcome == ClaimOutcome.NotReproduced), VerdictText.Of(verdicts, run.Result.Settings.Study));
        Assert.SkipWhen(
            verdicts.All(v => v.Outcome == ClaimOutcome.CannotBeJudged), string.Join(' ', verdicts.Select(v => v.Reason).Distinct()));
    }

    [Fact]
    public void Every_test_mouse_was_measured_by_every_model() =>
        Assert.All(run.Result.Models, m => Assert.All(m.Cases, c => Assert.True(c.Evaluated, $"{m.Name}, {c.Mouse}: {Why(m, c)}")));

    [Fact]
    public void On_phantoms_the_quick_profile_reaches_the_promised_overlap()
    {
        Assert.SkipUnless(
            run.Result.Settings is { Kind: RunKind.Run, IsPhantom: true, Profile: "quick" },
            "the promise is made for the quick profile on phantoms only.");
        ModelResult[] trainings = [.. run.Result.Models.Where(m => m.Family == ClaimJudge.PublishedModel)];
        Assert.SkipWhen(trainings.Length == 0, "the promise is made for unet3plus, which was not asked for.");

        Assert.All(trainings, m =>
        {
            Assert.InRange(Mean(m, Core.Structure.BloodPool), 0.90, 1);
            Assert.InRange(Mean(m, Core.Structure.Myocardium), 0.85, 1);
        });
    }

    [Fact]
    public void The_report_is_left_behind()
    {
        using var file = File.OpenRead(Path.Combine(EvaluationRun.Folder, "report.pdf"));
        var head = new byte[5];
        file.ReadExactly(head);

        Assert.Equal("%PDF-"u8, head);
        Assert.True(File.GetLastWriteTimeUtc(file.Name) >= File.GetLastWriteTimeUtc(Path.Combine(EvaluationRun.Folder, "result.json")));
    }

    private string Why(ModelResult model, CaseResult mouse) =>
        string.Join(
            ' ',
            run.Result.Issues
                .Where(i => i.Subject == mouse.Mouse || i.Subject == $"{model.Name}, {mouse.Mouse}")
                .Select(i => i.Message)
                .DefaultIfEmpty("not evaluated"));

    private static double Mean(ModelResult model, Core.Structure structure) =>
        model.Dice.Single(d => d.Structure == structure && d.Phase is null).Mean;
}
