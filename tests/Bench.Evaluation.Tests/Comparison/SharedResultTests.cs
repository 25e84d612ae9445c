using Bench.Core;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Comparison;

public sealed class SharedResultTests
{
    private static readonly ComparisonOptions Few = new() { Resamples = 200 };

    private static readonly EvaluationResult First = SampleResult.Create(2, 12);

    [Fact]
    public void Models_of_two_runs_keep_their_numbers_and_get_names_of_their_own()
    {
        var shared = Share(First, First with { RunId = "second" });

        Assert.Equal(
            ["2025-06-01-test.unet3plus", "2025-06-01-test.unet", "second.unet3plus", "second.unet"], shared.Models.Select(m => m.Name));
        Assert.Equal(
            ["UNet3+ (2025-06-01-test)", "UNet (2025-06-01-test)", "UNet3+ (second)", "UNet (second)"], shared.Models.Select(m => m.Label));
        Assert.All(
            First.Models[1].Agreement.Zip(shared.Models[3].Agreement), a => Assert.Equal(a.First.Bias.Value, a.Second.Bias.Value, 10));
        Assert.All(First.Models[1].Dice.Zip(shared.Models[3].Dice), d => Assert.Equal(d.First.Mean, d.Second.Mean, 10));
        Assert.Equal(shared.Models.Select(m => m.Name), shared.Comparison!.Models);
        Assert.Equal(2 * First.Claims.Count, shared.Claims.Count);
        Assert.All(shared.Claims, c => Assert.Contains(c.Model, shared.Models.Select(m => m.Name)));
        Assert.Equal("4 models compared on 12 mice", shared.Conclusion.Verdict);
        Assert.Equal(2 * First.Conclusion.Reproduced, shared.Conclusion.Reproduced);
    }

    [Fact]
    public void Networks_that_two_runs_trained_several_times_are_compared_as_methods()
    {
        var first = SampleResult.Create(new SampleOptions { Models = 1, Mice = 12, Seeds = 3 });
        var second = SampleResult.Create(new SampleOptions { Models = 1, Mice = 12, Seeds = 4 }) with { RunId = "second" };

        var verdicts = Share(first, second).MethodVerdicts!;

        Assert.True(verdicts.JudgesAll);
        Assert.Equal([3, 4], verdicts.Methods.Select(m => m.Seeds));
        Assert.Equal(["UNet3+ (2025-06-01-test)", "UNet3+ (second)"], verdicts.Methods.Select(m => m.Label));
        var pair = Assert.Single(verdicts.Measures[0].Pairs);
        Assert.NotEqual(MethodStanding.WeightsOnly, pair.Standing);
        Assert.Equal(12, pair.Cases);
    }

    [Fact]
    public void Numbers_are_over_the_mice_that_all_models_have_and_what_is_left_out_is_said()
    {
        var lost = First.Models[0].Cases[3].Mouse;
        var second = First with
        {
            RunId = "second",
            Models = [First.Models[0] with { Cases = [.. First.Models[0].Cases.Where(c => c.Mouse != lost)] }],
            Claims = [],
        };

        var shared = Share(First, second);

        Assert.Equal(11, shared.Settings.TestMice.Count);
        Assert.All(shared.Models, m => Assert.Equal(11, m.Dice.Single(d => d.Structure == Structure.BloodPool && d.Phase is null).Count));
        var left = First.Models[1].Cases
            .Where(c => c.Mouse != lost)
            .Select(c => c.Function.Single(f => f.Quantity == Quantity.EndDiastolicVolume).Difference)
            .ToArray();
        Assert.Equal(left.Average(), shared.Models[1].Agreement.Single(a => a.Quantity == Quantity.EndDiastolicVolume).Bias.Value, 10);
        Assert.Contains(shared.Issues, i => i.Subject == lost && i.Message.Contains("left out for all", StringComparison.Ordinal));

        // The first run was judged on twelve mice, which these are not.
        Assert.Empty(shared.Claims);
        Assert.Contains(shared.Issues, i => i.Message.Contains("judged on other mice", StringComparison.Ordinal));
        Assert.DoesNotContain(shared.Montages, m => m.Mouse == lost);
    }

    [Fact]
    public void The_same_frame_of_two_runs_is_one_picture_with_the_masks_of_all()
    {
        var shared = Share(First, First with { RunId = "second" });

        Assert.Equal(First.Montages.Select(m => (m.Rank, m.Mouse)), shared.Montages.Select(m => (m.Rank, m.Mouse)));
        var slice = shared.Montages[0].Slices[4];
        Assert.Equal(4, slice.Predicted.Count);
        Assert.Equal(First.Montages[0].Slices[4].Predicted[1], slice.Predicted[3]);
        Assert.Equal(4, Assert.Single(shared.Curves).Models.Count);
    }

    [Fact]
    public void Pictures_of_one_run_show_no_mask_of_a_model_of_another()
    {
        var second = First with { RunId = "second", Montages = [First.Montages[1] with { Rank = "best" }] };

        var shared = Share(First, second);

        Assert.Equal(4, shared.Montages.Count);
        var own = shared.Montages[^1].Slices[4].Predicted;
        Assert.Equal([0, 0], own.Take(2).Select(p => p.Length));
        Assert.All(own.Skip(2), p => Assert.NotEmpty(p));
    }

    [Fact]
    public void The_record_names_the_runs_and_the_latest_date()
    {
        var shared = Share(First, First with { RunId = "second", Provenance = First.Provenance with { Created = "2026-02-03T04:05:06Z" } });

        Assert.Equal("2026-02-03T04:05:06Z", shared.Provenance.Created);
        Assert.Contains("second (2026-02-03T04:05:06Z)", shared.Provenance.Determinism, StringComparison.Ordinal);
        Assert.Contains(shared.Provenance.Hashes.Keys, k => k.StartsWith("second: ", StringComparison.Ordinal));
    }

    private static EvaluationResult Share(params EvaluationResult[] runs) => new SharedResult(
        [
            .. runs.SelectMany(r => r.Models.Select(m => new ComparedModel($"{r.RunId}/{m.Name}", r, m)))
        ], Few).Make("shared", "bench compare --models a b");
}
