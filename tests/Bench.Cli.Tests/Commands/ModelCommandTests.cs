using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bench.Testing;

namespace Bench.Cli.Tests.Commands;

/// <summary><c>model describe</c>: layer tables against approved texts, and totals against published ones.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-model-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("unet3plus")]
    [InlineData("unet")]
    [InlineData("figure1")]
    public async Task The_layer_table_is_the_approved_one(string network)
    {
        var approved = await File.ReadAllTextAsync(
            RepositoryFolder.Combine("tests", "Bench.Cli.Tests", "Commands", "Approved", $"{network}.txt"),
            TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("model", "describe", network);

        Assert.Equal(0, run.Code);
        Assert.Equal(approved, run.Output.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(12_963_443, 12_953_715, 147, "unet3plus")]
    [InlineData(12_963_443, 12_953_715, 147, "unet3plus", "--skips", "decoder")]
    [InlineData(12_963_443, 12_953_715, 147, "unet3plus-decoder")]
    [InlineData(7_885_043, 7_879_155, 87, "unet")]
    [InlineData(7_885_043, 7_879_155, 87, "unet3plus", "--skips", "standard")]
    public async Task Json_has_the_published_totals_and_every_layer(long parameters, long trainable, int count, params string[] arguments)
    {
        var run = await CommandRun.Of(["model", "describe", .. arguments, "--json"]);

        Assert.Equal(0, run.Code);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((parameters, trainable), (root.GetProperty("parameters").GetInt64(), root.GetProperty("trainable").GetInt64()));
        var layers = root.GetProperty("layers").EnumerateArray().ToArray();
        Assert.Equal(count, layers.Length);
        Assert.Equal(parameters, layers.Sum(l => l.GetProperty("parameters").GetInt64()));
        Assert.Equal("[256,256,3]", JsonSerializer.Serialize(layers[^1].GetProperty("output_shape")));
    }

    [Fact]
    public async Task Filters_and_heads_are_options()
    {
        var run = await CommandRun.Of(
            "model", "describe", "unet", "--filters", "4,6,8", "--single-head", "--dropout", "0.5", "--size", "64", "--json");

        Assert.Equal(0, run.Code);
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("unet: standard skips, filters 4, 6, 8, 1 head", root.GetProperty("description").GetString());

        Assert.Equal((1, 0.5), (root.GetProperty("heads").GetInt32(), root.GetProperty("dropout_rate").GetDouble()));

        // Encoder 9·in·out + 5·out a block: 56 + 164 + 246 + 354 + 472 + 616; skips 8 → 6 462, 6 → 4 236; decoders 12 → 6 678, 8 → 4 308;
        // head 111 + 84.
        Assert.Equal(56 + 164 + 246 + 354 + 472 + 616 + 462 + 236 + 678 + 308 + 111 + 84, root.GetProperty("parameters").GetInt32());
    }

    [Theory]
    [InlineData("--filters", "4,x", "--filters")]
    [InlineData("--filters", "4", "2 to 7 filter counts")]
    [InlineData("--dropout", "1", "--dropout")]
    [InlineData("--size", "0", "--size")]
    [InlineData("--filters", "4,8,-1", "--filters")]
    [InlineData("--size", "100", "not a multiple of 16")]
    [InlineData("--skips", "all", "encoder")]
    public async Task Impossible_options_are_refused(string option, string value, string message)
    {
        var run = await CommandRun.Of("model", "describe", "unet3plus", option, value);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// Filters 32 to 512: five parts of 32, 64, 128 and 256 channels meet in the decoder levels of the published network, which makes 20
    /// connections; in a UNet a skip, which is not resized and has no frame, and one enlarged part.
    /// </summary>
    [Theory]
    [InlineData(
        "unet3plus", 20, "5 × 32 = 160", "5 × 64 = 320", "5 × 128 = 640", "5 × 256 = 1 280", "2 × 512", "256 × 256", "head ↑16 → 3")]
    [InlineData("unet3plus-decoder", 20, "5 × 32 = 160", "5 × 256 = 1 280")]
    [InlineData("figure1", 20, "5 × 32 = 160", "2 × 160")]
    [InlineData("unet", 4, "2 × 32 = 64", "2 × 256 = 512", "head → 3")]
    public async Task The_network_is_drawn_with_its_channels_and_every_connection(string network, int connections, params string[] texts)
    {
        var file = Path.Combine(_folder, "network.svg");

        var run = await CommandRun.Of("model", "describe", network, "--figure", file);

        Assert.Equal(0, run.Code);
        string[] found = [.. XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "text")
            .Select(e => e.Value.Replace('\u2009', ' '))];
        Assert.All(texts, t => Assert.Contains(t, found));

        // Four poolings lead from level to level of the encoder.
        Assert.Equal(4 + connections, found.Count(t => t == "→" || Regex.IsMatch(t, "^[↓↑][0-9]+$")));
        Assert.Equal(5, found.Count(t => t.StartsWith("head", StringComparison.Ordinal)));
        Assert.Equal(2, (await CommandRun.Of("model", "describe", network, "--figure", file)).Code);
    }
}
