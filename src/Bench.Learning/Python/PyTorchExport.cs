using System.Globalization;
using System.Text;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.Networks;

namespace Bench.Learning.Python;

/// <summary>
/// Writes a network as one Python file: a PyTorch module whose parameters have the names of the weight files, and a function that loads
/// these with NumPy alone. Nobody needs this program to use weights that it trained.
/// </summary>
public static class PyTorchExport
{
    private const int Indent = 8;

    /// <summary>Writes the file, atomically.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">Where to.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public static void Write(NetworkOptions network, string path) => AtomicFile.WriteText(path, ToText(network));

    /// <summary>The text of the file.</summary>
    /// <param name="network">The network.</param>
    public static string ToText(NetworkOptions network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var graph = network.Graph();
        Layer[] layers = [.. graph.Layers.Where(l => l.Kind != LayerKind.Softmax)];
        var values = layers.Index().ToDictionary(l => l.Item, l => $"x{l.Index}");
        var text = new StringBuilder();
        text.Append(
            $$""""
            """{{network}}

            Written by bench export --pytorch. Needs PyTorch and NumPy, and nothing else:

                network = load("{{network.Name}}.safetensors")
                with torch.no_grad():
                    labels = network(images)[-1].argmax(1)

            images: (N, {{network.InputChannels}}, rows, columns), float32, each slice scaled to 0 ... 1 (its least
            value 0, its greatest 1); rows and columns multiples of {{graph.SizeMultiple}}. Labels: 0 background, 1 myocardium, 2
            blood pool, and 3 right ventricle where there are four classes.
            """

            import json
            import struct

            import numpy
            import torch
            from torch import nn
            from torch.nn import functional


            class Network(nn.Module):
                def __init__(self):
                    super().__init__()

            """");
        foreach (var line in graph.Stored.Select(layer => Module(layer, network)).Where(m => m.Length > 0))
        {
            text.Append(' ', Indent).Append(line).Append('\n');
        }

        text.Append(
            $$""""

                def forward(self, image):
                    """Scores before softmax, (N, {{network.Classes}}, rows, columns): one for each head, the one that predicts last."""

            """");
        foreach (var layer in layers)
        {
            text.Append(' ', Indent).Append($"{values[layer]} = {Call(layer, [.. layer.Inputs.Select(i => values[i])])}\n");
        }

        text.Append(' ', Indent).Append($"return [{string.Join(", ", graph.Heads.Select(h => values[h]))}]\n");
        text.Append(
            """"


            def arrays(path):
                """The arrays of a safetensors file of Bench by name, and its metadata."""
                with open(path, "rb") as file:
                    (length,) = struct.unpack("<Q", file.read(8))
                    header = json.loads(file.read(length))
                    numbers = file.read()
                metadata = header.pop("__metadata__", {})
                found = {}
                for name, entry in header.items():
                    start, end = entry["data_offsets"]
                    found[name] = numpy.frombuffer(numbers[start:end], "<f4").reshape(entry["shape"])
                return found, metadata


            def load(path):
                """The network with the weights of a safetensors file of Bench, ready to predict."""
                network = Network()
                weights = {name: torch.from_numpy(array.copy()) for name, array in arrays(path)[0].items()}
                lacking = network.load_state_dict(weights, strict=False)
                missing = [name for name in lacking.missing_keys if not name.endswith("num_batches_tracked")]
                if missing or lacking.unexpected_keys:
                    raise ValueError(f"{path} has weights of another network: lacks {missing[:3]}, has {lacking.unexpected_keys[:3]}")
                return network.eval()

            """");
        return text.ToString();
    }

    // Empty where the layer has no parameters.
    private static string Module(Layer layer, NetworkOptions network) => layer.Kind switch
    {
        LayerKind.Conv2D =>
            $"{Self(layer)} = nn.Conv2d({layer.ChannelsIn}, {layer.Channels}, {layer.KernelSide}, padding={layer.KernelSide / 2})",
        LayerKind.Conv2DTranspose =>
            $"{Self(layer)} = nn.ConvTranspose2d({layer.ChannelsIn}, {layer.Channels}, {layer.KernelSide}, stride={layer.Factor})",
        LayerKind.BatchNormalization =>
            $"{Self(layer)} = nn.BatchNorm2d({layer.Channels}, eps={Number(network.BatchNormEpsilon)}, "
                + $"momentum={Number(1 - network.BatchNormMomentum)})",
        _ => "",
    };

    private static string Call(Layer layer, string[] inputs) => layer.Kind switch
    {
        LayerKind.InputLayer => "image",
        LayerKind.Conv2D or LayerKind.Conv2DTranspose or LayerKind.BatchNormalization => $"{Self(layer)}({inputs[0]})",
        LayerKind.ReLU => $"functional.relu({inputs[0]})",
        LayerKind.MaxPooling2D => $"functional.max_pool2d({inputs[0]}, {layer.Factor})",
        LayerKind.UpSampling2D =>
            $"functional.interpolate({inputs[0]}, scale_factor={layer.Factor}, mode=\"bilinear\", align_corners=False)",
        LayerKind.Concatenate => $"torch.cat([{string.Join(", ", inputs)}], 1)",
        LayerKind.Dropout => $"functional.dropout({inputs[0]}, {Number(layer.DropoutRate)}, self.training)",
        _ => throw new NotSupportedException($"layer '{layer.Name}' of kind {layer.Kind} has no counterpart."),
    };

    private static string Self(Layer layer) => $"self.{layer.Name}";

    // As it is meant: 1 - 0.99 is 0.01, not 0.010000000000000009.
    private static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);
}
