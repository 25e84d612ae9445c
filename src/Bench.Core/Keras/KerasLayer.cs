namespace Bench.Core.Keras;

/// <summary>One layer of a Keras model with its weights.</summary>
/// <param name="Name">Such as <c>Encoder1_Conv_1</c>.</param>
/// <param name="Arrays">Its weights; none for activations, poolings and the like.</param>
public sealed record KerasLayer(string Name, IReadOnlyList<KerasArray> Arrays);
