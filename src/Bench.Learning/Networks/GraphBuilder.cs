namespace Bench.Learning.Networks;

/// <summary>
/// Draws a network, layer by layer. Names are those under which weights are stored; first weights depend on the seed and on them alone.
/// Wrong drawings (a name twice, sizes that differ, a head that is not as large as the image) are refused with an
/// <see cref="ArgumentException"/>.
/// </summary>
public sealed class GraphBuilder
{
    private readonly Dictionary<string, Layer> _layers = new(StringComparer.Ordinal);
    private readonly List<Layer> _order = [];
    private int _heads;

    /// <summary>Place of the layer that is drawn next.</summary>
    internal int NextPlace => _order.Count;

    /// <summary>The image.</summary>
    /// <param name="channels">1 for grey values.</param>
    public Layer Input(int channels) => Add(new Layer("Input", LayerKind.InputLayer, channels));

    /// <summary>Convolution with bias; height and width stay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="x">What it receives.</param>
    /// <param name="channels">Channels of its output.</param>
    /// <param name="kernelSide">Rows and columns of its kernel, an odd number.</param>
    public Layer Convolution(string name, Layer x, int channels, int kernelSide = 3) => kernelSide > 0 && kernelSide % 2 == 1
        ? Add(new Layer(name, LayerKind.Conv2D, channels, x) { KernelSide = kernelSide, Reduction = x.Reduction })
        : throw new ArgumentException($"layer '{name}' has a kernel of {kernelSide} rows, which is not an odd number.", nameof(kernelSide));

    /// <summary>Convolution, batch norm, ReLU: <c>NAME_Conv_1</c>, <c>NAME_BN_1</c>, <c>NAME_ReLU_1</c>.</summary>
    /// <param name="name">First part of the layers' names.</param>
    /// <param name="index">Last part of them.</param>
    /// <param name="x">What it receives.</param>
    /// <param name="channels">Channels of its output.</param>
    /// <param name="kernelSide">Rows and columns of its kernel, an odd number.</param>
    public Layer Block(string name, int index, Layer x, int channels, int kernelSide = 3)
    {
        var convolution = Convolution(FormattableString.Invariant($"{name}_Conv_{index}"), x, channels, kernelSide);
        var norm = Add(Like(convolution, FormattableString.Invariant($"{name}_BN_{index}"), LayerKind.BatchNormalization));
        return Add(Like(norm, FormattableString.Invariant($"{name}_ReLU_{index}"), LayerKind.ReLU));
    }

    /// <summary>The largest value of each square.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="x">What it receives.</param>
    /// <param name="factor">Rows and columns of the squares.</param>
    public Layer Pool(string name, Layer x, int factor) =>
        Add(new Layer(name, LayerKind.MaxPooling2D, x.Channels, x) { Factor = factor, Reduction = x.Reduction * factor });

    /// <summary>Bilinear enlargement.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="x">What it receives.</param>
    /// <param name="factor">By how much, along each side.</param>
    public Layer Upsample(string name, Layer x, int factor) =>
        Add(new Layer(name, LayerKind.UpSampling2D, x.Channels, x) { Factor = factor, Reduction = Enlarged(name, x, factor) });

    /// <summary>Enlargement by a transposed convolution.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="x">What it receives.</param>
    /// <param name="channels">Channels of its output.</param>
    /// <param name="factor">By how much, along each side; rows and columns of its kernel.</param>
    /// <param name="storedBefore">Place of the layer before which its weights are stored; null for its own.</param>
    public Layer Transposed(string name, Layer x, int channels, int factor, int? storedBefore = null) =>
        Add(
            new Layer(name, LayerKind.Conv2DTranspose, channels, x)
            {
                Factor = factor,
                KernelSide = factor,
                Reduction = Enlarged(name, x, factor),
                StoredBefore = storedBefore,
            });

    /// <summary>Channels of several layers of one size, one after the other.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">The layers.</param>
    public Layer Concatenate(string name, params IReadOnlyList<Layer> inputs) => inputs.Select(i => i.Reduction).Distinct().Count() == 1
        ? Add(new Layer(name, LayerKind.Concatenate, inputs.Sum(i => i.Channels), inputs) { Reduction = inputs[0].Reduction })
        : throw new ArgumentException($"layer '{name}' joins layers of different sizes, or none.", nameof(inputs));

    /// <summary>Sets a share of the values to zero while training.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="x">What it receives.</param>
    /// <param name="rate">The share.</param>
    public Layer Dropout(string name, Layer x, double rate) =>
        Add(new Layer(name, LayerKind.Dropout, x.Channels, x) { DropoutRate = rate, Reduction = x.Reduction });

    /// <summary>
    /// Makes a layer's output scores of the classes. The head drawn last is the one that predicts; each has a loss of its own.
    /// </summary>
    /// <param name="name">Name of the softmax.</param>
    /// <param name="scores">A layer as large as the image, one channel for each class.</param>
    public void Head(string name, Layer scores)
    {
        if (scores.Reduction != 1)
        {
            throw new ArgumentException($"head '{name}' is {scores.Reduction} times smaller than the image.", nameof(scores));
        }

        _ = Add(Like(scores, name, LayerKind.Softmax));
        _heads++;
    }

    /// <summary>What was drawn.</summary>
    internal NetworkGraph Build() => _heads > 0 ? new NetworkGraph(_order) : throw new ArgumentException("a network needs a head.");

    private static Layer Like(Layer x, string name, LayerKind kind) => new(name, kind, x.Channels, x) { Reduction = x.Reduction };

    private static int Enlarged(string name, Layer x, int factor) => factor > 0 && x.Reduction % factor == 0
        ? x.Reduction / factor
        : throw new ArgumentException(
            $"layer '{name}' enlarges {factor} times what is {x.Reduction} times smaller than the image.", nameof(factor));

    private Layer Add(Layer layer)
    {
        if (
            layer.Channels < 1
                || layer.Factor < 1
                || layer.Inputs.Any(i => !ReferenceEquals(_layers.GetValueOrDefault(i.Name), i))
                || !_layers.TryAdd(layer.Name, layer))
        {
            throw new ArgumentException(
                $"layer '{layer.Name}' is there twice, or has no channels, a factor below 1 or inputs of another network.", nameof(layer));
        }

        _order.Add(layer);
        return layer;
    }
}
