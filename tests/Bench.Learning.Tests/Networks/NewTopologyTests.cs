using System.Text.Json;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Onnx;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

/// <summary>What follows from <see cref="ThreefoldNetwork"/>, one file, without a line elsewhere.</summary>
public sealed class NewTopologyTests
{
    private const int Images = 2;
    private const int Height = 12;
    private const int Width = 18;

    [Fact]
    public void It_describes_itself()
    {
        // By hand: Fine 25·2·5 + 5, Coarse_1 9·5·8 + 8, Coarse_2 9·8·6 + 6, Thin 8·3 + 3, Wide 9·8·3 + 3, Direct 9·6·4 + 4, CoarseScores
        // 9·8·4 + 4, Halved 9·15·6 + 6, Scores 9·6·4 + 4; two parameters for each of 5 + 8 + 6 + 3 + 3 + 4 + 6 normed channels, and two
        // moving statistics.
        var table = LayerTable.Of(ThreefoldNetwork.Options, Height, Width);
        Assert.Equal(255 + 368 + 438 + 27 + 219 + 220 + 292 + 816 + 220 + (2 * 35), table.Trainable);
        Assert.Equal(table.Trainable + (2 * 35), table.Parameters);
        Assert.Equal(
            (4, 6, 8), table.Rows.Single(r => r.Name == "Coarse_ReLU_1") is var row ? (row.Height, row.Width, row.Channels) : default);
        Assert.Equal((6, 2), (ThreefoldNetwork.Options.SizeMultiple, ThreefoldNetwork.Options.Heads));
        Assert.Equal("threefold: filters 5, 8, 2 input channels, 4 classes, 2 heads", ThreefoldNetwork.Options.ToString());
        Assert.Throws<ArgumentException>(() => LayerTable.Of(ThreefoldNetwork.Options, 12, 16));
    }

    [Fact]
    public void It_learns()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(ThreefoldNetwork.Options, 1, CPU);
        using var adam = new Adam(network.Flat, EpsilonPlacement.Keras, 1e-7);
        var (images, labels) = (Batch(), Labels());
        var losses = new List<float>();
        float[] listed = [];
        network.train();
        for (var step = 0; step < 20; step++)
        {
            network.SeedDropout(step);
            var heads = network.Forward(images, allHeads: true);
            Assert.All(heads, h => Assert.Equal([Images, 4, Height, Width], h.shape));
            var loss = HeadsLoss.Of(heads, heads[^1], labels, WorkingGrid.For(Height, Width, 0, ThreefoldNetwork.Options.SizeMultiple));
            var gradient = network.Flat.Gradient(loss);
            listed = network.Flat.Listed(gradient);
            Assert.True(float.IsFinite(adam.Step(gradient, 1e-2).item<float>()));
            losses.Add(loss.item<float>());
        }

        var start = 0;
        foreach (var (name, parameter) in network.named_parameters())
        {
            var end = start + (int)parameter.numel();
            Assert.True(listed.AsSpan(start..end).ContainsAnyExcept(0f), $"{name} has no gradient");
            start = end;
        }

        Assert.True(losses[^1] < 0.9 * losses[0], $"from {losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void It_predicts_the_same_as_it_is_drawn_folded_and_exported()
    {
        var weights = RandomWeights.Of(ThreefoldNetwork.Options);
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var network = new SegmentationNetwork(weights.Network, 0, CPU);
        StateDictionary.Write(network, weights.Arrays, "test");
        network.eval();
        using var folded = new FoldedNetwork(weights, CPU, ScalarType.Float32, 2);
        using var session = OnnxSession.OfBytes(OnnxExport.ToBytes(weights), "export", 1, OnnxExport.LogitsName);
        var expected = network.Forward(Batch(), allHeads: false)[0];

        var (values, shape) = session.Run(Values(), [Images, 2, Height, Width]);

        Assert.True(expected.std().item<float>() > 0.1, "the network says the same everywhere: nothing would be shown");
        Assert.True(expected.sub(folded.Forward(Batch())).abs().max().item<float>() < 1e-4);
        Assert.True(expected.sub(tensor(values, shape)).abs().max().item<float>() < 1e-4);
    }

    [Fact]
    public void Its_weights_are_listed_in_the_order_of_the_network_built()
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(ThreefoldNetwork.Options, 1, CPU);

        Assert.Equal(
            StateDictionary.Read(network).Select(Text),
            NetworkArrays.Of(ThreefoldNetwork.Options).Select(a => Text(new NamedArray(a.Name, a.Shape, []))));

        static string Text(NamedArray array) => $"{array.Name} {string.Join(' ', array.Shape)}";
    }

