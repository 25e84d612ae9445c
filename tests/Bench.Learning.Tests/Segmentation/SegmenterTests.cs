using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Segmentation;

public sealed class SegmenterTests
{
    [Theory]
    [InlineData(32, 32, 0)]
    [InlineData(30, 37, 0)]
    [InlineData(45, 61, 16)]
    [InlineData(5, 3, 64)]
    public void Labels_have_the_size_of_the_image_whatever_that_is(int height, int width, int workingSize)
    {
        using var segmenter = new Segmenter(Tiny.Runtime, Weights(workingSize));
        var size = new StackSize(height, width, 3);
        var labels = segmenter.Segment(new ImageStack(size, [.. Enumerable.Range(0, size.Count).Select(i => (float)(i * 7919 % 256))]));
        Assert.Equal(size, labels.Size);
    }

    [Fact]
    public void A_slice_is_labelled_the_same_alone_and_among_others()
    {
        using var segmenter = new Segmenter(Tiny.Runtime, Weights(0));
        var image = SyntheticHearts.Mouse(3, 32, 4).Frames[0].Image!;
        var all = segmenter.Segment(image);
        var one = segmenter.Segment(new ImageStack(new StackSize(32, 32, 1), image.Slice(2).ToArray()));
        Assert.Equal(all.Slice(2).ToArray(), one.Labels.ToArray());
    }

    [Fact]
    public void Segmenting_leaves_no_tensor_behind()
    {
        using var segmenter = new Segmenter(Tiny.Runtime, Weights(16));
        var image = SyntheticHearts.Mouse(3, 32, 2).Frames[0].Image!;
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++)
        {
            _ = segmenter.Segment(image);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    private static NetworkWeights Weights(int workingSize)
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(Tiny.Network, 5, CPU);
        return new NetworkWeights(Tiny.Network, workingSize, StateDictionary.Read(network), new Dictionary<string, string>());
    }
}
