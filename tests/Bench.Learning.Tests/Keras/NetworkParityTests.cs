using Bench.Learning.Keras;
using Bench.Learning.Networks;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Keras;

/// <summary>Whole networks of five levels with random weights and statistics: what Bench makes of a Keras file gives what Keras semantics (tfjs) give.</summary>
public sealed class NetworkParityTests
{
    // Rounding of float32 in another order of summation reaches 1.2e-5 here; another wiring, 0.1 and more.
    private const double LargestDifference = 5e-5;

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
        var expected = Golden.Floats(found.ToString().ToLowerInvariant());
        var probabilities = Probabilities(import.Weights);
        Assert.Equal(expected.Length, probabilities.Length);
        var largest = expected.Zip(probabilities).Max(p => Math.Abs(p.First - p.Second));
        TestContext.Current.TestOutputHelper?.WriteLine($"{file} as {found}: largest difference of a probability {largest:G2}");
        Assert.InRange(largest, 0, LargestDifference);
        Assert.Equal(Labels(expected), Labels(probabilities));
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
        Assert.Equal(Probabilities(weights), Probabilities(back));
    }

    private static float[] Probabilities(NetworkWeights weights)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var network = new SegmentationNetwork(weights.Network, 0, CPU);
        StateDictionary.Write(network, weights.Arrays, "golden");
        network.eval();
        var image = tensor(Golden.Floats("image"), [1, 1, Golden.Height, Golden.Width]);
        return StateDictionary.ToArray(network.Forward(image, allHeads: true)[^1].softmax(1).permute(0, 2, 3, 1));
    }

    private static int[] Labels(float[] probabilities) => [.. probabilities.Chunk(3).Select(p => Array.IndexOf(p, p.Max()))];
}
