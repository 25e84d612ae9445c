using Bench.Core;
using Bench.Core.Overlap;
using Bench.Data.Phantom;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using Bench.Testing;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>
/// What docs/weights.md says of the built-in network's warning, on a few mice of families that no network was trained on. The mice were
/// picked from those that the figures come from: each that went wrong there, and of each other family the first.
/// </summary>
public sealed class BuiltInWarningTests
{
    private const long Seed = 2_000_003;

    [Fact]
    public void It_names_the_hearts_that_went_wrong_and_few_others()
    {
        var weights = NetworkWeights.Load(RepositoryFolder.Combine("baselines", "weights", "phantom-unet3plus.safetensors"));
        var checks = CaseChecks.Of(weights.Metadata)!;
        using var segmenter = Segmenter.Folded(TorchRuntime.Start(DeviceChoice.Cpu), weights);

        var cases = ((string Family, int Mouse)[])
        [
            ("marble", 5), ("poor", 6), ("faint", 4), ("discs", 1), ("classic", 1), ("failing", 1), ("thick", 1), ("stained", 1),
        ];
        var judged = cases.Select(c => (Case: c, Judged: Judge(segmenter, checks, c.Family, c.Mouse))).ToArray();

        Assert.All(judged[..3], j => Assert.True(j.Judged.Dice < 0.8 && j.Judged.IsNamed, $"{j}"));
        Assert.All(judged[3..], j => Assert.True(j.Judged.Dice > 0.85, $"{j}"));
        Assert.True(judged[3..].Count(j => j.Judged.IsNamed) <= 1, string.Join(", ", judged[3..]));
    }

    private static (double Dice, bool IsNamed) Judge(Segmenter segmenter, CaseChecks checks, string family, int mouse)
    {
        var options = new PhantomOptions { Family = PhantomFamily.ByName(family), Mice = mouse, Seed = Seed };
        var drawn = PhantomCohort.Draw(options with { Frames = options.FewestFrames }, TestContext.Current.CancellationToken)[mouse - 1];
        var trust = new CaseTrust();
        var dice = drawn.Frames.SelectMany(f =>
        {
            var found = trust.AddAndFill(segmenter.Segment(f.Image!, default, withProbabilities: true), f.FrameIndex).Labels;
            return ((Structure[])[Structure.Myocardium, Structure.BloodPool])
                .Select(s => OverlapCounts.Between(f.Reference, found, s).Dice(OverlapPolicy.Published));
        }).Average();
        return (dice, checks.Doubts(trust).Count > 0);
    }
}
