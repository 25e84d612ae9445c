using System.Text.Json.Serialization;

namespace Bench.Core.Training;

/// <summary>A network as a graph of layers, in a form that needs no library of tensors: kept in results, and drawn from there.</summary>
/// <param name="Height">Rows of an image that it takes.</param>
/// <param name="Width">Columns.</param>
/// <param name="Layers">All layers in the order they run, each after those that it receives.</param>
public sealed record NetworkDescription(int Height, int Width, IReadOnlyList<NetworkLayer> Layers)
{
    /// <summary>All parameters, moving statistics included, as Keras counts them.</summary>
    [JsonIgnore]
    public long Parameters => Layers.Sum(l => l.Parameters);

    /// <summary>What is wrong with it, a clause; null for a graph that can run.</summary>
    [JsonIgnore]
    public string? Problem =>
        Height < 1 || Width < 1 || Layers.Count == 0 ? "has no layers or no size"
        : !Layers.Any(l => l.Kind == NetworkLayer.Softmax) ? "has no head"
        : Layers.Index().FirstOrDefault(l => l.Item.Inputs.Any(i => i < 0 || i >= l.Index) || l.Item.Channels < 1 || l.Item.Factor < 1
            || (l.Item.Inputs.Count == 0) != (l.Item.Kind == NetworkLayer.Input)).Item is { } wrong
            ? $"has a layer, {wrong.Name}, without channels or with inputs that do not run before it"
        : Reductions().Any(r => r < 1) ? "has a layer that is larger than the image"
        : null;

    /// <summary>How many times smaller than the image each layer's output is, along each side; 0 for what has no whole size.</summary>
    public IReadOnlyList<int> Reductions()
    {
        var found = new int[Layers.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var (layer, from) = (Layers[i], Layers[i].Inputs.Count == 0 ? 1L : found[Layers[i].Inputs[0]]);
            var reduction = layer.Kind switch
            {
                NetworkLayer.Pooling => from * layer.Factor,
                NetworkLayer.Upsampling or NetworkLayer.Transposed => from % layer.Factor == 0 ? from / layer.Factor : 0,
                _ => from,
            };
            found[i] = reduction > Math.Max(Height, Width) ? 0 : (int)reduction;
        }

        return found;
    }
}

/// <summary>One layer, as Keras counts layers: activations, poolings and concatenations are layers too.</summary>
/// <param name="Name">Its name; layers with parameters have the names under which weights are stored.</param>
/// <param name="Kind">Keras's word for what it does, such as <c>Conv2D</c>.</param>
/// <param name="Inputs">0-based places of the layers that it receives.</param>
/// <param name="Channels">Channels of its output.</param>
/// <param name="Factor">How many times smaller (pooling) or larger (enlargement) its output is along each side; else 1.</param>
/// <param name="Parameters">All its parameters.</param>
public sealed record NetworkLayer(string Name, string Kind, IReadOnlyList<int> Inputs, int Channels, int Factor, long Parameters)
{
    /// <summary>Kind of the image.</summary>
    public const string Input = "InputLayer";

    /// <summary>Kind of a convolution.</summary>
    public const string Convolution = "Conv2D";

    /// <summary>Kind of an enlargement by a convolution.</summary>
    public const string Transposed = "Conv2DTranspose";

    /// <summary>Kind of a pooling.</summary>
    public const string Pooling = "MaxPooling2D";

    /// <summary>Kind of a bilinear enlargement.</summary>
    public const string Upsampling = "UpSampling2D";

    /// <summary>Kind of what puts channels one after the other.</summary>
    public const string Concatenation = "Concatenate";

    /// <summary>Kind of the end of a head.</summary>
    public const string Softmax = "Softmax";
}
