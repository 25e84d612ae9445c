namespace Bench.Core.Keras;

/// <summary>One array of numbers of a Keras layer.</summary>
/// <param name="Name">
/// Last part of its name without counter: <c>kernel</c>, <c>bias</c>, <c>gamma</c>, <c>beta</c>, <c>moving_mean</c>,
/// <c>moving_variance</c>.
/// </param>
/// <param name="Shape">Extent of each axis as Keras stores it; kernels are (rows, columns, in, out).</param>
/// <param name="Values">The numbers, last axis fastest.</param>
public sealed record KerasArray(string Name, IReadOnlyList<int> Shape, float[] Values);
