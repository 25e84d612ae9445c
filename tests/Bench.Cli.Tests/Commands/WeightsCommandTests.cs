using System.IO.Compression;
using System.Text.Json;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary>
/// <c>weights import</c> and <c>weights describe</c> on Keras files made with tfjs and h5py (tests/Bench.Learning.Tests/Keras/golden).
/// </summary>
public sealed class WeightsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-weights-").FullName;

    [Fact]
    public async Task A_whole_model_is_imported_and_described()
    {
        var target = Path.Combine(_folder, "out", "w.safetensors");
        var run = await CommandRun.Of("weights", "import", Keras("standard"), "--out", target);

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        string[] expected =
        [
            "Keras 2.13.1, whole model (its training state is not used)",
            "this is not the published SEG459.h5",
            "unet: standard skips, filters 2, 3, 4, 4, 5, 5 heads",
            "28 convolutions and 18 batch norms",
            "3,661: 3,537 trainable, 124 not",
            "model_config says so, and every connection was checked",
            target,
        ];
        Assert.All(expected, e => Assert.Contains(e, run.Output, StringComparison.Ordinal));

        var description = await CommandRun.Of("weights", "describe", target);
        Assert.Equal(0, description.Code);
        Assert.Contains("standard.h5", description.Output, StringComparison.Ordinal);
        Assert.Contains("unet: standard skips, filters 2, 3, 4, 4, 5, 5 heads", description.Output, StringComparison.Ordinal);
        Assert.Equal(Line(run, "weights"), Line(description, "weights"));
        Assert.Equal(Line(run, "weights"), Line(await CommandRun.Of("weights", "describe", Keras("standard")), "weights"));
    }

    [Fact]
    public async Task Weights_alone_are_taken_as_encoder_skips_and_that_is_said()
    {
        var target = Path.Combine(_folder, "w.safetensors");
        var assumed = await CommandRun.Of("weights", "import", Keras("decoder-weights"), "--out", target);
        Assert.Contains("encoder, assumed", assumed.Output, StringComparison.Ordinal);

        var told = await CommandRun.Of("weights", "import", Keras("decoder-weights"), "--out", target, "--skips", "decoder", "--overwrite");
        Assert.Contains("decoder, as --skips says", told.Output, StringComparison.Ordinal);
        Assert.Contains("decoder skips", (await CommandRun.Of("weights", "describe", target)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("decoder", "decoder", 6756, 6528)]
    [InlineData("standard", "standard", 3661, 3537)]
    public async Task Json_holds_architecture_origin_and_shapes(string file, string skips, long parameters, long trainable)
    {
        // Parameters: model.countParams() of tfjs, as make_networks.js prints it; not trained are the 2 moving statistics a channel.
        var run = await CommandRun.Of("weights", "describe", Keras(file), "--json");

        Assert.Equal(0, run.Code);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(skips, root.GetProperty("skips").GetString());
        Assert.Equal((parameters, trainable), (root.GetProperty("parameters").GetInt64(), root.GetProperty("trainable").GetInt64()));
        Assert.Equal("false", root.GetProperty("metadata").GetProperty("keras.is_published_file").GetString());
        var first = root.GetProperty("arrays")[0];
        Assert.Equal(
            ("Encoder1_Conv_1.weight", "[2,1,3,3]"),
            (first.GetProperty("name").GetString(), JsonSerializer.Serialize(first.GetProperty("shape"))));
    }

    [Fact]
    public async Task What_cannot_be_used_ends_with_code_2_and_writes_nothing()
    {
        var target = Path.Combine(_folder, "w.safetensors");
        var cut = Keras("encoder");
        await using (var stream = File.OpenWrite(cut))
        {
            stream.SetLength(100_000);
        }

        await RefusedAsync("cut short", "weights", "import", cut, "--out", target);
        await RefusedAsync("receives", "weights", "import", Keras("decoder"), "--out", target, "--skips", "encoder");
        await RefusedAsync("--skips", "weights", "import", Keras("standard"), "--out", target, "--skips", "decoder");
        await RefusedAsync("ending of a Keras file", "weights", "import", Keras("decoder"), "--out", Path.Combine(_folder, "w.h5"));
        await RefusedAsync("no such file", "weights", "import", Path.Combine(_folder, "none.h5"), "--out", target);
        await RefusedAsync("none.safetensors: there is no such file", "weights", "describe", Path.Combine(_folder, "none.safetensors"));
        await RefusedAsync("ending of a file of weights", "weights", "export", Keras("decoder"), "--onnx", target);
        Assert.False(File.Exists(target));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task RefusedAsync(string message, params string[] arguments)
    {
        var run = await CommandRun.Of(arguments);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static string Line(CommandRun run, string label) =>
        run.Output.Split('\n').Single(l => l.StartsWith($"  {label} ", StringComparison.Ordinal));

    private string Keras(string name)
    {
        var path = Path.Combine(_folder, $"{name}.h5");
        using var packed = new GZipStream(
            File.OpenRead(RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Keras", "golden", $"{name}.h5.gz")),
            CompressionMode.Decompress);
        using var file = File.Create(path);
        packed.CopyTo(file);
        return path;
    }
}
