using System.Runtime.InteropServices;
using Bench.Learning.Networks;
using Bench.Learning.Python;
using Bench.Learning.Tests.Networks;
using Bench.Learning.Weights;
using Bench.Testing;
using TorchSharp;

namespace Bench.Learning.Tests.Python;

/// <summary>The Python file of a network, run by another PyTorch (1.13 of Debian 12), gives what Bench gives, head by head.</summary>
public sealed class PyTorchExportTests
{
    private const int Images = 2;
    private const int Side = 48;

    public static TheoryData<string> Names => [.. Networks().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_PyTorch_computes_the_same_scores_from_the_same_file_of_weights(string name)
    {
        using var folder = new TemporaryFolder();
        var options = Networks()[name];
        var weights = RandomWeights.Of(options);
        var images = RandomWeights.Images(Images * options.InputChannels, Side, Side);
        new SafetensorsFile(weights.Arrays, weights.Metadata).Write(Path.Combine(folder.Path, "weights.safetensors"));
        PyTorchExport.Write(options, Path.Combine(folder.Path, "network.py"));
        Write("images.f32", images);
        using (var network = new SegmentationNetwork(options, 0, torch.CPU))
        {
            StateDictionary.Write(network, weights.Arrays, name);
            network.eval();
            using var frozen = torch.no_grad();
            using var input = torch.tensor(images, [Images, options.InputChannels, Side, Side]);
            foreach (var (head, scores) in network.Forward(input, allHeads: true).Index())
            {
                Write($"head{head}.f32", StateDictionary.ToArray(scores));
            }
        }

        var script = RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Python", "compare.py");
        var words = OtherPrograms.Python(script, folder.Path, $"{options.InputChannels}", $"{Side}").Split();

        Assert.Equal(options.Graph().Heads.Count, int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
        var (difference, largest) = (Number(words[1]), Number(words[2]));
        Assert.InRange(largest, 0.1, 1e6);
        Assert.InRange(difference, 0, 1e-4 * largest);

        void Write(string file, float[] values) =>
            File.WriteAllBytes(Path.Combine(folder.Path, file), MemoryMarshal.AsBytes<float>(values).ToArray());
    }

    [Fact]
    public void The_file_names_every_layer_that_has_weights_once()
    {
        var text = PyTorchExport.ToText(NetworkOptions.UNet3Plus);

        Assert.All(
            NetworkOptions.UNet3Plus.Graph().Stored.Where(l => l.TrainedArrays().Count > 0),
            l => Assert.Equal(2, text.Split($"self.{l.Name} = ").Length));
        Assert.Contains("eps=0.001, momentum=0.01)", text, StringComparison.Ordinal);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, NetworkOptions> Networks() => new()
    {
        ["unet3plus"] = NetworkOptions.UNet3Plus with { Filters = [4, 6, 8] },
        ["unet"] = NetworkOptions.UNet with { Filters = [4, 6, 8], Classes = 4 },
        ["figure1"] = NetworkOptions.Figure1 with { Filters = [4, 6, 8], DecoderWidth = 15 },
        ["threefold"] = ThreefoldNetwork.Options,
    };
}
