using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Onnx;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using Microsoft.ML.OnnxRuntime;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Onnx;

/// <summary>
/// Exported networks, run by ONNX Runtime, against the same networks run by libtorch: another program, and batch norms that are not folded.
/// </summary>
public sealed class OnnxExportTests
{
    static OnnxExportTests() => OnnxTelemetry.TurnOff();

    public static TheoryData<string, int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int, int>();
            foreach (var name in new[] { "encoder", "decoder", "standard", "figure1", "five levels" })
            {
                cases.Add(name, 1, 32, 48);
                cases.Add(name, 3, 48, 32);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_exported_network_gives_the_probabilities_and_labels_of_libtorch(string kind, int batch, int height, int width)
    {
        var weights = RandomWeights.Of(Network(kind));
        using var network = new SegmentationNetwork(weights.Network, 0, CPU);
        StateDictionary.Write(network, weights.Arrays, kind);
        network.eval();
        var images = RandomWeights.Images(batch, height, width);
        using var session = new InferenceSession(OnnxExport.ToBytes(weights));
        using var image = OrtValue.CreateTensorValueFromMemory(images, [batch, 1, height, width]);
        using var options = new RunOptions();

        using var given = session.Run(options, new Dictionary<string, OrtValue> { ["image"] = image }, ["probabilities", "logits"]);

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var logits = network.Forward(tensor(images, [batch, 1, height, width]), allHeads: false)[0];
        var probabilities = logits.softmax(1);
        Assert.Equal(probabilities.shape, given[0].GetTensorTypeAndShape().Shape);
        Assert.True(probabilities.std().item<float>() > 0.05, "the network says the same everywhere: nothing would be shown");
        Assert.True(Difference(probabilities, given[0]) < 1e-4, $"probabilities differ by {Difference(probabilities, given[0])}");
        Assert.True(Difference(logits, given[1]) < 1e-3, $"logits differ by {Difference(logits, given[1])}");
        var labels = tensor(given[0].GetTensorDataAsSpan<float>().ToArray(), probabilities.shape).argmax(1);
        Assert.True(labels.eq(probabilities.argmax(1)).to(ScalarType.Float32).mean().item<float>() >= 0.9999f);
    }

    [Fact]
    public void A_model_says_which_weights_and_network_it_is()
    {
        var weights = RandomWeights.Of(Network("standard"), workingSize: 64).WithMetadata("split", "notebook-seed42");

        using var session = new InferenceSession(OnnxExport.ToBytes(weights));

        var metadata = session.ModelMetadata.CustomMetadataMap;
        Assert.Equal(weights.Sha256, metadata["weights_sha256"]);
        Assert.Equal(("64", "4", "notebook-seed42"), (metadata["working_size"], metadata["size_multiple"], metadata["split"]));
        Assert.Contains("\"Skips\":", metadata["network"], StringComparison.Ordinal);
        Assert.Equal("bench", session.ModelMetadata.ProducerName);
        Assert.Equal([-1, 1, -1, -1], session.InputMetadata["image"].Dimensions);
        Assert.Equal([-1, 3, -1, -1], session.OutputMetadata["probabilities"].Dimensions);
    }

    [Fact]
    public void Weights_that_lack_an_array_are_refused_by_its_name()
    {
        var weights = RandomWeights.Of(Tiny.Network);
        var fewer = new NetworkWeights(
            weights.Network, 0, [.. weights.Arrays.Where(a => a.Name != "Skip3_1_BN_1.running_mean")], weights.Metadata);

        var error = Assert.Throws<InputException>(() => OnnxExport.ToBytes(fewer));

        Assert.Contains("Skip3_1_BN_1.running_mean", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(32, 32, 0)]
    [InlineData(30, 37, 0)]
    [InlineData(45, 61, 16)]
    public void Stacks_are_segmented_the_same_by_either_runtime(int height, int width, int workingSize)
    {
        var weights = RandomWeights.Of(Tiny.Network, workingSize);
        var size = new StackSize(height, width, 5);
        var image = new ImageStack(size, RandomWeights.Images(5, height, width));
        using var torch = new Segmenter(Tiny.Runtime, weights);
        using var onnx = Segmenter.WithOnnxRuntime(weights, threads: 2, imagesAPass: 2);

        var (expected, given) = (torch.Segment(image, withProbabilities: true), onnx.Segment(image, withProbabilities: true));

        Assert.True(expected.Probabilities!.Zip(given.Probabilities!, (a, b) => Math.Abs(a - b)).Max() < 1e-4);
        Assert.True(
            expected.Labels.Labels
                .ToArray()
                .Zip(given.Labels.Labels.ToArray(), (a, b) => a == b)
                .Count(equal => equal) >= 0.9999 * size.Count);
        for (var i = 0; i < size.Count; i++)
        {
            var shares = given.Probabilities!.AsSpan(i * 3, 3);
            Assert.Equal(1, shares[0] + shares[1] + shares[2], 4);
            Assert.Equal(shares[given.Labels.Labels[i]], Math.Max(shares[0], Math.Max(shares[1], shares[2])), 4);
        }
    }

    private static NetworkOptions Network(string kind) => kind switch
    {
        "decoder" => Tiny.Network with { Skips = SkipKind.Decoder },
        "standard" => Tiny.Network with { Name = "unet", Skips = SkipKind.Standard },
        "figure1" => NetworkOptions.Figure1.WithFilters([4, 6, 8]),
        "five levels" => NetworkOptions.UNet3Plus with { Filters = [3, 4, 5, 6, 7] },
        _ => Tiny.Network,
    };

    private static double Difference(Tensor expected, OrtValue given) =>
        (expected.contiguous().data<float>().ToArray(), given.GetTensorDataAsSpan<float>().ToArray()) is var (a, b)
            ? a.Zip(b, (x, y) => (double)Math.Abs(x - y)).Max()
            : double.NaN;
}
