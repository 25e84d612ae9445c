using Bench.Learning.Networks;
using Bench.Learning.Training;
using Bench.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

public sealed class Figure1Tests
{
    private static readonly NetworkOptions Small = NetworkOptions.Figure1.WithFilters([4, 5, 6, 7]);

    [Fact]
    public void Its_decoder_is_as_wide_as_all_sources_together()
    {
        Assert.Equal(160, NetworkOptions.Figure1.DecoderWidth);
        Assert.Equal(160, NetworkOptions.Figure1.WithFilters([32, 64, 128, 256, 512]).DecoderWidth);
        Assert.Equal(16, Small.DecoderWidth);
        Assert.Equal(
            "figure1: decoder skips, filters 4, 5, 6, 7, decoder of 16 channels, 2 decoder blocks a level, transposed convolutions, 4 "
                + "heads",
            Small.ToString());
        Assert.Throws<ArgumentException>(() => (Small with { DecoderWidth = 17 }).Validate());
        Assert.Throws<ArgumentException>(() => (Small with { DecoderBlocks = 3 }).Validate());
    }

    [Theory]
    [InlineData(SkipKind.Decoder)]
    [InlineData(SkipKind.Encoder)]
    [InlineData(SkipKind.Standard)]
    public void Every_head_has_full_size_and_every_kernel_a_gradient(SkipKind skips)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(Small with { Skips = skips }, 1, CPU);
        var heads = network.Forward(rand(3, 1, 16, 24), allHeads: true);
        Assert.Equal(4, heads.Length);
        Assert.All(heads, h => Assert.Equal([3, 3, 16, 24], h.shape));
        heads.Select(h => h.softmax(1).pow(2).sum()).Aggregate((a, b) => a + b).backward();
        foreach (var (name, parameter) in network.named_parameters().Where(p => p.name.EndsWith(".weight", StringComparison.Ordinal)))
        {
            Assert.True(parameter.grad is not null && parameter.grad.abs().max().item<float>() > 0, $"{name} has no gradient");
        }
    }

    [Fact]
    public void Its_transposed_convolutions_have_kernels_as_wide_as_their_strides()
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(Small, 1, CPU);
        Assert.Equal([7, 4, 2, 2], network.get_parameter("Skip4_3_Up.weight")!.shape); // level 4, the deepest: 7 filters
        Assert.Equal([7, 4, 8, 8], network.get_parameter("Skip4_1_Up.weight")!.shape);
        Assert.Equal([16, 4, 4, 4], network.get_parameter("Skip3_1_Up.weight")!.shape); // decoder level 3: 16 channels
        Assert.InRange(network.get_parameter("Skip4_1_Up.weight")!.std().item<float>(), 0.50f, 0.57f); // He: sqrt(2 / 7) = 0.53
    }

    [Fact]
    public void Five_calls_leave_no_tensor_behind()
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(Small, 1, CPU);
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
    [InlineData("quick", 64)]
    [InlineData("paper", 160)]
    public void Both_profiles_train_it(string profile, int width)
    {
        var options = TrainingProfile.ByName(profile).OptionsFor("figure1");
        Assert.Equal(
            ("figure1", width, 2, UpsamplingKind.Transposed, SkipKind.Decoder),
            (
                options.Network.Name,
                options.Network.DecoderWidth,
                options.Network.DecoderBlocks,
                options.Network.Upsampling,
                options.Network.Skips));
    }

    [Fact]
    public void Its_weights_come_back_from_a_file_with_its_architecture()
    {
        _ = Tiny.Runtime;
        using var folder = new TemporaryFolder();
        using var network = new SegmentationNetwork(Small, 1, CPU);
        new NetworkWeights(Small, 0, StateDictionary.Read(network), new Dictionary<string, string>()).Save(folder.File("w.safetensors"));
        var back = NetworkWeights.Load(folder.File("w.safetensors"));
        Assert.Equal(Small.ToString(), back.Network.ToString());
        Assert.Contains(
            "\"Upsampling\":\"Transposed\"",
            SafetensorsFile.Read(folder.File("w.safetensors")).Metadata["network"],
            StringComparison.Ordinal);
        using var other = new SegmentationNetwork(back.Network, 2, CPU);
        StateDictionary.Write(other, back.Arrays, "test");
    }
}
