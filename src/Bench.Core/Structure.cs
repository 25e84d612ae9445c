namespace Bench.Core;

/// <summary>What a voxel may belong to besides background (label 0). Values are the labels in memory, and in the published files.</summary>
public enum Structure
{
    /// <summary>Left-ventricular myocardium, papillary muscles and trabeculae included. Label 1.</summary>
    Myocardium = 1,

    /// <summary>Left-ventricular blood pool. Label 2.</summary>
    BloodPool = 2,

    /// <summary>Right ventricle, where a study labels it. Label 3.</summary>
    RightVentricle = 3,
}
