namespace Bench.Core.Components;

/// <summary>One connected component of a structure.</summary>
/// <param name="Voxels">Storage positions of its voxels, in no particular order; at least one.</param>
/// <param name="FirstSlice">First slice it occupies.</param>
/// <param name="SliceCount">Number of slices that hold a voxel of it.</param>
/// <param name="CentroidRow">Mean row, voxels.</param>
/// <param name="CentroidColumn">Mean column, voxels.</param>
/// <param name="CentroidSlice">Mean slice, voxels.</param>
/// <param name="Rank">
/// Position of its first voxel when the stack is read row by row, column by column, slices innermost: the order in which a reader of the
/// (H, W, S) arrays in C order, such as scikit-image, numbers components. Decides ties.
/// </param>
public sealed record Component(
    IReadOnlyList<int> Voxels, int FirstSlice, int SliceCount, double CentroidRow, double CentroidColumn, double CentroidSlice, int Rank)
{
    /// <summary>Number of voxels, at least 1.</summary>
    public int Count => Voxels.Count;
}
