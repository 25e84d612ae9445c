using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

/// <summary>
/// Convolutions of up-sampled features as matrix products against libtorch's up-sampling and convolution, in double precision: exact up to
/// rounding.
/// </summary>
public sealed class MatrixProductsTests
{
    private const double Rounding = 1e-11;

    public static TheoryData<int, int, int, int> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, int, int, int>();
            foreach (var factor in (int[])[2, 3, 4, 8, 16])
            {
                foreach (var (height, width) in ((int, int)[])[(1, 1), (1, 4), (5, 2), (7, 6)])
                {
                    shapes.Add(factor, height, width, 3);
                }
            }

            shapes.Add(2, 4, 5, 1);
            shapes.Add(4, 3, 5, 5);
            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Values_and_gradients_are_those_of_the_convolution_of_up_sampled_features_borders_included(
        int factor, int height, int width, int side)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var products = new MatrixProducts();
        var (x, kernel, bias) = (Leaf(2, 5, height, width), Leaf(4, 5, side, side), Leaf(4));
        var weighting = Leaf(2, 4, factor * height, factor * width).detach();

        var expected = nn.functional.conv2d(UpsampledConvolution.Upsample(x, factor), kernel, bias, padding: [side / 2, side / 2]);
        var expectedGradients = autograd.grad([expected.mul(weighting).sum()], [x, kernel, bias]);
        var given = products.Convolve(x, kernel, bias, factor);
        var givenGradients = autograd.grad([given.mul(weighting).sum()], [x, kernel, bias]);

        Near(expected, given, "values");
        foreach (var (name, a, b) in new[] { "x", "kernel", "bias" }.Zip(expectedGradients, givenGradients))
        {
            Near(a, b, $"gradient of {name}");
        }
    }

    [Theory]
    [InlineData("unet3plus", SkipKind.Encoder, true)]
    [InlineData("unet3plus", SkipKind.Decoder, true)]
    [InlineData("unet3plus", SkipKind.Decoder, false)]
    [InlineData("unet", SkipKind.Standard, true)]
    [InlineData("figure1", SkipKind.Decoder, true)]
    [InlineData("threefold", SkipKind.Encoder, true)]
    public void A_network_gives_the_same_scores_gradients_and_moving_statistics_either_way(string name, SkipKind skips, bool supervised)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var options = (
            name == "threefold"
                ? ThreefoldNetwork.Options
                : NetworkOptions.Named
                    .Single(n => n.Name == name)
                    .WithFilters([3, 4, 5, 6]) with
                { Skips = skips }) with
        { DeepSupervision = supervised };

        // Odd numbers of rows and columns at the deepest level.
        var (height, width) = (3 * options.SizeMultiple, 5 * options.SizeMultiple);
        var images = tensor(
            RandomWeights.Images(2 * options.InputChannels, height, width),
            [2, options.InputChannels, height, width]).to(ScalarType.Float64);

        var (expected, given) = (Step(options, images, UpsamplingWay.AsDrawn), Step(options, images, UpsamplingWay.MatrixProducts));

        Assert.Equal(options.Heads, expected.Count(e => e.Key.StartsWith("head", StringComparison.Ordinal)));
        foreach (var (key, value) in expected)
        {
            Near(value, given[key], key);
        }
    }

    [Fact]
    public void Running_a_network_by_products_leaves_no_tensor_behind()
    {
        _ = Tiny.Runtime;
        using var frozen = no_grad();
        using var images = rand(1, 1, 16, 16);
        using var network = new SegmentationNetwork(Tiny.Network, 1, CPU, new Arrangement { Upsampling = UpsamplingWay.MatrixProducts });
        network.Forward(images, allHeads: false)[0].Dispose();
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++)
        {
            network.Forward(images, allHeads: false)[0].Dispose();
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void The_matrices_of_every_size_are_kept_until_the_end_and_then_freed()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var (x, kernel, bias) = (rand(1, 2, 3, 5), rand(4, 2, 3, 3), rand(4));
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        var products = new MatrixProducts();
        foreach (var factor in (int[])[2, 2, 4])
        {
            products.Convolve(x, kernel, bias, factor).Dispose();
        }

        Assert.Equal(before + 4, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount); // rows and columns, for two factors
        products.Dispose();
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Products_are_for_GPUs_and_for_large_features_on_a_CPU()
    {
        const long Large = 16L * 512 * 256 * 256 * sizeof(float);
        Assert.Equal(UpsamplingWay.MatrixProducts, UpsampledConvolution.ToTrain(DeviceType.CUDA, 2, 1));
        Assert.Equal(UpsamplingWay.MatrixProducts, UpsampledConvolution.ToTrain(DeviceType.CPU, 16, Large));
        Assert.Equal(UpsamplingWay.AsDrawn, UpsampledConvolution.ToTrain(DeviceType.CPU, 4, Large));

        // The quick profile: 64 channels at 64 × 64, batches of 8. Its numbers stay what they always were.
        Assert.Equal(UpsamplingWay.AsDrawn, UpsampledConvolution.ToTrain(DeviceType.CPU, 8, 8L * 64 * 64 * 64 * sizeof(float)));
        Assert.Equal(UpsamplingWay.VectorLoops, UpsampledConvolution.ToPredict(DeviceType.CPU));
        Assert.Equal(UpsamplingWay.MatrixProducts, UpsampledConvolution.ToPredict(DeviceType.CUDA));
    }

    [Fact]
    public void Bytes_of_up_sampled_features_are_counted()
    {
        _ = Tiny.Runtime;
        using var x = zeros(2, 3, 4, 5);

        Assert.Equal(2 * 3 * 32 * 40 * sizeof(float), UpsampledConvolution.EnlargedBytes(x, 8));
    }

    // Heads, gradients of all parameters and moving statistics after one step of training, by name.
    private static Dictionary<string, Tensor> Step(NetworkOptions options, Tensor images, UpsamplingWay way)
    {
        using var network = new SegmentationNetwork(options, 4, CPU, new Arrangement { Upsampling = way });
        network.@double();
        network.train();
        network.SeedDropout(9);
        var heads = network.Forward(images, allHeads: true);
        heads.Select(h => h.softmax(1).pow(2).sum()).Aggregate((a, b) => a.Plus(b)).backward();
        return heads.Select((h, i) => (Key: $"head {i}", Value: h.detach()))
            .Concat(network.named_parameters().Select(p => (Key: p.name, Value: p.parameter.grad!.clone())))
            .Concat(
                network.named_buffers()
                    .Where(b => b.name.Contains("running", StringComparison.Ordinal))
                    .Select(b => (Key: b.name, Value: b.buffer.clone())))
            .ToDictionary(e => e.Key, e => e.Value);
    }

    private static Tensor Leaf(params long[] shape) => rand(shape, ScalarType.Float64).sub(0.5).detach().requires_grad_(true);

    private static void Near(Tensor expected, Tensor given, string what)
    {
        Assert.Equal(expected.shape, given.shape);
        var (largest, off) = (expected.abs().max().item<double>(), expected.sub(given).abs().max().item<double>());
        Assert.True(off <= Rounding * Math.Max(1, largest), $"{what}: {off} off, of {largest}");
    }
}
