using System.Text;
using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Weights;

public sealed class WeightFileTests
{
    private static readonly SafetensorsFile Example = new(
        [new NamedArray("a", [2, 1], [1.5f, -2]), new NamedArray("b.bias", [], [float.Epsilon])],
        new Dictionary<string, string> { ["note"] = "µ \"quoted\"" });

    [Fact]
    public void A_file_comes_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        Example.Write(folder.File("x.safetensors"));
        var back = SafetensorsFile.Read(folder.File("x.safetensors"));
        Assert.Equal(Example.Metadata, back.Metadata);
        Assert.Equal(Example.ContentSha256, back.ContentSha256);
        Assert.Equal(["a", "b.bias"], back.Arrays.Select(a => a.Name));
        Assert.Equal([2, 1], back.Arrays[0].Shape);
        Assert.Equal([1.5f, -2], back.Arrays[0].Values);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        using var folder = new TemporaryFolder();
        Example.Write(folder.File("x.safetensors"));
        var bytes = File.ReadAllBytes(folder.File("x.safetensors"));
        var headerLength = (int)BitConverter.ToUInt64(bytes);
        Assert.Equal(0, headerLength % 8);
        Assert.Contains(
            "\"b.bias\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[8,12]}",
            Encoding.UTF8.GetString(bytes, 8, headerLength),
            StringComparison.Ordinal);
        Assert.Equal(8 + headerLength + 12, bytes.Length);
        Assert.Equal(1.5f, BitConverter.ToSingle(bytes, 8 + headerLength));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(-1)]
    public void A_file_cut_short_is_an_input_error(int length)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        Example.Write(path);
        using (var stream = File.OpenWrite(path))
        {
            stream.SetLength(length < 0 ? stream.Length + length : length);
        }

        Assert.Contains(path, Assert.Throws<InputException>(() => SafetensorsFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_number_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        Example.Write(path);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("damaged", Assert.Throws<InputException>(() => SafetensorsFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file")]
    [InlineData("this is text, and long enough to have a header length")]
    public void A_missing_or_foreign_file_is_an_input_error(string content)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        if (content != "no such file")
        {
            File.WriteAllText(path, content);
        }

        Assert.Throws<InputException>(() => SafetensorsFile.Read(path));
    }

    [Fact]
    public void A_network_comes_back_bit_for_bit_moving_statistics_included()
    {
        _ = Tiny.Runtime;
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(Tiny.Network, 1, CPU);
        _ = network.Forward(rand(2, 1, 16, 16), allHeads: true); // moves the statistics
        network.eval();
        new NetworkWeights(
            Tiny.Network,
            16,
            StateDictionary.Read(network),
            new Dictionary<string,
            string>
            { ["seed"] = "1" }).Save(folder.File("w.safetensors"));

        var weights = NetworkWeights.Load(folder.File("w.safetensors"));
        using var other = new SegmentationNetwork(weights.Network, 2, CPU);
        StateDictionary.Write(other, weights.Arrays, "test");
        other.eval();
        var image = rand(1, 1, 16, 16);
        Assert.Equal(Values(network, image), Values(other, image));
        Assert.Equal(16, weights.WorkingSize);
        Assert.Equal("1", weights.Metadata["seed"]);
        Assert.Equal(Tiny.Network.Filters, weights.Network.Filters);
        Assert.Contains("Encoder1_BN_1.running_var", weights.Arrays.Select(a => a.Name));
    }

    [Fact]
    public void Weights_of_another_architecture_are_refused_with_the_difference()
    {
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(Tiny.Network, 1, CPU);
        using var other = new SegmentationNetwork(Tiny.Network with { Filters = [4, 6, 9] }, 1, CPU);
        var error = Assert.Throws<InputException>(() => StateDictionary.Write(other, StateDictionary.Read(network), "file"));
        Assert.Contains("'Encoder3_Conv_1.weight' has shape [8, 6, 3, 3], not [9, 6, 3, 3]", error.Message, StringComparison.Ordinal);
    }

    private static float[] Values(SegmentationNetwork network, Tensor image) =>
        StateDictionary.ToArray(network.Forward(image, allHeads: false)[0]);
}
