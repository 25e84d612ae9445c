using Bench.Core.Training;

namespace Bench.Learning.Networks;

/// <summary>
/// A network as layers and what each receives: the one description of which the network that is trained, the one that predicts, the ONNX
/// model, the check of Keras files, the layer table, the memory estimate and the number of parameters are made.
/// </summary>
public sealed class NetworkGraph
{
    /// <summary>Takes layers from <see cref="GraphBuilder"/>.</summary>
    internal NetworkGraph(IReadOnlyList<Layer> layers) => Layers = layers;

    /// <summary>All layers in the order they run, each after those that it receives.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>All layers in the order in which their weights are stored.</summary>
    internal IEnumerable<Layer> Stored => Layers.Select((layer, place) => (Layer: layer, Place: layer.StoredBefore ?? place))
        .OrderBy(l => l.Place).ThenBy(l => l.Layer.StoredBefore is null).Select(l => l.Layer);

    /// <summary>Scores of the classes at full size, before softmax: one layer for each output, the one that predicts last.</summary>
    public IReadOnlyList<Layer> Heads => [.. Layers.Where(l => l.Kind == LayerKind.Softmax).Select(l => l.Inputs[0])];

    /// <summary>Height and width of what goes in must be multiples of this: of what each layer is smaller by than the image.</summary>
    public int SizeMultiple => Layers.Select(l => l.Reduction).Distinct().Aggregate(LeastCommonMultiple);

    /// <summary>The same for results, which know no tensors.</summary>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns.</param>
    public NetworkDescription Describe(int height, int width)
    {
        var places = Layers.Index().ToDictionary(l => l.Item, l => l.Index);
        return new NetworkDescription(height, width,
        [
            .. Layers.Select(l => new NetworkLayer(
                l.Name, l.Kind.ToString(), [.. l.Inputs.Select(i => places[i])], l.Channels, l.Factor, l.Trainable + l.NotTrainable)),
        ]);
    }

    private static int LeastCommonMultiple(int a, int b)
    {
        var (larger, rest) = (a, b);
        while (rest != 0)
        {
            (larger, rest) = (rest, larger % rest);
        }

        return a / larger * b;
    }
}
