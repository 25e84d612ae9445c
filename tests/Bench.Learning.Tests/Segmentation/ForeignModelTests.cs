using System.Text.Json;
using Bench.Core;
using Bench.Learning.Segmentation;
using Bench.Testing;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>Models made elsewhere: TorchScript files of PyTorch 1.13 with its own probabilities (golden/make_torchscript.py), and ONNX graphs small enough to work out by hand.</summary>
public sealed class ForeignModelTests
{
    [Theory]
    [InlineData("one.pt", "0,1,2", GreyScaling.Unit)]
    [InlineData("one.pt", "0,1,2", GreyScaling.ZScore)]
    [InlineData("last.pt", "2,0,1", GreyScaling.Unit)]
    public void A_TorchScript_file_gives_the_probabilities_that_PyTorch_gave(string file, string order, GreyScaling scaling)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(At("expected.json")));
        float[] Numbers(string name) => [.. expected.RootElement.GetProperty(name).EnumerateArray().Select(e => e.GetSingle())];
        var image = new ImageStack(new StackSize(10, 14, 2), Numbers("grey"));
        var input = new ModelInput { Multiple = 4, Scaling = scaling, LabelOrder = ModelInput.ParseLabelOrder(order) };
        using var segmenter = Segmenter.OfTorchScriptFile(Tiny.Runtime, At(file), input);

        var given = segmenter.Segment(image, withProbabilities: true);

        var wanted = Numbers(scaling == GreyScaling.Unit ? "unit" : "zscore");
        Assert.True(wanted.Zip(given.Probabilities!, (a, b) => Math.Abs(a - b)).Max() < 1e-5);
        for (var i = 0; i < image.Size.Count; i++)
        {
            Assert.Equal(Array.IndexOf(wanted, wanted.AsSpan(i * 3, 3).ToArray().Max(), i * 3, 3) - (i * 3), given.Labels.Labels[i]);
        }
    }

    [Fact]
    public void A_file_that_is_no_TorchScript_is_refused()
    {
        var error = Assert.Throws<InputException>(() => Segmenter.OfTorchScriptFile(Tiny.Runtime, At("expected.json"), new ModelInput()));

        Assert.Contains("expected.json: libtorch", error.Message, StringComparison.Ordinal);
        Assert.Contains("torch.jit.save", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_TorchScript_model_of_another_layout_is_refused_with_the_shape()
    {
        using var segmenter = Segmenter.OfTorchScriptFile(Tiny.Runtime, At("one.pt"), new ModelInput { Layout = PixelLayout.Nhwc });

        var error = Assert.Throws<InputException>(() => segmenter.Segment(HandMade.Ramp));

        Assert.Contains("it fails on images of [2, 16, 16, 1]", error.Message, StringComparison.Ordinal);
    }

    // Scores of grey value x (0 to 1): 0.3 for channel 0, x for channel 1, 2x − 0.9 for channel 2; the largest by hand.
    [Theory]
    [InlineData(false, -1, null, "0,1,2")]
    [InlineData(true, -1, null, "0,1,2")]
    [InlineData(true, -1, "8x16", "1,0,2")]
    [InlineData(false, 3, null, "0,1,2")]
    public void An_ONNX_model_of_either_layout_is_run_as_declared(bool channelsLast, int fixedBatch, string? size, string order)
    {
        using var folder = new TemporaryFolder();
        var path = HandMade.Write(folder, channelsLast, fixedBatch);
        var input = new ModelInput
        {
            Layout = channelsLast ? PixelLayout.Nhwc : PixelLayout.Nchw,
            Size = size is null ? null : ModelInput.ParseSize(size),
            LabelOrder = ModelInput.ParseLabelOrder(order),
        };
        using var segmenter = Segmenter.OfOnnxFile(Tiny.Runtime, path, input);

        var labels = segmenter.Segment(HandMade.Ramp);

        var known = input.LabelOrder;
        for (var i = 0; i < HandMade.Ramp.Size.Count; i++)
        {
            var x = HandMade.Ramp.Values[i] / (HandMade.Ramp.Size.SliceLength - 1);
            Assert.Equal(known[x < 0.3 ? 0 : x < 0.9 ? 1 : 2], labels.Labels[i]);
        }
    }

    [Theory]
    [InlineData("layout", "its input 'grey' is [?, 1, ?, ?]: with --layout nhwc, axis 3")]
    [InlineData("classes", "its output 'scores' is [?, 4, ?, ?]: with --layout nchw, axis 1 would be the class and must be 3")]
    [InlineData("rank", "its output is 'scores' Float [?, ?, ?], not float of four axes")]
    [InlineData("size", "its input 'grey' is [?, 1, 32, 32], and --input-size says 16 × 16")]
    [InlineData("outputs", "it has 2 outputs: 'scores' Float [?, 3, ?, ?], 'other' Float [?, 3, ?, ?]")]
    [InlineData("name", "it has no output 'masks'")]
    [InlineData("damaged", "ONNX Runtime")]
    public void An_ONNX_model_that_does_not_fit_is_refused_with_node_and_shape(string fault, string message)
    {
        using var folder = new TemporaryFolder();
        var path = HandMade.WriteFaulty(folder, fault);
        var input = new ModelInput
        {
            Layout = fault == "layout" ? PixelLayout.Nhwc : PixelLayout.Nchw,
            Size = fault == "size" ? (16, 16) : null,
            Output = fault == "name" ? "masks" : null,
        };

        var error = Assert.Throws<InputException>(() => Segmenter.OfOnnxFile(Tiny.Runtime, path, input));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,1")]
    [InlineData("0,1,1")]
    [InlineData("0,1,3")]
    public void An_order_of_labels_must_name_each_once(string order) => Assert.Throws<InputException>(() => ModelInput.ParseLabelOrder(order));

    private static string At(string name) => RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Segmentation", "golden", name);
}
