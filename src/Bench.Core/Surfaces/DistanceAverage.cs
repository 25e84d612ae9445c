namespace Bench.Core.Surfaces;

/// <summary>
/// The mean of a surface distance over several masks (slices, stacks or mice). A missed or invented structure has no finite distance, and
/// leaving it out makes the mean better the more is missed (Project MONAI, issue 9095): it is charged a penalty.
/// </summary>
public static class DistanceAverage
{
    /// <summary>Mean over finite and infinite distances, each infinite one replaced by the penalty, mm; NaN where there is neither.</summary>
    /// <param name="distancesMm">One entry a mask, mm; infinite or NaN as <see cref="SurfaceDistances"/> gives them.</param>
    /// <param name="penaltyMm">What a missed structure costs, mm, e.g. the image's diagonal.</param>
    public static double WithPenaltyMm(IReadOnlyList<double> distancesMm, double penaltyMm)
    {
        var finite = distancesMm.Where(double.IsFinite).ToArray();
        var oneEmpty = distancesMm.Count(double.IsPositiveInfinity);
        var charged = finite.Length + oneEmpty;
        return charged == 0 ? double.NaN : (finite.Sum() + (oneEmpty * penaltyMm)) / charged;
    }

    /// <summary>The diagonal of a stack, mm: no two of its voxels are farther apart. The usual penalty.</summary>
    /// <param name="size">Extent of the stack.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    public static double DiagonalMm(StackSize size, VoxelSpacing spacing)
    {
        var (row, column, slice) = (
            (size.Height - 1) * spacing.RowMm, (size.Width - 1) * spacing.ColumnMm, (size.Slices - 1) * spacing.SliceMm);
        return Math.Sqrt((row * row) + (column * column) + (slice * slice));
    }
}
