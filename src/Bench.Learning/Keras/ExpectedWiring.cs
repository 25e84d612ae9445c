using System.Globalization;
using Bench.Learning.Networks;

namespace Bench.Learning.Keras;

/// <summary>A network's connections in the words of <see cref="KerasWiring"/>.</summary>
/// <param name="network">The network.</param>
internal sealed class ExpectedWiring(NetworkOptions network)
{
    private readonly NetworkGraph _graph = network.Graph();

    /// <summary>Each convolution and batch norm, and what it receives, in the order of the layer table.</summary>
    public IEnumerable<(string Layer, string Input)> Inputs() =>
        _graph.Layers.Where(l => l.Trainable > 0).Select(l => (l.Name, Output(l.Inputs[0])));

    /// <summary>What the network gives: the head that predicts first.</summary>
    public IReadOnlyList<string> Outputs() => [.. _graph.Heads.Reverse().Select(h => $"softmax({Output(h)})")];

    private static string Output(Layer layer)
    {
        string Inner() => string.Join(", ", layer.Inputs.Select(Output));
        return layer.Kind switch
        {
            LayerKind.InputLayer => "input",
            LayerKind.Conv2D => layer.Name,
            LayerKind.BatchNormalization => $"{layer.Name}({Inner()})",
            LayerKind.ReLU => $"relu({Inner()})",
            LayerKind.Dropout => Inner(),
            LayerKind.MaxPooling2D => KerasWiring.Pooled(layer.Factor, Inner()),
            LayerKind.UpSampling2D => string.Create(CultureInfo.InvariantCulture, $"up{layer.Factor}({Inner()})"),
            LayerKind.Concatenate => $"concat({Inner()})",
            _ => $"{layer.Kind} '{layer.Name}'({Inner()})",
        };
    }
}
