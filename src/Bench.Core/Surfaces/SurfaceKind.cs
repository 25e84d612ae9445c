namespace Bench.Core.Surfaces;

/// <summary>What the surface of a mask is made of. Tools differ, and so do their distances.</summary>
public enum SurfaceKind
{
    /// <summary>
    /// Border voxels: voxels of the mask with a face neighbour outside it; what lies outside the image is outside the mask. Each counts
    /// once. The default; equals <c>mask &amp; ~binary_erosion(mask)</c> in SciPy.
    /// </summary>
    BorderVoxels,

    /// <summary>
    /// Surface elements between voxels, at the corners where voxels meet, each weighted by its area (in a slice: contour pieces, by
    /// length). The definition of DeepMind's surface-distance (Nikolov et al. 2021, J Med Internet Res 23:e26151).
    /// </summary>
    SurfaceElements,
}
