using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Learning.Segmentation;
using TorchSharp;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>Stacks whose slices share passes get the labels that each gets alone.</summary>
public sealed class SharedPassesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(100)]
    public void Stacks_of_several_sizes_get_the_labels_that_they_get_alone(int pass)
    {
        var weights = RandomWeights.Of(Tiny.Network);
        using var segmenter = Segmenter.Folded(Tiny.Runtime, weights, pass);
        ImageStack[] stacks = [Stack(16, 20, 5, 1), Stack(16, 20, 2, 2), Stack(24, 16, 1, 3), Stack(16, 20, 3, 4)];

        var together = segmenter.Segment(stacks.Select(segmenter.Prepare)).ToArray();

        Assert.Equal(stacks.Select(s => s.Size), together.Select(m => m.Size));
        foreach (var (stack, map) in stacks.Zip(together))
        {
            var alone = segmenter.Segment(stack).Labels;
            Assert.Equal(alone.ToArray(), map.Labels.ToArray());
        }
    }

    [Fact]
    public void A_pass_that_does_not_fit_is_halved_until_it_does_and_leaves_no_tensor_behind()
    {
        _ = Tiny.Runtime;
        var model = new SmallMemoryModel(most: 3);
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

        PreparedStack Grey(int i) => new(new StackSize(2, 2, 4), Grid, [.. Enumerable.Repeat((float)(i % 3), 16)]);
        var maps = new SharedPasses(model, 16).Run(Enumerable.Range(0, 9).Select(Grey), CancellationToken.None).ToArray();

        Assert.Equal(Enumerable.Range(0, 9).Select(i => (byte)(i % 3)), maps.Select(m => m.Labels[0]));
        Assert.All(maps, m => Assert.Equal(-1, m.Labels.IndexOfAnyExcept(m.Labels[0])));
        Assert.Equal(4 * 9, model.Labelled);
        Assert.True(model.Refused is > 0 and < 9, "every pass was tried at full size");
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    private static WorkingGrid Grid => SmallMemoryModel.Grid;

    private static ImageStack Stack(int height, int width, int slices, int seed) =>
        new(new StackSize(height, width, slices), RandomWeights.Images(slices, height, width, seed));
}
