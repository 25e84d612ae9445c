using Bench.Learning.Networks;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

public sealed class LayerTableTests
{
    public static TheoryData<string, SkipKind, bool> Networks => new()
    {
        { "unet3plus", SkipKind.Encoder, true },
        { "unet3plus", SkipKind.Decoder, false },
        { "unet", SkipKind.Standard, true },
        { "figure1", SkipKind.Decoder, true },
        { "figure1", SkipKind.Encoder, true },
        { "figure1", SkipKind.Standard, false },
    };

    [Theory]
    [InlineData("unet3plus", 12_963_443, 12_953_715)]
    [InlineData("unet", 7_885_043, 7_879_155)]
    public void Published_networks_have_the_published_number_of_parameters(string name, long all, long trainable)
    {
        var table = LayerTable.Of(NetworkOptions.Named.Single(n => n.Name == name), 256, 256);
        Assert.Equal((all, trainable), (table.Parameters, table.Trainable));
    }

    [Fact]
    public void The_published_network_has_147_layers_as_its_published_table() =>
        Assert.Equal(147, LayerTable.Of(NetworkOptions.UNet3Plus, 256, 256).Rows.Count);

    [Fact]
    public void Figure_1_has_160_channels_and_two_blocks_at_every_decoder_level_and_enlarges_by_transposed_convolutions()
    {
        // Summed by hand. Encoder, batch norms included: 4,719,584 (twice 9·in·out + 5·out a level). For decoder level 4: 5 sources to 32
        // channels, of 32, 64, 128, 256 and, enlarged 512 → 32 by 2 × 2 (65,568), 32 channels: 9·32·(32+64+128+256+32) + 5·5·32 = 148,256.
        var rows = LayerTable.Of(NetworkOptions.Figure1, 256, 256).Rows;
        Assert.Equal(4_719_584, rows.Where(r => r.Name.StartsWith("Encoder", StringComparison.Ordinal)).Sum(r => r.Parameters));
        Assert.Equal(
            148_256 + 65_568,
            rows.Where(
                r =>
                    r.Name.StartsWith("Skip", StringComparison.Ordinal)
                        && r.Name.Contains("_4_", StringComparison.Ordinal)).Sum(r => r.Parameters));
        Assert.Equal(
            8,
            rows.Count(
                r => r.Name.StartsWith("Decoder", StringComparison.Ordinal) && r is { Kind: "Conv2D", ChannelsIn: 160, Channels: 160 }));
        Assert.Equal(10, rows.Count(r => r.Kind == "Conv2DTranspose"));
        Assert.Equal(0, rows.Count(r => r.Kind == "UpSampling2D" && !r.Name.StartsWith("deepsup", StringComparison.Ordinal)));
        Assert.Equal((9 * 160 * 3) + 3, rows.Single(r => r.Name == "deepsup_conv_1_1").Parameters);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Rows_with_parameters_are_the_layers_of_the_network_built(string name, SkipKind skips, bool supervised)
    {
        _ = Tiny.Runtime;
        var options = NetworkOptions.Named
            .Single(n => n.Name == name)
            .WithFilters([4, 5, 6, 7]) with
        { Skips = skips, DeepSupervision = supervised };
        using var network = new SegmentationNetwork(options, 1, CPU);
        var built = StateDictionary.Read(network).GroupBy(a => a.Name.Split('.')[0]).ToDictionary(g => g.Key, g => g.Sum(a => a.Count));
        var rows = LayerTable.Of(options, 32, 32).Rows.Where(r => r.Parameters > 0).ToDictionary(r => r.Name, r => r.Parameters);
        Assert.Equal(built.OrderBy(l => l.Key, StringComparer.Ordinal), rows.OrderBy(l => l.Key, StringComparer.Ordinal));
        Assert.Equal(network.parameters().Sum(p => p.numel()), LayerTable.Of(options, 32, 32).Trainable);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(0)]
    public void A_size_that_the_poolings_do_not_divide_is_refused(int size) =>
        Assert.Throws<ArgumentException>(() => LayerTable.Of(NetworkOptions.UNet3Plus, size, 256));

    [Fact]
    public void Sizes_halve_from_level_to_level()
    {
        var rows = LayerTable.Of(NetworkOptions.UNet3Plus, 128, 64).Rows.ToDictionary(r => r.Name);
        Assert.Equal((8, 4, 512), (rows["Encoder5_ReLU_2"].Height, rows["Encoder5_ReLU_2"].Width, rows["Encoder5_ReLU_2"].Channels));
        Assert.Equal((32, 16, 640), (rows["Decoder3_Concat"].Height, rows["Decoder3_Concat"].Width, rows["Decoder3_Concat"].Channels));
        Assert.Equal((128, 64, 3), (rows["deepsup_up_5"].Height, rows["deepsup_up_5"].Width, rows["deepsup_up_5"].Channels));
    }
}
