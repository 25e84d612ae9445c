namespace Bench.Core.Keras;

/// <summary>What a Keras HDF5 file holds, as plain values, nothing judged yet.</summary>
/// <param name="Path">The file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal.</param>
/// <param name="KerasVersion">Version of Keras that wrote it; empty where the file does not say.</param>
/// <param name="Configuration">The attribute <c>model_config</c>, JSON; null in a file of weights only.</param>
/// <param name="HasTrainingState">
/// Whether the file also holds a training configuration or an optimiser's state, which are of no use here.
/// </param>
/// <param name="Layers">The layers in the order of <c>layer_names</c>.</param>
public sealed record KerasModel(
    string Path,
    long Length,
    string Sha256,
    string KerasVersion,
    string? Configuration,
    bool HasTrainingState,
    IReadOnlyList<KerasLayer> Layers);

/// <summary>One array of numbers of a Keras layer.</summary>
/// <param name="Name">
/// Last part of its name without counter: <c>kernel</c>, <c>bias</c>, <c>gamma</c>, <c>beta</c>, <c>moving_mean</c>,
/// <c>moving_variance</c>.
/// </param>
/// <param name="Shape">Extent of each axis as Keras stores it; kernels are (rows, columns, in, out).</param>
/// <param name="Values">The numbers, last axis fastest.</param>
public sealed record KerasArray(string Name, IReadOnlyList<int> Shape, float[] Values);

/// <summary>One layer of a Keras model with its weights.</summary>
/// <param name="Name">Such as <c>Encoder1_Conv_1</c>.</param>
/// <param name="Arrays">Its weights; none for activations, poolings and the like.</param>
public sealed record KerasLayer(string Name, IReadOnlyList<KerasArray> Arrays);
