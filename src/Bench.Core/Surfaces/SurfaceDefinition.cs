namespace Bench.Core.Surfaces;

/// <summary>
/// How surface distances were defined. Part of every result, since distances by different definitions are different numbers.
/// </summary>
/// <param name="Surface">What the surfaces are made of.</param>
/// <param name="Scope">Whether distances run through the stack or within a slice.</param>
public sealed record SurfaceDefinition(SurfaceKind Surface, SurfaceScope Scope)
{
    /// <summary>Short name for tables, e.g. <c>border-voxels-3d</c>.</summary>
    public string Name =>
        (Surface == SurfaceKind.BorderVoxels ? "border-voxels" : "surface-elements") + (Scope == SurfaceScope.Stack ? "-3d" : "-2d");

    /// <summary>The definition in sentences, for a reader.</summary>
    public string Description => (Surface, Scope) switch
    {
        (SurfaceKind.BorderVoxels, SurfaceScope.Stack) =>
            "Euclidean distances in mm between border voxels (voxels of the mask with one of 6 face neighbours outside mask or "
                + "image), in 3-D. "
                + VoxelRules,
        (SurfaceKind.BorderVoxels, _) =>
            "Euclidean distances in mm between border pixels (pixels of the mask with one of 4 edge neighbours outside mask or "
                + "image), slice by slice. "
                + VoxelRules,
        (_, SurfaceScope.Stack) =>
            "Euclidean distances in mm between area-weighted surface elements (marching cubes at voxel corners, as DeepMind's "
                + "surface-distance), in 3-D. "
            + ElementRules,
        _ =>
            "Euclidean distances in mm between length-weighted contour elements (marching squares at pixel corners, as DeepMind's "
                + "surface-distance), "
            + "slice by slice. " + ElementRules,
    };

    private const string VoxelRules =
        "Percentiles by linear interpolation between order statistics. Average: mean over both surfaces pooled.";

    private const string ElementRules =
        "A percentile is the smallest distance within which that share of the surface lies. "
        + "Average: weighted mean over both surfaces pooled.";
}

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

/// <summary>Where distances may run.</summary>
public enum SurfaceScope
{
    /// <summary>Through the stack, in three dimensions. With slices far apart, distances come in steps of the slice distance.</summary>
    Stack,

    /// <summary>Within one slice, in two dimensions.</summary>
    Slice,
}
