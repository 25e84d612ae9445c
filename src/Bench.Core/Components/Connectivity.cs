namespace Bench.Core.Components;

/// <summary>
/// Which voxels are neighbours. The value is the number of neighbours of an inner voxel. Four and eight look at one slice at a time.
/// </summary>
public enum Connectivity
{
    /// <summary>Within a slice, across edges.</summary>
    Four = 4,

    /// <summary>In the stack, across faces (scikit-image: <c>connectivity=1</c>).</summary>
    Six = 6,

    /// <summary>Within a slice, across edges and corners.</summary>
    Eight = 8,

    /// <summary>In the stack, across faces and edges (scikit-image: <c>connectivity=2</c>).</summary>
    Eighteen = 18,

    /// <summary>In the stack, across faces, edges and corners (scikit-image: <c>connectivity=3</c>).</summary>
    TwentySix = 26,
}
