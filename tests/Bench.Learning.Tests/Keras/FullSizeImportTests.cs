using Bench.Data.Keras;
using Bench.Learning.Keras;
using Bench.Learning.Networks;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Keras;

/// <summary>A file with the names and shapes of the published one, all 12,963,443 values of it.</summary>
public sealed class FullSizeImportTests
{
    [Fact]
    public void Every_value_of_the_published_layout_arrives_at_its_place()
    {
        _ = Tiny.Runtime;
        using var folder = new TemporaryFolder();
        var layers = PublishedLayout.Layers();
        PublishedLayout.Write(folder.File("full.h5"), layers);

        var import = KerasImport.Of(KerasFile.Read(folder.File("full.h5")));
        Assert.Equal(12_963_443, import.Weights.ParameterCount);
        Assert.Equal((SkipSource.Assumed, false), (import.Skips, import.IsPublished));
        Assert.Equal((NetworkOptions.UNet3Plus.ToString(), 0), (import.Weights.Network.ToString(), import.Weights.WorkingSize));

        // Into a network and out again, so that its own names and shapes have the last word.
        using var network = new SegmentationNetwork(import.Weights.Network, 0, CPU);
        StateDictionary.Write(network, import.Weights.Arrays, "test");
        var arrays = StateDictionary.Read(network).ToDictionary(a => a.Name);
        Assert.Equal(2 * 44 + 4 * 34, arrays.Count);
        foreach (var layer in layers)
        {
            foreach (var array in layer.Arrays)
            {
                var (own, transposed) = array.Name switch
                {
                    "kernel" => ("weight", true),
                    "gamma" => ("weight", false),
                    "beta" => ("bias", false),
                    "moving_mean" => ("running_mean", false),
                    "moving_variance" => ("running_var", false),
                    _ => ("bias", false),
                };
                var found = arrays[$"{layer.Name}.{own}"];
                Assert.True(array.Values.AsSpan().SequenceEqual(transposed ? AsKeras(found) : found.Values), $"{layer.Name} {array.Name}");
            }
        }

        Assert.Equal(arrays.Keys, import.Weights.Arrays.Select(a => a.Name));
    }

    [Fact]
    public void Only_the_published_file_is_called_that()
    {
        var model = Golden.Read("encoder");
        Assert.False(KerasImport.Of(model).IsPublished);
        Assert.False(KerasImport.Of(model with { Length = PublishedWeights.Length }).IsPublished);
        var published = KerasImport.Of(
            model with { Length = 156_245_288, Sha256 = "3aac032c3725e843736eb01595131bddd64d34bf12d5a02dba16b177048e0d92" });
        Assert.True(published.IsPublished);
        Assert.Equal("true", published.Weights.Metadata["keras.is_published_file"]);
    }

    // (out, in, rows, columns) to (rows, columns, in, out), by torch.
    private static float[] AsKeras(NamedArray array)
    {
        using var scope = NewDisposeScope();
        return StateDictionary.ToArray(tensor(array.Values, [.. array.Shape]).permute(2, 3, 1, 0));
    }
}
