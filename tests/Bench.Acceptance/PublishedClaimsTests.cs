using System.Globalization;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Acceptance;

/// <summary>The published claims as tests: reproduced passes, not reproduced fails with the evidence, cannot be judged is skipped with the reason.</summary>
[Trait("Category", "Slow")]
public sealed class PublishedClaimsTests(EvaluationRun run) : IClassFixture<EvaluationRun>
{
    public static TheoryData<string> Claims =>
        [.. PublishedStudy.Read(RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json")).Claims.Where(ClaimJudge.IsJudged).DistinctBy(c => c.Key).Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Claims))]
    public void A_published_number_is_reproduced(string claim)
    {
        var verdict = run.Result.Claims.SingleOrDefault(c => c.ClaimId == claim);
        Assert.SkipWhen(verdict is null, "no model of this run stands for the published one.");
        Assert.SkipWhen(verdict!.Outcome == ClaimOutcome.CannotBeJudged, verdict.Reason);

        Assert.True(
            verdict.Outcome == ClaimOutcome.Reproduced,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{verdict.Statement} ({verdict.Where}): published {verdict.Published}, found {verdict.Found:0.####} with {verdict.Model}, expected in {verdict.IntervalLow:0.####} … {verdict.IntervalHigh:0.####} {verdict.Unit}. {verdict.Reason}"));
    }

    [Fact]
    public void Every_test_mouse_was_measured_by_every_model() =>
        Assert.All(run.Result.Models, m => Assert.All(m.Cases, c => Assert.True(c.Evaluated, $"{m.Name}, {c.Mouse} was not evaluated")));

    [Fact]
    public void On_phantoms_the_quick_profile_reaches_the_promised_overlap()
    {
        Assert.SkipUnless(run.Result.Settings is { IsPhantom: true, Profile: "quick" }, "the promise is made for the quick profile on phantoms only.");

        var unet3Plus = run.Result.Models.Single(m => m.Name == "unet3plus");
        Assert.InRange(Mean(unet3Plus, Core.Structure.BloodPool), 0.90, 1);
        Assert.InRange(Mean(unet3Plus, Core.Structure.Myocardium), 0.85, 1);
    }

    private static double Mean(ModelResult model, Core.Structure structure) =>
        model.Dice.Single(d => d.Structure == structure && d.Phase is null).Mean;
}
