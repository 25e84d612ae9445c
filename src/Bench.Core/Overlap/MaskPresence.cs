namespace Bench.Core.Overlap;

/// <summary>
/// Which of two masks hold the structure at all. Conventions differ only where one is empty, so this is counted and reported.
/// </summary>
public enum MaskPresence
{
    /// <summary>Both masks hold voxels.</summary>
    BothPresent,

    /// <summary>Neither mask holds a voxel: agreement that nothing is there.</summary>
    BothEmpty,

    /// <summary>Only the prediction holds voxels: a false positive through and through.</summary>
    ReferenceEmpty,

    /// <summary>Only the reference holds voxels: the structure was missed.</summary>
    PredictedEmpty,
}
