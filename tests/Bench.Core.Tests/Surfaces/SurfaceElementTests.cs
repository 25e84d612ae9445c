using Bench.Core.Overlap;
using Bench.Core.Surfaces;

namespace Bench.Core.Tests.Surfaces;

/// <summary>
/// The values that google-deepmind/surface-distance holds its own code to (surface_distance_test.py, commit 1f805ce), to their three
/// digits.
/// </summary>
public sealed class SurfaceElementTests
{
    private static readonly StackSize Plane = new(128, 128, 1);

    [Fact]
    public void Two_pixels_2_mm_apart_in_a_plane()
    {
        var found = InPlane(Pixel(50, 70), Pixel(50, 72), rowMm: 2, columnMm: 1);
        Assert.Equal([1, 1, 2, 2], found.ReferenceToPredictedMm);
        Assert.Equal((1.5, 1.5), (found.MeanReferenceToPredictedMm, found.MeanPredictedToReferenceMm));
        Assert.Equal((2, 2), (found.HausdorffMm, found.HausdorffPercentileMm(95)));
        Assert.Equal(0.5, found.NormalisedSurfaceDice(1));
        Assert.Equal("surface-elements-2d", found.Definition.Name);
    }

    [Fact]
    public void Two_overlapping_blocks_in_a_plane()
    {
        // 2 × 2 against 3 × 2 pixels of 2 × 1 mm. Contours: four corner pieces of √5/2 each, and sides of 1 and 2 mm between corners.
        var a = Maps.Draw("....../.22.../.22.../....../....../......");
        var b = Maps.Draw("....../.22.../.22.../.22.../....../......");
        var found = InPlane(a, b, rowMm: 2, columnMm: 1);
        var corner = Math.Sqrt(5) / 2;
        // Reference, below the middle: side 1 mm lies 1 mm inside the other's sides; all else coincides. Predicted: the lowest three pieces
        // lie 2 mm below.
        Assert.Equal(1 / ((4 * corner) + 6), found.MeanReferenceToPredictedMm, 12);
        Assert.Equal(2 * ((2 * corner) + 1) / ((4 * corner) + 10), found.MeanPredictedToReferenceMm, 12);
        Assert.Equal(2, found.HausdorffMm);
    }

    [Fact]
    public void Two_voxels_2_mm_apart_in_a_stack()
    {
        var size = new StackSize(128, 128, 128);
        var found = SurfaceDistances.Between(
            Maps.Paint(size, (Structure.BloodPool, 50..51, 60..61, 70..71)),
            Maps.Paint(size, (Structure.BloodPool, 50..51, 60..61, 72..73)),
            Structure.BloodPool, new VoxelSpacing(3, 2, 1), SurfaceKind.SurfaceElements);
        Assert.Equal((1.5, 1.5), (found.MeanReferenceToPredictedMm, found.MeanPredictedToReferenceMm));
        Assert.Equal((2, 2), (found.HausdorffMm, found.HausdorffPercentileMm(95)));
        Assert.Equal(0.5, found.NormalisedSurfaceDice(1));
    }

    [Fact]
    public void Two_blocks_of_50_and_51_layers_that_fill_a_stack_of_100()
    {
        var size = new StackSize(100, 100, 100);
        var (a, b) = (Maps.Paint(size, (Structure.BloodPool, 0..50, .., ..)), Maps.Paint(size, (Structure.BloodPool, 0..51, .., ..)));
        var found = SurfaceDistances.Between(a, b, Structure.BloodPool, new VoxelSpacing(2, 1, 1), SurfaceKind.SurfaceElements);
        Assert.Equal(0.322, found.MeanReferenceToPredictedMm, 3);
        Assert.Equal(0.339, found.MeanPredictedToReferenceMm, 3);
        Assert.Equal((2, 2), (found.HausdorffMm, found.HausdorffPercentileMm(95)));
        Assert.Equal(0.836, found.NormalisedSurfaceDice(1), 3);
        Assert.Equal(0.990, OverlapCounts.Between(a, b, Structure.BloodPool).Dice(OverlapPolicy.BothEmptyIsUndefined), 3);
    }

    [Fact]
    public void An_empty_mask_gives_the_same_infinities_and_undefined_values()
    {
        var (none, one) = (LabelMap.Empty(Plane), Pixel(50, 60));
        var predictedEmpty = InPlane(one, none, 3, 2);
        Assert.Equal(
            (double.PositiveInfinity, double.NaN), (predictedEmpty.MeanReferenceToPredictedMm, predictedEmpty.MeanPredictedToReferenceMm));
        var referenceEmpty = InPlane(none, one, 3, 2);
        Assert.Equal(
            (double.NaN, double.PositiveInfinity), (referenceEmpty.MeanReferenceToPredictedMm, referenceEmpty.MeanPredictedToReferenceMm));
        Assert.All(
            [predictedEmpty, referenceEmpty], d => Assert.Equal((double.PositiveInfinity, 0), (d.HausdorffMm, d.NormalisedSurfaceDice(1))));

        var bothEmpty = InPlane(none, none, 3, 2);
        Assert.Equal((double.NaN, double.NaN), (bothEmpty.MeanReferenceToPredictedMm, bothEmpty.MeanPredictedToReferenceMm));
        Assert.Equal((double.PositiveInfinity, double.NaN), (bothEmpty.HausdorffMm, bothEmpty.NormalisedSurfaceDice(1)));
    }

    private static LabelMap Pixel(int row, int column) =>
        Maps.Paint(Plane, (Structure.BloodPool, row..(row + 1), column..(column + 1), 0..1));

    private static SurfaceDistances InPlane(LabelMap a, LabelMap b, double rowMm, double columnMm) =>
        SurfaceDistances.PerSlice(a, b, Structure.BloodPool, new VoxelSpacing(rowMm, columnMm, 1), SurfaceKind.SurfaceElements)[0];
}
