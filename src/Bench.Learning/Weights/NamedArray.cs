namespace Bench.Learning.Weights;

/// <summary>One array of numbers with a name, as weight files hold them.</summary>
/// <param name="Name">State-dict key, such as <c>Encoder1_Conv_1.weight</c>.</param>
/// <param name="Shape">Extent of each axis, outermost first; empty for a single number.</param>
/// <param name="Values">The numbers, last axis fastest; as many as the extents multiply to.</param>
public sealed record NamedArray(string Name, IReadOnlyList<long> Shape, float[] Values)
{
    /// <summary>Number of values that the shape asks for.</summary>
    public long Count => Shape.Aggregate(1L, (product, extent) => product * extent);
}
