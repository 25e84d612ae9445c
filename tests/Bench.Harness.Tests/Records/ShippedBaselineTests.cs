using Bench.Core;
using Bench.Data.Splits;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Serialization;
using Bench.Harness.Machine;
using Bench.Harness.Stages;
using Bench.Testing;

namespace Bench.Harness.Tests.Records;

/// <summary>
/// The accepted results that come with Bench are of today's definitions, so that a first run can be compared with them. Where this fails
/// because a definition was changed, docs/compare.md says how they are made again.
/// </summary>
public sealed class ShippedBaselineTests(FinishedRun run) : IClassFixture<FinishedRun>
{
    private static readonly AcceptedBaseline Quick = AcceptedBaseline.Read(ShippedBaselines.FileOf("phantom-quick"));

    [Fact]
    public void It_holds_six_trainings_of_both_networks_and_every_test_mouse_of_the_shipped_split()
    {
        var split = Split.Read(RepositoryFolder.Combine("baselines", "splits", "phantom-quick.json"));

        Assert.Equal(["unet", "unet3plus"], Quick.Models.Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.All(Quick.Models.SelectMany(m => m.Measures), m => Assert.Equal(6, m.RunMeans.Count));
        Assert.All(
            Quick.Models.SelectMany(m => m.Measures),
            m => Assert.Equal(split.Test.Order(StringComparer.Ordinal), m.Mice.Select(x => x.Mouse).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Its_definitions_and_cleaning_are_those_of_a_default_run_of_this_build()
    {
        var settings = ResultJson.ReadResult(Path.Combine(run.Run, "result.json")).Settings;

        Assert.EndsWith(
            $"{settings.DicePolicy} {settings.MeasurePolicy} {settings.PhaseRule}",
            Quick.Conditions.Single(c => c.Name == "definitions").Text,
            StringComparison.Ordinal);
        Assert.StartsWith(
            RunPlan.CleaningOf("quick") + ":", Quick.Conditions.Single(c => c.Name == "cleaning").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_other_mice_fits_none_and_is_told_what_differs()
    {
        var result = ResultJson.ReadResult(Path.Combine(run.Run, "result.json"));

        var refusal = Assert.Throws<InputException>(() => ShippedBaselines.Fitting(result, "run"));

        Assert.Contains("phantom-quick: other data, split", refusal.Message, StringComparison.Ordinal);
    }
}
