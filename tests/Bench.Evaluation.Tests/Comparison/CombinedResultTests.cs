using Bench.Core;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Comparison;

public sealed class CombinedResultTests
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
    public void A_frame_that_runs_rank_otherwise_shows_the_masks_of_all_and_one_of_a_single_run_those_of_its_own()
    {
        var second = First with { RunId = "second", Montages = [First.Montages[1] with { Rank = "best" }] };

        var shared = Share(First, second);

        Assert.Equal(["best", "median", "worst", "best"], shared.Montages.Select(m => m.Rank));
        Assert.All([1, 3], i => Assert.All(shared.Montages[i].Slices[4].Predicted, p => Assert.NotEmpty(p)));
        var own = shared.Montages[0].Slices[4].Predicted;
        Assert.All(own.Take(2), p => Assert.NotEmpty(p));
        Assert.Equal([0, 0], own.Skip(2).Select(p => p.Length));
    }

    [Fact]
    public void Pictures_that_two_runs_cut_otherwise_become_one_with_every_slice_of_both()
    {
        // The second run cuts 5 rows and 4 columns less of 72 × 72, leaves out slice 0, and has a slice 9 that its models fill.
        const int Side = 72;
        const int Rows = 5;
        const int Columns = 4;
        var montage = First.Montages[0];
        byte[] Cut(byte[] values) => [.. values.Where((_, i) => i / Side >= Rows && i % Side >= Columns)];
        MontageSlice Smaller(MontageSlice s) =>
            new(s.Slice, Side - Rows, Side - Columns, Cut(s.Image), Cut(s.Reference), [.. s.Predicted.Select(Cut)]);
        var extra = Smaller(montage.Slices[0]) with { Slice = 9 };
        extra = extra with { Predicted = [.. extra.Predicted.Select(p => p.Select(_ => (byte)1).ToArray())] };
        var second = First with
        {
            RunId = "second",
            Montages = [montage with { Slices = [.. montage.Slices.Skip(1).Select(Smaller), extra] }],
        };

        var shared = Share(First, second).Montages;

        var whole = Assert.Single(shared, m => m.Rank == "best");
        Assert.Equal(Enumerable.Range(0, 10), whole.Slices.Select(s => s.Slice));
        Assert.All(whole.Slices, s => Assert.Equal((Side, Side, 4), (s.Height, s.Width, s.Predicted.Count)));
        Assert.Equal(montage.Slices[4].Reference, whole.Slices[4].Reference);
        Assert.Equal(montage.Slices[4].Predicted[1], whole.Slices[4].Predicted[3]);
        Assert.All(whole.Slices[0].Predicted.Skip(2), p => Assert.DoesNotContain((byte)1, p));
        Assert.Equal([0, 0, (Side - Rows) * (Side - Columns), (Side - Rows) * (Side - Columns)],
            whole.Slices[9].Predicted.Select(p => p.Sum(v => v)));
        Assert.Equal(1, whole.Slices[9].Predicted[2][(Rows * Side) + Columns]);
        Assert.Equal(0, whole.Slices[9].Predicted[2][(Rows * Side) + Columns - 1]);
    }

    [Fact]
    public void The_record_names_the_runs_and_the_latest_date()
    {
        var shared = Share(First, First with { RunId = "second", Provenance = First.Provenance with { Created = "2026-02-03T04:05:06Z" } });

        Assert.Equal("2026-02-03T04:05:06Z", shared.Provenance.Created);
        Assert.Contains("second (2026-02-03T04:05:06Z)", shared.Provenance.Determinism, StringComparison.Ordinal);
        Assert.Contains(shared.Provenance.Hashes.Keys, k => k.StartsWith("second: ", StringComparison.Ordinal));
    }

    private static EvaluationResult Share(params EvaluationResult[] runs) => new CombinedResult(
        [
            .. runs.SelectMany(r => r.Models.Select(m => new ComparedModel($"{r.RunId}/{m.Name}", r, m)))
        ], Few).Make("shared", "bench compare --models a b");
}
