using System.Diagnostics;
using Bench.Core;
using Bench.Core.Keras;
using Bench.Data.Keras;
using Bench.Learning.Keras;
using PureHDF;

namespace Bench.Learning.Tests.Keras;

/// <summary>Files that are damaged, incomplete, or of another kind.</summary>
public sealed class DamagedKerasFileTests : IDisposable
{
    private const int Damages = 20;

    // A damaged length makes the library reserve up to 2 GB, seconds on an idle machine; a hang is something else.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("encoder", 0.999)]
    [InlineData("encoder", 0.5)]
    [InlineData("encoder", 0.01)]
    [InlineData("decoder-weights", 0.9)]
    [InlineData("decoder-weights", 0)]
    public void A_file_cut_short_is_refused(string name, double share)
    {
        var path = Golden.Unpack(_folder, name);
        using (var stream = File.OpenWrite(path))
        {
            stream.SetLength((long)(share * stream.Length));
        }

        Refused(path, share is > 0 ? "cut short" : "is empty");
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("decoder-weights")]
    public void A_file_with_damaged_bytes_is_read_or_refused_in_our_words(string name)
    {
        var sound = File.ReadAllBytes(Golden.Unpack(_folder, name));
        var random = new Random(name.Length);
        var refused = 0;
        for (var i = 0; i < Damages; i++)
        {
            var bytes = sound.ToArray();
            random.NextBytes(bytes.AsSpan(random.Next(i % 2 == 0 ? 8000 : bytes.Length - 8), 8));
            File.WriteAllBytes(_folder.File("damaged.h5"), bytes);
            var clock = Stopwatch.StartNew();
            try
            {
                KerasImport.Of(KerasFile.Read(_folder.File("damaged.h5")));
            }
            catch (InputException)
            {
                refused++;
            }

            Assert.True(clock.Elapsed < Limit, $"damage {i} took {clock.Elapsed}");
        }

        Assert.InRange(refused, 1, Damages);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        File.WriteAllText(_folder.File("text.h5"), "these are no weights, though there are enough bytes of them for a superblock");
        Refused(_folder.File("text.h5"), "is not an HDF5 file");
        File.WriteAllBytes(_folder.File("model.keras"), [(byte)'P', (byte)'K', 3, 4, 0, 0]);
        Refused(_folder.File("model.keras"), "is a zip archive, not HDF5");
        Refused(_folder.File("nothing.h5"), "there is no such file");
    }

    [Fact]
    public void Hdf5_without_layers_is_refused()
    {
        var path = _folder.File("mouse.h5");
        new H5File { ["Images"] = new ushort[] { 1, 2, 3 } }.Write(path);
        Refused(path, "holds no Keras 2 model: it has neither a group 'model_weights' nor an attribute 'layer_names'");
        new H5File { ["model_weights"] = new H5Group() }.Write(path);
        Refused(path, "group 'model_weights' has no attribute 'layer_names'");
        new H5File { ["model_weights"] = new float[] { 1 } }.Write(path);
        Refused(path, "'model_weights' is not a group");
    }

    [Fact]
    public void A_layer_listed_twice_or_without_group_is_named()
    {
        Refused(Written(f => f.Attributes["layer_names"] = new[] { "conv", "conv" }), "layer 'conv' is listed 2 times");
        Refused(Written(f => f.Attributes["layer_names"] = new[] { "conv", "norm" }), "layer 'norm' is listed but missing");
        Refused(Written(f => f["conv"] = new float[] { 1 }), "layer 'conv' is not a group");
        Refused(Written(f => f["conv"] = new H5Group()), "layer 'conv' has no attribute 'weight_names'");
    }

    [Fact]
    public void An_array_listed_twice_absent_or_not_of_numbers_is_named_with_its_layer()
    {
        Refused(
            Written(f => Conv(f).Attributes["weight_names"] = new[] { "conv/kernel:0", "conv/bias:0" }),
            "layer 'conv', array 'conv/bias:0' is listed but missing");
        Refused(
            Written(f => Conv(f).Attributes["weight_names"] = new[] { "conv/kernel:0", "conv/kernel:0" }),
            "layer 'conv' has 2 arrays named 'kernel'");
        Refused(
            Written(f => Conv(f)["conv"] = new H5Group { ["kernel:0"] = new[] { 1, 2 } }),
            "layer 'conv', array 'conv/kernel:0' holds int32, not floating-point numbers");
        Refused(
            Written(f => Conv(f)["conv"] = new H5Group { ["kernel:0"] = new H5Group() }),
            "layer 'conv', array 'conv/kernel:0' is a group, not a data set");
    }

    [Fact]
    public void Numbers_of_two_or_eight_bytes_become_float32()
    {
        Assert.Equal(
            [0.5f, -2],
            Assert.Single(
                Assert.Single(
                    KerasFile.Read(
                        Written(f => Conv(f)["conv"] = new H5Group { ["kernel:0"] = new[] { 0.5, -2 } })).Layers).Arrays).Values);
        Assert.Equal(
            [0.5f, -2],
            Assert.Single(
                Assert.Single(
                    KerasFile.Read(
                        Written(
                            f => Conv(f)["conv"] = new H5Group { ["kernel:0"] = new[] { (Half)0.5, (Half)(-2) } })).Layers).Arrays).Values);
    }

    [Fact]
    public void Whole_models_and_weights_alone_give_the_same_layers()
    {
        var (whole, alone) = (Golden.Read("decoder"), Golden.Read("decoder-weights"));
        Assert.Equal((true, false), (whole.HasTrainingState, alone.HasTrainingState));
        Assert.Equal(("2.13.1", "2.13.1"), (whole.KerasVersion, alone.KerasVersion));
        Assert.Null(alone.Configuration);
        Assert.Equal(147, whole.Layers.Count);
        Assert.Equal(whole.Layers.Select(Words), alone.Layers.Select(Words));
        Assert.Equal(["kernel", "bias"], whole.Layers.Single(l => l.Name == "Encoder1_Conv_1").Arrays.Select(a => a.Name));
        Assert.Equal(
            whole.Layers.SelectMany(l => l.Arrays).SelectMany(a => a.Values),
            alone.Layers.SelectMany(l => l.Arrays).SelectMany(a => a.Values));
    }

    public void Dispose() => _folder.Dispose();

    private static string Words(KerasLayer layer) =>
        $"{layer.Name}: {string.Join("; ", layer.Arrays.Select(a => $"{a.Name} {string.Join(',', a.Shape)}"))}";

    private static void Refused(string path, string message)
    {
        var error = Assert.Throws<InputException>(() => KerasFile.Read(path));
        Assert.Equal(path, error.InputSource);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static H5Group Conv(H5File file) => (H5Group)file["conv"];

    private string Written(Action<H5File> change)
    {
        var file = new H5File
        {
            Attributes = { ["layer_names"] = new[] { "conv" } },
            ["conv"] = new H5Group
            {
                Attributes = { ["weight_names"] = new[] { "conv/kernel:0" } },
                ["conv"] = new H5Group { ["kernel:0"] = new float[] { 1, 2 } },
            },
        };
        change(file);
        var path = _folder.File("small.h5");
        file.Write(path);
        return path;
    }
}
