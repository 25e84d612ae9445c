using Bench.Core.Components;

namespace Bench.Core.Cleaning;

/// <summary>
/// The published code's island removal. For each structure, face-connected components in the stack; those below 10 voxels go; the dominant
/// one is that which spans most slices (the first by <see cref="Component.Rank"/> on a tie); every component stays that spans at least two
/// slices and whose centroid lies within 40 voxels of the dominant one's, Euclidean over row, column and slice index alike. A structure
/// confined to one slice is therefore removed, the dominant component included.
/// </summary>
public sealed class PublishedIslandRemoval : CleaningRule
{
    /// <summary>Components below this many voxels are removed.</summary>
    public const int MinimumVoxels = 10;

    /// <summary>Components spanning fewer slices are removed.</summary>
    public const int MinimumSlices = 2;

    /// <summary>Components whose centroid is farther from the dominant one's, in voxels, are removed.</summary>
    public const double MaximumCentroidDistanceVoxels = 40;

    /// <inheritdoc/>
    public override string Name => "published";

    /// <inheritdoc/>
    public override string Description =>
        "Of each structure, the face-connected components of at least 10 voxels that span two or more slices and whose centroid lies "
            + "within 40 voxels "
        + "of that of the component spanning most slices.";

    /// <inheritdoc/>
    public override LabelMap Apply(LabelMap map)
    {
        var kept = new byte[map.Size.Count];
        foreach (var structure in Enum.GetValues<Structure>())
        {
            var candidates = ConnectedComponents.Of(map, structure, Connectivity.Six).Where(c => c.Count >= MinimumVoxels).ToArray();
            // MaxBy returns the first of equals, and components come by rank.
            if (candidates.MaxBy(c => c.SliceCount) is not { } dominant)
                continue;

            foreach (
                var component in candidates.Where(
                    c => c.SliceCount >= MinimumSlices && Distance(c, dominant) <= MaximumCentroidDistanceVoxels))
            {
                foreach (var voxel in component.Voxels)
                    kept[voxel] = (byte)structure;
            }
        }

        return new LabelMap(map.Size, kept);
    }

    private static double Distance(Component a, Component b)
    {
        var (row, column, slice) = (a.CentroidRow - b.CentroidRow, a.CentroidColumn - b.CentroidColumn, a.CentroidSlice - b.CentroidSlice);
        return Math.Sqrt((row * row) + (column * column) + (slice * slice));
    }
}