    [Fact]
    public void Files_name_topology_classes_and_channels_where_they_are_not_those_of_all_files_so_far()
    {
        var json = JsonSerializer.Serialize(ThreefoldNetwork.Options);

        Assert.Contains("\"Topology\":\"threefold\",\"Classes\":4,\"InputChannels\":2", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Topology", JsonSerializer.Serialize(NetworkOptions.UNet), StringComparison.Ordinal);
        Assert.DoesNotContain("Classes", JsonSerializer.Serialize(NetworkOptions.UNet), StringComparison.Ordinal);
        var back = JsonSerializer.Deserialize<NetworkOptions>(
            JsonSerializer.Serialize(NetworkOptions.UNet with { Classes = 4, InputChannels = 3 }))!;
        Assert.Equal((NetworkTopology.Levelled, 4, 3), (back.Topology, back.Classes, back.InputChannels));
    }

    [Fact]
    public void The_published_network_takes_other_classes_and_channels()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var options = Tiny.Network with { Classes = 5, InputChannels = 3 };
        using var network = new SegmentationNetwork(options, 1, CPU);

        Assert.All(network.Forward(rand(1, 3, 16, 16), allHeads: true), h => Assert.Equal([1, 5, 16, 16], h.shape));
        Assert.Equal("unet3plus: encoder skips, filters 4, 6, 8, 3 input channels, 5 classes, 3 heads", options.ToString());
    }

    [Fact]
    public void Wrong_drawings_are_refused()
    {
        Refused("'A' is there twice", (g, x) => g.Convolution("A", g.Convolution("A", x, 2), 2));
        Refused("different sizes", (g, x) => g.Concatenate("A", x, g.Pool("P", x, 2)));
        Refused("enlarges 3 times", (g, x) => g.Upsample("A", g.Pool("P", x, 2), 3));
        Refused("not an odd number", (g, x) => g.Convolution("A", x, 2, kernelSide: 4));
        Refused("2 times smaller than the image", (g, x) => g.Head("A", g.Pool("P", x, 2)));
        Refused("no channels", (g, x) => g.Convolution("A", x, 0));
        Refused("inputs of another network", (g, _) => g.Pool("P", new GraphBuilder().Input(1), 2));
        Refused("needs a head", (_, _) => { });
    }

    private static void Refused(string message, Action<GraphBuilder, Layer> draw)
    {
        var topology = new Drawing(draw);
        Assert.Contains(
            message,
            Assert.Throws<ArgumentException>(() => (Tiny.Network with { Topology = topology }).Graph()).Message,
            StringComparison.Ordinal);
    }

    private static Tensor Batch() => tensor(Values(), [Images, 2, Height, Width]);

    private static float[] Values() => RandomWeights.Images(Images * 2, Height, Width);

    private static Tensor Labels() =>
        tensor(Values().Take(Images * Height * Width).Select(v => (byte)(v * 4)).ToArray(), [Images, 1, Height, Width]);

    private sealed class Drawing(Action<GraphBuilder, Layer> draw) : NetworkTopology
    {
        public override string Name => "drawing";

        public override IReadOnlyList<(NetworkOptions Network, string Label)> Networks => [];

        public override void Draw(GraphBuilder graph, NetworkOptions options) => draw(graph, graph.Input(options.InputChannels));
    }
}
