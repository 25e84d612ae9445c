namespace Bench.Learning.Networks;

/// <summary>One layer of a network, as Keras counts layers: activations, poolings and concatenations are layers too.</summary>
public sealed class Layer
{
    /// <summary>Describes a layer; <see cref="GraphBuilder"/> does.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="channels">Channels of its output.</param>
    /// <param name="inputs">What it receives.</param>
    internal Layer(string name, LayerKind kind, int channels, params IReadOnlyList<Layer> inputs) =>
        (Name, Kind, Channels, Inputs) = (name, kind, channels, inputs);

    /// <summary>Such as <c>Encoder1_Conv_1</c>; layers with parameters have the names under which weights are stored.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public LayerKind Kind { get; }

    /// <summary>Layers whose output it receives.</summary>
    public IReadOnlyList<Layer> Inputs { get; }

    /// <summary>Channels of its output.</summary>
    public int Channels { get; }

    /// <summary>Channels that it receives; the input, those of the image.</summary>
    public int ChannelsIn => Inputs.Count == 0 ? Channels : Inputs.Sum(i => i.Channels);

    /// <summary>
    /// How many times smaller (pooling) or larger (up-sampling, transposed convolution) its output is than its input, along each side; 1
    /// for other kinds.
    /// </summary>
    public int Factor { get; internal init; } = 1;

    /// <summary>How many times smaller its output is than the image, along each side.</summary>
    public int Reduction { get; internal init; } = 1;

    /// <summary>Rows and columns of the kernel of a convolution; 0 for other kinds.</summary>
    public int KernelSide { get; internal init; }

    /// <summary>Place of the layer before which its weights are stored; null for its own place.</summary>
    internal int? StoredBefore { get; init; }

    /// <summary>Share of values that a dropout sets to zero; 0 for other kinds.</summary>
    public double DropoutRate { get; internal init; }

    /// <summary>Parameters that training changes.</summary>
    public long Trainable => TrainedArrays().Sum(Count);

    /// <summary>Moving means and variances.</summary>
    public long NotTrainable => MovingArrays().Sum(Count);

    /// <summary>State-dict keys and shapes of what training changes.</summary>
    internal IReadOnlyList<(string Name, long[] Shape)> TrainedArrays() => Kind switch
    {
        LayerKind.Conv2D => [($"{Name}.weight", [Channels, ChannelsIn, KernelSide, KernelSide]), ($"{Name}.bias", [Channels])],
        LayerKind.Conv2DTranspose => [($"{Name}.weight", [ChannelsIn, Channels, KernelSide, KernelSide]), ($"{Name}.bias", [Channels])],
        LayerKind.BatchNormalization => [($"{Name}.weight", [Channels]), ($"{Name}.bias", [Channels])],
        _ => [],
    };

    /// <summary>State-dict keys and shapes of what a batch norm keeps beside.</summary>
    internal IReadOnlyList<(string Name, long[] Shape)> MovingArrays() =>
        Kind == LayerKind.BatchNormalization ? [($"{Name}.running_mean", [Channels]), ($"{Name}.running_var", [Channels])] : [];

    private static long Count((string Name, long[] Shape) array) => array.Shape.Aggregate(1L, (product, extent) => product * extent);
}
