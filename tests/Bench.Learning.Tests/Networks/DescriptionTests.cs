using Bench.Core.Training;
using Bench.Learning.Networks;

namespace Bench.Learning.Tests.Networks;

/// <summary>Networks as results keep them.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public void The_published_network_has_its_147_layers_its_parameters_and_the_channels_that_are_printed()
    {
        // Numbers of the published layer table: 147 layers, 12,963,443 parameters. Concatenations have five times the filters
        // of their level.
        var network = NetworkOptions.UNet3Plus.Graph().Describe(256, 256);
        Assert.Null(network.Problem);
        Assert.Equal((147, 12_963_443L), (network.Layers.Count, network.Parameters));
        Assert.Equal([1280, 640, 320, 160], network.Layers.Where(l => l.Kind == NetworkLayer.Concatenation).Select(l => l.Channels));
        Assert.Equal(5, network.Layers.Count(l => l.Kind == NetworkLayer.Softmax));

        // Level 1 reaches level 4 by a pooling of 2^3.
        var pool = network.Layers.Index().Single(l => l.Item.Name == "Skip1_4_Pool");
        Assert.Equal((NetworkLayer.Pooling, 8, 8), (pool.Item.Kind, pool.Item.Factor, network.Reductions()[pool.Index]));
        Assert.Equal("Encoder1_ReLU_2", network.Layers[Assert.Single(pool.Item.Inputs)].Name);
    }

    [Fact]
    public void Every_network_can_be_described_and_its_kinds_are_known()
    {
        Assert.All(NetworkOptions.Named, n => Assert.Null(n.Graph().Describe(256, 256).Problem));
        Assert.Null(ThreefoldNetwork.Options.Graph().Describe(12, 18).Problem);
        Assert.Equal(
            [nameof(LayerKind.InputLayer), nameof(LayerKind.Conv2D), nameof(LayerKind.Conv2DTranspose), nameof(LayerKind.MaxPooling2D),
                nameof(LayerKind.UpSampling2D), nameof(LayerKind.Concatenate), nameof(LayerKind.Softmax)],
            [NetworkLayer.Input, NetworkLayer.Convolution, NetworkLayer.Transposed, NetworkLayer.Pooling, NetworkLayer.Upsampling,
                NetworkLayer.Concatenation, NetworkLayer.Softmax]);
    }
}
