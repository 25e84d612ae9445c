using Bench.Learning.Keras;
using Bench.Learning.Networks;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Keras;

/// <summary>
/// Whole networks of five levels with random weights and statistics: what Bench makes of a Keras file gives what Keras semantics (tfjs)
/// give.
/// </summary>
public sealed class NetworkParityTests
{
    // Rounding of float32 in another order of summation stays below 1e-6 here; another wiring gives 0.1 and more.
    private const double LargestDifference = 5e-6;

    [Theory]
    [InlineData("encoder", null, SkipKind.Encoder, SkipSource.Configuration)]
    [InlineData("decoder", null, SkipKind.Decoder, SkipSource.Configuration)]
    [InlineData("standard", null, SkipKind.Standard, SkipSource.Configuration)]
    [InlineData("decoder-weights", SkipKind.Decoder, SkipKind.Decoder, SkipSource.Option)]
    [InlineData("decoder-weights", null, SkipKind.Encoder, SkipSource.Assumed)]
    public void Imported_weights_give_the_probabilities_of_tfjs(string file, SkipKind? asked, SkipKind found, SkipSource source)
    {
        // Encoder and decoder networks have the same layers and weights, so the file of weights only runs as either.
        var import = KerasImport.Of(Golden.Read(file), asked);
        Assert.Equal((found, source), (import.Weights.Network.Skips, import.Skips));
        var probabilities = Probabilities(import.Weights, Golden.Floats("image"), Golden.Height, Golden.Width);
        Same($"{file} as {found}", Golden.Floats(found.ToString().ToLowerInvariant()), probabilities, LargestDifference);
    }

    [Theory]
    [InlineData("encoder")]
    [InlineData("decoder")]
    [InlineData("standard")]
    public void Networks_of_full_size_give_the_probabilities_of_tfjs(string kind)
    {
        // The folder is made by: make_networks.js OUT 32,64,128,256,512 64 64; cd OUT; make_golden.py OUT.
        Assert.SkipWhen(Golden.FullSize is null, "BENCH_KERAS_FULL_SIZE names no folder of networks of full size");
        var import = KerasImport.Of(Golden.Read(kind, Golden.FullSize));
        Assert.Equal(kind == "standard" ? 7_885_043 : 12_963_443, import.Weights.ParameterCount);
        Same(
            $"{kind}, full size",
            Golden.Floats(kind, Golden.FullSize),
            Probabilities(import.Weights, Golden.Floats("image", Golden.FullSize), 64, 64),
            1e-4);
    }

    [Fact]
    public void The_kinds_of_skips_differ_by_far_more_than_the_tolerance()
    {
        // Else the test above could not tell one wiring from another.
        var (encoder, decoder) = (Golden.Floats("encoder"), Golden.Floats("decoder"));
        Assert.True(encoder.Zip(decoder).Max(p => Math.Abs(p.First - p.Second)) > 0.1);
        Assert.All(new[] { "encoder", "decoder", "standard" }, k => Assert.Equal(3, Labels(Golden.Floats(k)).Distinct().Count()));
    }

    [Fact]
    public void An_import_written_as_safetensors_and_read_again_runs_the_same()
    {
        using var folder = new TemporaryFolder();
        var weights = KerasImport.Of(Golden.Read("standard")).Weights;
        weights.Save(folder.File("w.safetensors"));
        var back = NetworkWeights.Load(folder.File("w.safetensors"));
        Assert.Equal(weights.Sha256, back.Sha256);
        Assert.Equal("standard.h5", back.Metadata["keras.file"]);
        Assert.Equal("false", back.Metadata["keras.is_published_file"]);
        var image = Golden.Floats("image");
        Assert.Equal(Probabilities(weights, image, Golden.Height, Golden.Width), Probabilities(back, image, Golden.Height, Golden.Width));
    }

    private static void Same(string what, float[] expected, float[] found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        var largest = expected.Zip(found).Max(p => Math.Abs(p.First - p.Second));
        var (labels, expectedLabels) = (Labels(found), Labels(expected));
        var other = labels.Zip(expectedLabels).Count(p => p.First != p.Second);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{what}: largest difference of a probability {largest:G2}, {other} of {labels.Length} labels differ");
        Assert.InRange(largest, 0, tolerance);
        Assert.InRange(other, 0, labels.Length / 10_000);
    }

    private static float[] Probabilities(NetworkWeights weights, float[] image, int height, int width)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var network = new SegmentationNetwork(weights.Network, 0, CPU);
        StateDictionary.Write(network, weights.Arrays, "golden");
        network.eval();
        var heads = network.Forward(tensor(image, [1, 1, height, width]), allHeads: true);
        return StateDictionary.ToArray(heads[^1].softmax(1).permute(0, 2, 3, 1));
    }

    private static int[] Labels(float[] probabilities) => [.. probabilities.Chunk(3).Select(p => Array.IndexOf(p, p.Max()))];
}
