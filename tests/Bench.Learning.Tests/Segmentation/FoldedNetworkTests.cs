using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>The network in its fastest form against the network as it is trained.</summary>
public sealed class FoldedNetworkTests
{
    [Theory]
    [InlineData("encoder", 16, 32)]
    [InlineData("decoder", 32, 16)]
    [InlineData("standard", 20, 24)]
    [InlineData("figure1", 16, 16)]
    [InlineData("five levels", 32, 48)]
    [InlineData("five levels", 16, 16)]
    public void Folded_layers_give_the_same_logits(string kind, int height, int width)
    {
        var weights = RandomWeights.Of(Network(kind));
        using var network = new SegmentationNetwork(weights.Network, 0, CPU);
        StateDictionary.Write(network, weights.Arrays, kind);
        network.eval();
        using var folded = new FoldedNetwork(weights, CPU, ScalarType.Float32, 2);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var images = tensor(RandomWeights.Images(2, height, width), [2, 1, height, width]);

        var (expected, given) = (network.Forward(images, allHeads: false)[0], folded.Forward(images));

        Assert.True(expected.std().item<float>() > 0.1, "the network says the same everywhere: nothing would be shown");
        Assert.True(expected.Plus(given.neg()).abs().max().item<float>() < 1e-4f * Math.Max(1, expected.abs().max().item<float>()));
    }

    [Fact]
    public void Running_a_folded_network_leaves_no_tensor_behind()
    {
        using var folded = new FoldedNetwork(RandomWeights.Of(Tiny.Network), CPU, ScalarType.Float32, 2);
        using var images = tensor(RandomWeights.Images(1, 16, 16), [1, 1, 16, 16]);
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

        for (var i = 0; i < 5; i++)
        {
            folded.Forward(images).Dispose();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    private static NetworkOptions Network(string kind) => kind switch
    {
        "decoder" => Tiny.Network with { Skips = SkipKind.Decoder, Filters = [9, 17, 8] },
        "standard" => Tiny.Network with { Name = "unet", Skips = SkipKind.Standard },
        "figure1" => NetworkOptions.Figure1.WithFilters([4, 6, 8]),
        "five levels" => NetworkOptions.UNet3Plus with { Filters = [3, 8, 11, 16, 7] },
        _ => Tiny.Network,
    };
}
