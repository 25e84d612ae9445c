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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_mean_of_all_orientations_turns_with_the_image(bool folded)
    {
        var weights = RandomWeights.Of(Tiny.Network);
        using var one = folded ? Segmenter.Folded(Tiny.Runtime, weights) : new Segmenter(Tiny.Runtime, weights);
        using var eight = folded ? Segmenter.Folded(
            Tiny.Runtime, weights, allOrientations: true) : new Segmenter(Tiny.Runtime, weights, allOrientations: true);
        var size = new StackSize(32, 32, 1);
        var grey = SyntheticHearts.Mouse(3, 32, 1).Frames[0].Image!.Slice(0).ToArray();
        var turned = new float[grey.Length];
        int Place(int i) => ((31 - (i % 32)) * 32) + (i / 32); // a quarter turn anticlockwise
        for (var i = 0; i < grey.Length; i++)
        {
            turned[Place(i)] = grey[i];
        }

        Assert.True(Difference(one) > 1e-3, "the network itself does not care how an image is turned: nothing would be shown");
        Assert.True(Difference(eight) < 1e-5);
        Assert.Contains("mean of 8 orientations", eight.Description, StringComparison.Ordinal);

        double Difference(Segmenter segmenter)
        {
            var (upright, lying) = (
                segmenter.Segment(new ImageStack(size, grey), withProbabilities: true).Probabilities!,
                segmenter.Segment(new ImageStack(size, turned), withProbabilities: true).Probabilities!);
            return Enumerable.Range(0, grey.Length).Max(i => Math.Abs(upright[(3 * i) + 2] - lying[(3 * Place(i)) + 2]));
        }
    }

    [Fact]
    public void An_oblong_image_has_a_mean_of_all_orientations_too()
    {
        using var segmenter = Segmenter.Folded(Tiny.Runtime, RandomWeights.Of(Tiny.Network), allOrientations: true);
        var size = new StackSize(30, 41, 2);

        var found = segmenter.Segment(new ImageStack(size, RandomWeights.Images(2, 30, 41)), withProbabilities: true);

        Assert.Equal(size, found.Labels.Size);
        Assert.All(found.Probabilities!.Chunk(3), p => Assert.Equal(1, p.Sum(), 4));
    }

    private static NetworkWeights Weights(int workingSize)
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(Tiny.Network, 5, CPU);
        return new NetworkWeights(Tiny.Network, workingSize, StateDictionary.Read(network), new Dictionary<string, string>());
    }
}
