using Bench.Learning.Networks;
using Bench.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

public sealed class SegmentationNetworkTests
{
    public static TheoryData<SkipKind, bool> Kinds => new()
    {
        { SkipKind.Encoder, true },
        { SkipKind.Decoder, true },
        { SkipKind.Standard, true },
        { SkipKind.Encoder, false },
        { SkipKind.Standard, false },
    };

    [Theory]
    [InlineData(SkipKind.Encoder, 12_963_443, 12_953_715)]
    [InlineData(SkipKind.Decoder, 12_963_443, 12_953_715)]
    [InlineData(SkipKind.Standard, 7_885_043, 7_879_155)]
    public void Published_filters_give_the_published_number_of_parameters(SkipKind skips, long all, long trainable)
    {
        // Encoder and decoder skips: the published layer table. Standard: 7,885,043 is published; the 5,888 moving statistics not
        // trained are two for each batch-normed channel: encoder 2·(32+64+128+256+512), skips and decoders 2·(32+64+128+256), times 2.
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(NetworkOptions.UNet3Plus with { Skips = skips }, 1, CPU);
        Assert.Equal(all, StateDictionary.Read(network).Sum(a => a.Count));
        Assert.Equal(trainable, network.parameters().Sum(p => p.numel()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_head_gives_three_channels_at_full_size_that_softmax_sums_to_one(SkipKind skips, bool supervised)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(
            Tiny.Network with { Skips = skips, DeepSupervision = supervised, Filters = [4, 5, 6, 7] }, 1, CPU);
        var heads = network.Forward(rand(2, 1, 24, 16), allHeads: true);
        Assert.Equal(supervised ? 4 : 1, heads.Length);
        Assert.All(heads, h => Assert.Equal([2, 3, 24, 16], h.shape));
        Assert.All(heads, h => Assert.True(h.softmax(1).sum(1).sub(1).abs().max().item<float>() < 1e-5));
        Assert.Single(network.Forward(rand(2, 1, 24, 16), allHeads: false));
    }

    [Fact]
    public void The_last_of_all_heads_is_the_one_given_alone()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(Tiny.Network, 1, CPU);
        network.eval();
        var image = rand(1, 1, 16, 16);
        Assert.True(network.Forward(image, allHeads: true)[^1].allclose(network.Forward(image, allHeads: false)[0]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Five_calls_leave_no_tensor_behind(SkipKind skips, bool supervised)
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(Tiny.Network with { Skips = skips, DeepSupervision = supervised }, 1, CPU);
        using var image = rand(1, 1, 16, 16);
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++)
        {
            foreach (var head in network.Forward(image, allHeads: true))
            {
                head.Dispose();
            }
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_parameter_receives_a_gradient(SkipKind skips, bool supervised)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(Tiny.Network with { Skips = skips, DeepSupervision = supervised }, 1, CPU);
        var heads = network.Forward(rand(4, 1, 16, 16), allHeads: true);
        heads.Select(h => h.softmax(1).pow(2).sum()).Aggregate((a, b) => a + b).backward();
        foreach (var (name, parameter) in network.named_parameters())
        {
            Assert.True(parameter.grad is not null, $"{name} has no gradient");

            // A bias before a batch norm moves nothing, so its gradient is zero but for rounding.
            if (!name.EndsWith(".bias", StringComparison.Ordinal) || !name.Contains("_Conv_", StringComparison.Ordinal))
            {
                Assert.True(parameter.grad.abs().max().item<float>() > 0, $"{name} has a gradient of zeros");
            }
        }
    }

    [Fact]
    public void State_keys_are_the_names_of_the_published_layers()
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(NetworkOptions.UNet3Plus with { Filters = [4, 4, 4] }, 1, CPU);
        var keys = StateDictionary.Read(network).Select(a => a.Name).ToHashSet();
        foreach (
            var expected in (string[])
            [
                "Encoder1_Conv_1.weight", "Encoder3_BN_2.running_var", "Skip3_2_Conv_1.bias", "Skip1_1_BN_1.weight",
                "Decoder2_Conv_1.weight", "deepsup_conv_1_2.bias",
            ])
        {
            Assert.Contains(expected, keys);
        }
    }

    [Fact]
    public void First_kernels_have_the_spread_of_He_and_biases_are_zero()
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(NetworkOptions.UNet with { Filters = [32, 32, 64] }, 1, CPU);
        var arrays = StateDictionary.Read(network).ToDictionary(a => a.Name, a => a.Values);
        var kernel = arrays["Encoder3_Conv_2.weight"];
        var deviation = Math.Sqrt(2.0 / (64 * 9));
        Assert.InRange(Math.Sqrt(kernel.Average(w => (double)w * w)), 0.98 * deviation, 1.02 * deviation);
        Assert.True(kernel.Max(Math.Abs) <= 2 * deviation / 0.8796);
        Assert.All(arrays["Encoder3_Conv_2.bias"], b => Assert.Equal(0, b));
    }

    [Fact]
    public void Batch_norm_has_the_constants_of_Keras()
    {
        // Input of one value throughout: the output of a fresh encoder block is its bias path only, and the moving mean moves by one
        // hundredth.
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(Tiny.Network, 1, CPU);
        network.train();
        var image = rand(2, 1, 16, 16);
        var convolved = nn.functional.conv2d(image, network.get_parameter("Encoder1_Conv_1.weight")!, padding: [1, 1]);
        _ = network.Forward(image, allHeads: false);
        var moved = network.get_buffer("Encoder1_BN_1.running_mean")!;
        Assert.True(moved.allclose(convolved.mean([0, 2, 3]).mul(0.01), rtol: 1e-4, atol: 1e-7));
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentException>(() => (Tiny.Network with { Filters = [4] }).Validate());
        Assert.Throws<ArgumentException>(() => (Tiny.Network with { Filters = [1, 2, 3, 4, 5, 6, 7, 8] }).Validate());
        Assert.Throws<ArgumentException>(() => (Tiny.Network with { Filters = [4, 8, 0] }).Validate());
        Assert.Throws<ArgumentException>(() => (Tiny.Network with { DropoutRate = 1 }).Validate());
    }
}
