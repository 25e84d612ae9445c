namespace Bench.Learning.Training;

/// <summary>What one step works on, ready for libtorch.</summary>
/// <param name="Indices">Which slices of the set.</param>
/// <param name="Images">(N, 1, working height, working width), 0 … 1.</param>
/// <param name="Labels">(N, 1, native height, native width), 0 … 2.</param>
internal sealed record Batch(int[] Indices, float[] Images, byte[] Labels);
