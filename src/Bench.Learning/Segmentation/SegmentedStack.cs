using Bench.Core;

namespace Bench.Learning.Segmentation;

/// <summary>What a model says of one image stack.</summary>
/// <param name="Labels">Class of highest probability of each voxel.</param>
/// <param name="Probabilities">
/// Probability of each label, background first, of each voxel, 0 … 1, axes (S, H, W, class); null where they were not asked for.
/// </param>
public sealed record SegmentedStack(LabelMap Labels, float[]? Probabilities)
{
    /// <summary>
    /// Dice of what two looks found, mean of wall and blood, 0 … 1 (<see cref="SecondLook"/>); null where the model looked once.
    /// </summary>
    public double? Agreement { get; init; }
}
