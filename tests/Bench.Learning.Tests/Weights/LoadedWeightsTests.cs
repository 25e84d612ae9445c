using System.Text.Json.Nodes;
using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Weights;

/// <summary>
/// Files of weights that other programs wrote or changed: taken where they hold what their network needs, refused with the difference where
/// not.
/// </summary>
public sealed class LoadedWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NetworkWeights _weights = RandomWeights.Of(Tiny.Network);

    [Theory]
    [InlineData("unet3plus", 5)]
    [InlineData("unet3plus-decoder", 3)]
    [InlineData("unet", 4)]
    [InlineData("figure1", 4)]
    [InlineData("unet3plus", 2)]
    [InlineData("unet3plus", 7)]
    public void Names_shapes_and_order_are_those_of_the_network_that_is_built(string name, int levels)
    {
        var options = NetworkOptions.Named.Single(n => n.Name == name).WithFilters([.. Enumerable.Range(3, levels)]);
        _ = Tiny.Runtime;
        using var network = new SegmentationNetwork(options, 1, CPU);

        var arrays = NetworkArrays.Of(options);

        Assert.Equal(
            StateDictionary.Read(network).Select(a => $"{a.Name} [{string.Join(", ", a.Shape)}]"),
            arrays.Select(a => $"{a.Name} [{string.Join(", ", a.Shape)}]"));
    }

    [Fact]
    public void Arrays_that_another_program_sorted_are_brought_back_into_order()
    {
        // As Python's safetensors saves what it has loaded: sorted by name, the metadata as they were.
        var path = Changed(
            arrays => [.. arrays.OrderBy(a => a.Name, StringComparer.Ordinal)], metadata => metadata["sha256"] = _weights.Sha256);

        var back = NetworkWeights.Load(path);

        Assert.Equal(_weights.Sha256, back.Sha256);
        Assert.Equal(_weights.Arrays.Select(a => a.Name), back.Arrays.Select(a => a.Name));
    }

    [Fact]
    public void A_number_that_was_changed_is_noticed_whatever_the_order()
    {
        var path = Changed(
            arrays =>
            {
                arrays[2].Values[0]++;
                return [.. arrays.OrderBy(a => a.Name, StringComparer.Ordinal)];
            },
            metadata => metadata["sha256"] = RandomWeights.Of(Tiny.Network).Sha256);

        Assert.Contains("do not fit the SHA-256", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_without_a_hash_are_taken_as_they_are() =>
        Assert.Equal(
            _weights.Arrays.Count, NetworkWeights.Load(Changed(arrays => arrays, metadata => metadata.Remove("sha256"))).Arrays.Count);

    [Fact]
    public void An_array_that_is_missing_superfluous_doubled_or_of_another_shape_is_named()
    {
        Assert.Contains(
            "'Skip3_1_BN_1.running_mean' is missing",
            Refused(Changed(a => [.. a.Where(x => x.Name != "Skip3_1_BN_1.running_mean")])),
            StringComparison.Ordinal);
        Assert.Contains(
            "'extra' is not in this network", Refused(Changed(a => [.. a, new NamedArray("extra", [1], [0])])), StringComparison.Ordinal);
        Assert.Contains("'Encoder1_Conv_1.bias' is there twice", Refused(Changed(a => [.. a, a[1]])), StringComparison.Ordinal);
        Assert.Contains(
            "'Encoder1_Conv_1.bias' has shape [5], not [4]",
            Refused(Changed(a => [a[0], new NamedArray(a[1].Name, [5], new float[5]), .. a.Skip(2)])),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_whose_metadata_name_another_network_are_refused_with_the_difference()
    {
        var error = Refused(
            Changed(
                a => a,
                metadata =>
                    metadata["network"] = metadata["network"]!.GetValue<string>().Replace("[4,6,8]", "[4,6,9]", StringComparison.Ordinal)));

        Assert.Contains("filters 4, 6, 9", error, StringComparison.Ordinal);
        Assert.Contains("'Encoder3_Conv_1.weight' has shape [8, 6, 3, 3], not [9, 6, 3, 3]", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("network", "{\"Filters\":null}", "describes no network")]
    [InlineData("network", "{\"Filters\":[]}", "describes no network")]
    [InlineData("network", "{\"Skips\":\"Sideways\"}", "describes no network")]
    [InlineData("network", "null", "describes no network")]
    [InlineData("network", "{\"Topology\":\"knotted\"}", "knows no topology 'knotted'")]
    [InlineData("network", "{\"Classes\":1}", "describes no network")]
    [InlineData("network", "{\"Classes\":5}", "has 5 classes and 1 input channel(s)")]
    [InlineData("network", "{\"InputChannels\":5}", "has 3 classes and 5 input channel(s)")]
    [InlineData("working_size", "-1", "lacks 'network' or 'working_size'")]
    [InlineData("working_size", "much", "lacks 'network' or 'working_size'")]
    public void Metadata_that_describe_nothing_are_refused(string key, string value, string message) =>
        Assert.Contains(message, Refused(Changed(a => a, metadata => metadata[key] = value)), StringComparison.Ordinal);

    [Fact]
    public void A_variance_below_zero_is_named()
    {
        var at = _weights.Arrays.Single(a => a.Name == "Encoder2_BN_1.running_var");
        at.Values[3] = -0.25f;

        var error = Assert.Throws<InputException>(() => _weights.RequireFinite("file"));

        Assert.Contains("'Encoder2_BN_1.running_var' holds -0.25 at position 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_whose_offsets_are_none_is_refused()
    {
        var path = Changed(a => a, changeHeader: header => header["Encoder1_Conv_1.bias"]!["data_offsets"] = new JsonArray(0));

        Assert.Contains("not a readable safetensors file", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pointer_of_Git_LFS_is_called_that()
    {
        File.WriteAllText(_folder.File("w.safetensors"), "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");

        Assert.Contains("is a pointer of Git LFS, not the file itself", Refused(_folder.File("w.safetensors")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Refused(string path) =>
        Assert.Throws<InputException>(() => NetworkWeights.Load(path)) is var error
            && error.Message.StartsWith(path, StringComparison.Ordinal)
        ? error.Message
        : throw new InvalidOperationException($"the message does not begin with {path}");

    // Writes the weights, then changes arrays, metadata and header of the file by the format's own rules; the hash is left out unless asked
    // for.
    private string Changed(
        Func<List<NamedArray>,
        IReadOnlyList<NamedArray>> change,
        Action<JsonObject>? changeMetadata = null,
        Action<JsonObject>? changeHeader = null)
    {
        var path = _folder.File("w.safetensors");
        _weights.Save(path);
        var written = File.ReadAllBytes(path);
        var header = JsonNode.Parse(written.AsSpan(8, (int)BitConverter.ToUInt64(written)))!.AsObject();
        var metadata = header["__metadata__"]!.DeepClone().AsObject();
        metadata.Remove("sha256");
        changeMetadata?.Invoke(metadata);
        var (text, numbers) = (new JsonObject { ["__metadata__"] = metadata }, new List<byte>());
        var doubled = new List<string>();
        foreach (var array in change([.. _weights.Arrays]))
        {
            var entry = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. array.Shape.Select(n => (JsonNode)n)]),
                ["data_offsets"] = new JsonArray(numbers.Count, numbers.Count + (4 * array.Values.Length)),
            };
            numbers.AddRange(array.Values.SelectMany(BitConverter.GetBytes));
            if (!text.TryAdd(array.Name, entry))
            {
                doubled.Add($",\"{array.Name}\":{entry.ToJsonString()}");
            }
        }

        changeHeader?.Invoke(text);
        var json = System.Text.Encoding.UTF8.GetBytes(text.ToJsonString()[..^1] + string.Concat(doubled) + "}");
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((ulong)json.Length), .. json, .. numbers]);
        return path;
    }
}
