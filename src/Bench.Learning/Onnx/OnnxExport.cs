using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.ModelFiles;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Preprocessing;
using Bench.Learning.Weights;

namespace Bench.Learning.Onnx;

/// <summary>
/// Writes a network as an ONNX model: input <c>image</c> (batch, 1, height, width), values 0 … 1; outputs <c>probabilities</c> and
/// <c>logits</c> (batch, 3, height, width) of the full-resolution head. Batch, height and width may be any; sides must be multiples of the
/// metadata's <c>size_multiple</c>. Batch norms are folded into the convolutions, dropout is left out.
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

    private static SortedDictionary<string, string> Metadata(NetworkWeights weights)
    {
        var metadata = Everywhere(weights);
        if (weights.Grid is { } grid)
        {
            metadata[GridText.Key] = GridText.Of(grid);
        }

        return metadata;
    }

    private static SortedDictionary<string, string> Everywhere(NetworkWeights weights) =>
        new(weights.Metadata.ToDictionary(), StringComparer.Ordinal)
        {
            ["network"] = JsonSerializer.Serialize(weights.Network),
            [WorkingSizeKey] = FormattableString.Invariant($"{weights.WorkingSize}"),
            [MultipleKey] = FormattableString.Invariant($"{weights.Network.SizeMultiple}"),
            ["weights_sha256"] = weights.Sha256,
            ["scale"] = "unit",
            ["labels"] = string.Join(", ", weights.Structures.Select(s => Vocabulary.InSentence(s)).Prepend("background")),
        };

    private OnnxMessage Build()
    {
        var network = _options.Graph();
        var logits = network.Heads[^1];
        _graph.Input(InputName, "batch", _options.InputChannels, "height", "width");
        var names = new Dictionary<Layer, string>();
        foreach (var step in new ExecutionPlan(network, [logits]).Steps)
        {
            string[] inputs = [.. step.Inputs.Select(i => names[i])];
            names[step.Output] = step.Convolution is null
                ? OfLayer(step.Output, inputs)
                : OfConvolution(step, inputs[0], step.Output == logits ? LogitsName : null);
        }

        _ = _graph.Node("Softmax", ProbabilitiesName, [names[logits]], ("axis", 1L));
        _graph.Output(ProbabilitiesName, "batch", _options.Classes, "height", "width");
        _graph.Output(LogitsName, "batch", _options.Classes, "height", "width");
        return _graph.ToMessage();
    }

    private string OfLayer(Layer layer, string[] inputs) => layer.Kind switch
    {
        LayerKind.InputLayer => InputName,
        LayerKind.MaxPooling2D =>
            _graph.Node("MaxPool", layer.Name, inputs, ("kernel_shape", Square(layer.Factor)), ("strides", Square(layer.Factor))),
        LayerKind.UpSampling2D => Enlarge(layer, inputs[0]),
        LayerKind.Concatenate => _graph.Node("Concat", layer.Name, inputs, ("axis", 1L)),
        LayerKind.Dropout => inputs[0],
        LayerKind.Conv2DTranspose => _graph.Node(
            "ConvTranspose", layer.Name,
            [
                inputs[0], .. Arrays(layer, _layers.Of(layer)),
            ], ("kernel_shape", Square(layer.KernelSide)), ("strides", Square(layer.Factor))),
        _ => throw new NotSupportedException($"layer '{layer.Name}' of kind {layer.Kind} does not stand alone."),
    };

    private string OfConvolution(Step step, string x, string? output)
    {
        var layer = step.Convolution!;
        var resized = step.Upsampling is { } up ? Enlarge(up, x) : x;
        var convolved = _graph.Node(
            "Conv",
            (step.IsRectified ? null : output) ?? layer.Name,
            [resized, .. Arrays(layer, _layers.Of(step))],
            ("kernel_shape", Square(layer.KernelSide)),
            ("pads", Enumerable.Repeat((long)layer.KernelSide / 2, 4).ToArray()),
            ("strides", Square(1)));
        return step.IsRectified ? _graph.Node("Relu", output ?? step.Output.Name, [convolved]) : convolved;
    }

    private string Enlarge(Layer layer, string x)
    {
        var scales = _graph.Array($"{layer.Name}.scales", [4], [1, 1, layer.Factor, layer.Factor]);
        return _graph.Node(
            "Resize", layer.Name, [x, string.Empty, scales], ("mode", "linear"), ("coordinate_transformation_mode", "half_pixel"));
    }

    private string[] Arrays(Layer layer, (NamedArray Kernel, float[] Bias) folded) =>
        [
            _graph.Array($"{layer.Name}.weight", folded.Kernel.Shape, folded.Kernel.Values),
            _graph.Array($"{layer.Name}.bias", [folded.Bias.Length], folded.Bias),
        ];

    private static long[] Square(long side) => [side, side];
}
