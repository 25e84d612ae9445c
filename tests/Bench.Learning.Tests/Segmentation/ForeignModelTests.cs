using System.Text.Json;
using Bench.Core;
using Bench.Learning.Onnx;
using Bench.Learning.Segmentation;
using Bench.Testing;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>
/// Models made elsewhere: TorchScript files of PyTorch 1.13 with its own probabilities (golden/make_torchscript.py), and ONNX graphs small
/// enough to work out by hand.
/// </summary>
public sealed class ForeignModelTests
{
    [Theory]
    [InlineData("one.pt", "0,1,2", GreyScaling.Unit)]
    [InlineData("one.pt", "0,1,2", GreyScaling.ZScore)]
    [InlineData("last.pt", "2,0,1", GreyScaling.Unit, "1")]
    [InlineData("first.pt", "0,1,2", GreyScaling.Unit, "0")]
    public void A_TorchScript_file_gives_the_probabilities_that_PyTorch_gave(
        string file, string order, GreyScaling scaling, string? output = null)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(At("expected.json")));
        float[] Numbers(string name) => [.. expected.RootElement.GetProperty(name).EnumerateArray().Select(e => e.GetSingle())];
        var image = new ImageStack(new StackSize(10, 14, 2), Numbers("grey"));
        var input = new ModelInput { Multiple = 4, Scaling = scaling, LabelOrder = ModelInput.ParseLabelOrder(order), Output = output };
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
    public void Probabilities_of_sigmoid_heads_are_those_that_the_model_gave()
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(At("expected.json")));
        float[] Numbers(string name) => [.. expected.RootElement.GetProperty(name).EnumerateArray().Select(e => e.GetSingle())];
        using var segmenter = Segmenter.OfTorchScriptFile(Tiny.Runtime, At("sigmoid.pt"), new ModelInput { Multiple = 4 });

        var given = segmenter.Segment(new ImageStack(new StackSize(10, 14, 2), Numbers("grey")), withProbabilities: true);

        Assert.Equal(ScoreKind.Sigmoid, segmenter.Scores);
        Assert.True(Numbers("sigmoid").Zip(given.Probabilities!, (a, b) => Math.Abs(a - b)).Max() < 1e-5);
    }

    [Theory]
    [InlineData("labels.pt")]
    [InlineData("bytes.pt")]
    public void A_TorchScript_file_may_give_the_labels_themselves(string file)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(At("expected.json")));
        float[] Numbers(string name) => [.. expected.RootElement.GetProperty(name).EnumerateArray().Select(e => e.GetSingle())];
        var image = new ImageStack(new StackSize(10, 14, 2), Numbers("grey"));
        using var segmenter = Segmenter.OfTorchScriptFile(Tiny.Runtime, At(file), new ModelInput { Multiple = 4, LabelOrder = [0, 2, 1] });

        var given = segmenter.Segment(image);
        var error = Assert.Throws<InputException>(() => segmenter.Segment(image, withProbabilities: true));

        var wanted = Numbers("unit");
        int[] order = [0, 2, 1];
        Assert.Equal(
            Enumerable.Range(0, image.Size.Count).Select(
                i => order[wanted.AsSpan(i * 3, 3).IndexOf(wanted.AsSpan(i * 3, 3).ToArray().Max())]),
            given.Labels.ToArray().Select(l => (int)l));
        Assert.Contains("no probabilities to store", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_number_a_pixel_that_is_no_label_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var segmenter = Segmenter.OfOnnxFile(HandMade.WriteFaulty(folder, "one number"), new ModelInput(), threads: 2);

        var error = Assert.Throws<InputException>(() => segmenter.Segment(HandMade.Ramp));

        Assert.Contains(
            "from 0.3 to 1.1, and they are not all labels", error.Message, StringComparison.Ordinal); // the largest of 0.3, x and 2x − 0.9
    }

    [Fact]
    public void A_file_that_is_no_TorchScript_is_refused()
    {
        var error = Assert.Throws<InputException>(() => Segmenter.OfTorchScriptFile(Tiny.Runtime, At("expected.json"), new ModelInput()));

        Assert.Contains(
            "is not a TorchScript file, or is damaged: it does not end as a zip archive ends", error.Message, StringComparison.Ordinal);
        Assert.Contains("torch.jit.save", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_TorchScript_model_of_another_layout_is_refused_with_the_shape()
    {
        using var segmenter = Segmenter.OfTorchScriptFile(Tiny.Runtime, At("one.pt"), new ModelInput { Layout = PixelLayout.Nhwc });

        var error = Assert.Throws<InputException>(() => segmenter.Segment(HandMade.Ramp));

        Assert.Contains("it fails on images of [2, 16, 16, 1]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dictionary.pt", null, "its forward gives neither a tensor nor a tuple or list of tensors")]
    [InlineData("first.pt", null, "its forward gives 2 outputs: 0: Float64 [2, 3, 16, 16], 1: Float64 [].")]
    [InlineData("last.pt", null, "its forward gives 2 outputs: 0: Float32 [2, 3, 16, 16], 1: Float32 [2, 3, 16, 16].")]
    [InlineData("first.pt", "1", "its output (of forward) is [] for images of 16 × 16, not [2, 3, 16, 16]")]
    [InlineData("first.pt", "2", "its forward gives 2 output(s), and number 2 (from 0) is not among them")]
    [InlineData("one.pt", "scores", "'scores' is not a whole number")]
    public void Outputs_of_TorchScript_that_hold_no_scores_are_refused(string file, string? output, string message)
    {
        var error = Assert.Throws<InputException>(() =>
        {
            using var segmenter = Segmenter.OfTorchScriptFile(Tiny.Runtime, At(file), new ModelInput { Output = output });
            segmenter.Segment(HandMade.Ramp);
        });

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
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
        RequireLabels(path, input);
    }

    [Theory]
    [InlineData("layouts differ", PixelLayout.Nhwc, 1)]
    [InlineData("three channels", null, 3)]
    [InlineData("float16", null, 1)]
    [InlineData("float64", null, 1)]
    [InlineData("no shapes", null, 1)]
    [InlineData("weights beside", null, 1)]
    [InlineData("labels int64", null, 1)]
    [InlineData("labels uint8", null, 1)]
    [InlineData("labels float", null, 1)]
    public void An_ONNX_model_may_be_of_other_kinds_too(string kind, PixelLayout? outputLayout, int channels)
    {
        using var folder = new TemporaryFolder();

        RequireLabels(HandMade.WriteOther(folder, kind), new ModelInput { OutputLayout = outputLayout, Channels = channels });
    }

    [Fact]
    public void Files_of_weights_beside_an_ONNX_model_are_known()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal([folder.File("kernel.bin")], OnnxExternalFiles.Of(HandMade.WriteOther(folder, "weights beside")));
        Assert.Empty(OnnxExternalFiles.Of(HandMade.Write(folder, channelsLast: false, fixedBatch: -1)));
    }

    [Fact]
    public void A_missing_file_of_weights_beside_an_ONNX_model_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = HandMade.WriteOther(folder, "weights beside");
        File.Delete(folder.File("kernel.bin"));

        var error = Assert.Throws<InputException>(() => Segmenter.OfOnnxFile(path, new ModelInput(), threads: 2));

        Assert.Contains("kernel.bin", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layout", "its input 'grey' is [?, 1, ?, ?]: with --layout nhwc, axis 3")]
    [InlineData("channels", "its input 'grey' is [?, 1, ?, ?]: with --layout nchw, axis 1 would be the channel and must be 3")]
    [InlineData("output layout", "its output 'scores' is [?, 3, ?, ?]: with --output-layout nhwc, axis 3 would be the class and must be 3")]
    [InlineData("classes", "its output 'scores' is [?, 4, ?, ?]: with --layout nchw, axis 1 would be the class and must be 3")]
    [InlineData("rank", "its output is 'scores' Float [?, ?], neither class scores of four axes")]
    [InlineData("size", "its input 'grey' is [?, 1, 32, 32], and --input-size says 16 × 16")]
    [InlineData("outputs", "it has 2 outputs: 'scores' Float [?, 3, ?, ?], 'other' Float [?, 3, ?, ?]")]
    [InlineData("name", "it has no output 'masks'")]
    [InlineData("damaged", "is not an ONNX model, or is damaged")]
    public void An_ONNX_model_that_does_not_fit_is_refused_with_node_and_shape(string fault, string message)
    {
        using var folder = new TemporaryFolder();
        var path = HandMade.WriteFaulty(folder, fault);
        var input = new ModelInput
        {
            Layout = fault == "layout" ? PixelLayout.Nhwc : PixelLayout.Nchw,
            Size = fault == "size" ? (16, 16) : null,
            Output = fault == "name" ? "masks" : null,
            OutputLayout = fault == "output layout" ? PixelLayout.Nhwc : null,
            Channels = fault == "channels" ? 3 : 1,
        };

        var error = Assert.Throws<InputException>(() => Segmenter.OfOnnxFile(path, input, threads: 2));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0,1")]
    [InlineData("0,1,1")]
    [InlineData("0,1,3")]
    public void An_order_of_labels_must_name_each_once(string order) =>
        Assert.Throws<InputException>(() => ModelInput.ParseLabelOrder(order));

    // By hand: 0.3 is the largest of 0.3, x and 2x − 0.9 up to 0.3, x up to 0.9.
    private static void RequireLabels(string path, ModelInput input)
    {
        using var segmenter = Segmenter.OfOnnxFile(path, input, threads: 2);

        var labels = segmenter.Segment(HandMade.Ramp);

        for (var i = 0; i < HandMade.Ramp.Size.Count; i++)
        {
            var x = HandMade.Ramp.Values[i] / (HandMade.Ramp.Size.SliceLength - 1);
            Assert.Equal(input.LabelOrder[x < 0.3 ? 0 : x < 0.9 ? 1 : 2], labels.Labels[i]);
        }
    }

    private static string At(string name) => RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Segmentation", "golden", name);
}
