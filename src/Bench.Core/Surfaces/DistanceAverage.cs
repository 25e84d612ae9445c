namespace Bench.Core.Surfaces;

/// <summary>
/// A surface distance over several masks (slices, stacks or mice), with what a mean can hide: a missed or invented structure has no finite
/// distance, and leaving it out makes the mean better the more is missed (Project MONAI, issue 9095).
/// </summary>
/// <param name="MeanMm">Mean of the finite distances, mm; NaN where there is none.</param>
/// <param name="Count">Masks that entered the mean.</param>
/// <param name="OneEmpty">Masks with an infinite distance: the structure is in only one of the two.</param>
/// <param name="Undefined">Masks with an undefined distance: the structure is in neither.</param>
/// <param name="MeanWithPenaltyMm">
/// Mean over finite and infinite distances, each infinite one replaced by the penalty, mm; NaN where there is neither.
/// </param>
public sealed record DistanceAverage(double MeanMm, int Count, int OneEmpty, int Undefined, double MeanWithPenaltyMm)
{
    /// <summary>Averages distances.</summary>
    /// <param name="distancesMm">One entry a mask, mm; infinite or NaN as <see cref="SurfaceDistances"/> gives them.</param>
    /// <param name="penaltyMm">What a missed structure costs, mm, e.g. the image's diagonal.</param>
    public static DistanceAverage Over(IReadOnlyList<double> distancesMm, double penaltyMm)
    {
        var finite = distancesMm.Where(double.IsFinite).ToArray();
        var oneEmpty = distancesMm.Count(double.IsPositiveInfinity);
        var charged = finite.Length + oneEmpty;
        return new DistanceAverage(
            finite.Length == 0 ? double.NaN : finite.Average(),
            finite.Length,
            oneEmpty,
            distancesMm.Count(double.IsNaN),
            charged == 0 ? double.NaN : (finite.Sum() + (oneEmpty * penaltyMm)) / charged);
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
