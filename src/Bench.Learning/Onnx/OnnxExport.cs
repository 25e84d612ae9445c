using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.Networks;
using Bench.Learning.Weights;

namespace Bench.Learning.Onnx;

/// <summary>
/// Writes a network as an ONNX model: input <c>image</c> (batch, 1, height, width), values 0 … 1; outputs <c>probabilities</c> and <c>logits</c>
/// (batch, 3, height, width) of the full-resolution head. Batch, height and width may be any; sides must be multiples of the metadata's
/// <c>size_multiple</c>. Batch norms are folded into the convolutions, dropout is left out.
/// </summary>
public sealed class OnnxExport
{
    /// <summary>Version of the operators: the first whose Resize is the one that later versions keep.</summary>
    public const int Opset = 13;

    /// <summary>Name of the input.</summary>
    internal const string InputName = "image";

    /// <summary>Name of the scores before softmax.</summary>
    internal const string LogitsName = "logits";

    /// <summary>Name of the probabilities.</summary>
    internal const string ProbabilitiesName = "probabilities";

    /// <summary>Metadata: multiple that height and width must be.</summary>
    internal const string MultipleKey = "size_multiple";

    /// <summary>Metadata: longest side, pixels, at which the network looks at images; 0 for native size.</summary>
    internal const string WorkingSizeKey = "working_size";

    private const int IrVersion = 8;
    private static readonly long[] One = [1, 1];
    private static readonly long[] Three = [3, 3];
    private static readonly long[] PadByOne = [1, 1, 1, 1];

    private readonly NetworkOptions _options;
    private readonly FoldedLayers _layers;
    private readonly OnnxGraph _graph;

    private OnnxExport(NetworkWeights weights)
    {
        _options = weights.Network;
        _layers = new FoldedLayers(weights);
        _graph = new OnnxGraph(_options.Name);
    }

    /// <summary>Writes a file, atomically.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="path">Where to.</param>
    /// <exception cref="InputException">The weights lack arrays or are not numbers, or the folder cannot be written to.</exception>
    public static void Write(NetworkWeights weights, string path)
    {
        var model = ToBytes(weights);
        AtomicFile.Write(path, stream => stream.Write(model));
    }

    /// <summary>The bytes of the file.</summary>
    /// <param name="weights">The network.</param>
    /// <exception cref="InputException">The weights lack arrays or are not numbers.</exception>
    public static byte[] ToBytes(NetworkWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        weights.RequireFinite(weights.Network.Name);
        var graph = new OnnxExport(weights).Build();
        var model = new OnnxMessage()
            .Add(OnnxField.Model.IrVersion, IrVersion)
            .Add(OnnxField.Model.ProducerName, "bench")
            .Add(OnnxField.Model.ProducerVersion, typeof(OnnxExport).Assembly.GetName().Version!.ToString(3))
            .Add(OnnxField.Model.DocString, weights.Network.ToString())
            .Add(OnnxField.Model.OpsetImport, new OnnxMessage().Add(OnnxField.Opset.Version, Opset));
        foreach (var (key, value) in Metadata(weights))
        {
            model.Add(OnnxField.Model.MetadataProps, new OnnxMessage().Add(OnnxField.Entry.Key, key).Add(OnnxField.Entry.Value, value));
        }

        return model.Add(OnnxField.Model.Graph, graph).Content.ToArray();
    }

    private static SortedDictionary<string, string> Metadata(NetworkWeights weights) => new(weights.Metadata.ToDictionary(), StringComparer.Ordinal)
    {
        ["network"] = JsonSerializer.Serialize(weights.Network),
        [WorkingSizeKey] = FormattableString.Invariant($"{weights.WorkingSize}"),
        [MultipleKey] = FormattableString.Invariant($"{weights.Network.SizeMultiple}"),
        ["weights_sha256"] = weights.Sha256,
        ["scale"] = "unit",
        ["labels"] = "background, myocardium, blood pool",
    };

    private OnnxMessage Build()
    {
        _graph.Input(InputName, "batch", 1, "height", "width");
        var encoded = new string[_options.Levels];
        for (var l = 0; l < encoded.Length; l++)
        {
            var below = l == 0 ? InputName : Pool($"Encoder{l}_Pool", encoded[l - 1], 2);
            encoded[l] = Block($"Encoder{l + 1}_Conv_2", Block($"Encoder{l + 1}_Conv_1", below));
        }

        var decoded = new string[_options.Levels];
        decoded[^1] = encoded[^1];
        for (var d = _options.Levels - 2; d >= 0; d--)
        {
            decoded[d] = Decode(d, encoded, decoded);
        }

        var first = Convolution("deepsup_conv_1_1", decoded[0], _layers.Plain("deepsup_conv_1_1"));
        _ = Convolution("deepsup_conv_1_2", first, _layers.Plain("deepsup_conv_1_2"), LogitsName);
        _ = _graph.Node("Softmax", ProbabilitiesName, [LogitsName], ("axis", 1L));
        _graph.Output(ProbabilitiesName, "batch", LabelMap.ClassCount, "height", "width");
        _graph.Output(LogitsName, "batch", LabelMap.ClassCount, "height", "width");
        return _graph.ToMessage();
    }

    private string Decode(int d, string[] encoded, string[] decoded)
    {
        var parts = new List<string>();
        if (_options.Skips == SkipKind.Standard)
        {
            parts.Add(encoded[d]);
        }

        foreach (var u in _options.ConvolvedSources(d))
        {
            var source = _options.IsFromDecoder(u, d) ? decoded[u] : encoded[u];
            var name = $"Skip{u + 1}_{d + 1}";
            var resized = u < d ? Pool($"{name}_Pool", source, 1 << (d - u)) : u == d ? source : Enlarge($"{name}_Up", source, 1 << (u - d));
            parts.Add(Block($"{name}_Conv_1", resized));
        }

        var joined = _graph.Node("Concat", $"Decoder{d + 1}_Concat", parts, ("axis", 1L));
        return Enumerable.Range(1, _options.DecoderBlocks).Aggregate(joined, (x, i) => Block($"Decoder{d + 1}_Conv_{i}", x));
    }

    private string Block(string name, string x) => _graph.Node("Relu", $"{name}_Relu", [Convolution(name, x, _layers.Folded(name))]);

    private string Convolution(string name, string x, (NamedArray Kernel, float[] Bias) layer, string? output = null) =>
        _graph.Node("Conv", output ?? name, [x, .. Arrays(name, layer)], ("kernel_shape", Three), ("pads", PadByOne), ("strides", One));

    private string Pool(string name, string x, long factor) => _graph.Node("MaxPool", name, [x], ("kernel_shape", new[] { factor, factor }), ("strides", new[] { factor, factor }));

    private string Enlarge(string name, string x, long factor)
    {
        if (_options.Upsampling == UpsamplingKind.Transposed)
        {
            return _graph.Node("ConvTranspose", name, [x, .. Arrays(name, _layers.Plain(name))], ("kernel_shape", new[] { factor, factor }), ("strides", new[] { factor, factor }));
        }

        var scales = _graph.Array($"{name}.scales", [4], [1, 1, factor, factor]);
        return _graph.Node("Resize", name, [x, string.Empty, scales], ("mode", "linear"), ("coordinate_transformation_mode", "half_pixel"));
    }

    private string[] Arrays(string name, (NamedArray Kernel, float[] Bias) layer) =>
        [_graph.Array($"{name}.weight", layer.Kernel.Shape, layer.Kernel.Values), _graph.Array($"{name}.bias", [layer.Bias.Length], layer.Bias)];
}
