using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

/// <summary>A network computed as on a GPU against the one that is drawn, in double precision: exact up to rounding.</summary>
public sealed class ArrangementTests
{
    private const double Rounding = 1e-10;

    [Theory]
    [InlineData("unet3plus")]
    [InlineData("unet")]
    [InlineData("figure1")]
    [InlineData("threefold")]
    public void Scores_gradients_and_what_is_predicted_after_a_step_are_those_of_the_drawn_network(string name)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var options = name == "threefold"
            ? ThreefoldNetwork.Options
            : NetworkOptions.Named.Single(n => n.Name == name).WithFilters([3, 4, 5, 6]);
        var (height, width) = (3 * options.SizeMultiple, 5 * options.SizeMultiple);
        var images = tensor(
            RandomWeights.Images(2 * options.InputChannels, height, width),
            [2, options.InputChannels, height, width]).to(ScalarType.Float64);
        var weights = RandomWeights.Of(options); // Biases that are not zero.

        var (expected, given) = (Step(weights, images, Arrangement.Drawn), Step(weights, images, Arrangement.OfGpu));

        var leftOut = expected.Keys.Except(given.Keys).ToArray();
        Assert.NotEmpty(leftOut);
        Assert.All(leftOut, k => Assert.EndsWith(".bias", k));
        foreach (var (key, value) in given)
        {
            var (largest, off) = (expected[key].abs().max().item<double>(), expected[key].Plus(value.neg()).abs().max().item<double>());
            Assert.True(off <= Rounding * Math.Max(1, largest), $"{key}: {off} off, of {largest}");
        }
    }

    [Fact]
    public void Each_device_has_its_arrangement()
    {
        Assert.Equal(Arrangement.Drawn, Arrangement.For(DeviceType.CPU));
        Assert.Equal(Arrangement.OfGpu, Arrangement.For(DeviceType.CUDA));
        Assert.True(Arrangement.OfGpu is { Upsampling: UpsamplingWay.MatrixProducts, LeavesOutBiases: true, KernelsChannelsLast: true });
        Assert.True(Arrangement.Drawn is { Upsampling: null, LeavesOutBiases: false, KernelsChannelsLast: false });
    }

    // Scores while training, gradients by name, and scores in use after the step's moving statistics.
    private static Dictionary<string, Tensor> Step(NetworkWeights weights, Tensor images, Arrangement arrangement)
    {
        using var network = new SegmentationNetwork(weights.Network, 4, CPU, arrangement);
        StateDictionary.Write(network, weights.Arrays, "test");
        network.@double();
        network.train();
        network.SeedDropout(9);
        var heads = network.Forward(images, allHeads: true);
        heads.Select(h => h.softmax(1).pow(2.ToScalar()).sum()).Aggregate((a, b) => a.Plus(b)).backward();
        network.eval();
        var used = network.Forward(images, allHeads: true);
        return heads.Select((h, i) => ($"head {i}", h.detach()))
            .Concat(used.Select((h, i) => ($"head {i} in use", h.detach())))
            .Concat(network.named_parameters().Where(p => p.parameter.grad is not null).Select(p => (p.name, p.parameter.grad!.clone())))
            .ToDictionary();
    }
}
