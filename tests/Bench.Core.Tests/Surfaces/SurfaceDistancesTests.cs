using System.Text.Json;
using Bench.Core.Overlap;
using Bench.Core.Surfaces;
using Bench.Core.Tests.Golden;
using CsCheck;

namespace Bench.Core.Tests.Surfaces;

public sealed class SurfaceDistancesTests
{
    private static readonly StackSize Size = new(20, 20, 5);
    private static readonly LabelMap Box = Maps.Paint(Size, (Structure.BloodPool, 5..10, 5..10, 1..4));

    // One pixel is 0.1 mm, or what float32 makes of it: 0.10000000149 mm. Both lie within 0.1 mm; 0.10001 mm does not.
    [Theory]
    [InlineData(0.1, 1)]
    [InlineData((double)0.1f, 1)]
    [InlineData(0.10001, 0)]
    public void A_distance_of_one_pixel_lies_within_a_tolerance_of_one_pixel_whatever_the_spacing_was_stored_as(
        double pixelMm, double expected)
    {
        var found = SurfaceDistances.Between(
            Maps.Draw("2..."), Maps.Draw(".2.."), Structure.BloodPool, new VoxelSpacing(pixelMm, pixelMm, 1));
        Assert.Equal(expected, found.NormalisedSurfaceDice(0.1));
    }

    [Fact]
    public void Two_single_voxels_are_as_far_apart_as_they_are()
    {
        var a = Maps.Paint(Size, (Structure.BloodPool, 3..4, 3..4, 1..2));
        var b = Maps.Paint(Size, (Structure.BloodPool, 6..7, 7..8, 1..2));
        var distances = SurfaceDistances.Between(a, b, Structure.BloodPool, new VoxelSpacing(0.1, 0.1, 1));
        Assert.Equal(0.5, distances.HausdorffMm, 12);
        Assert.Equal(0.5, distances.HausdorffPercentileMm(95), 12);
        Assert.Equal(0.5, distances.AverageSymmetricMm, 12);
        Assert.Equal(0, distances.NormalisedSurfaceDice(0.49));
        Assert.Equal(1, distances.NormalisedSurfaceDice(0.5));
        Assert.Equal("border-voxels-3d", distances.Definition.Name);
    }

    [Fact]
    public void A_tolerance_of_three_pixels_includes_three_pixels_whatever_binary_rounding_says()
    {
        var a = Maps.Paint(Size, (Structure.BloodPool, 3..4, 3..4, 1..2));
        var b = Maps.Paint(Size, (Structure.BloodPool, 3..4, 6..7, 1..2));
        Assert.Equal(1, SurfaceDistances.Between(a, b, Structure.BloodPool, VoxelSpacing.Published).NormalisedSurfaceDice(0.3));
    }

    [Fact]
    public void Objects_on_the_image_border_have_a_surface_there()
    {
        var full = Maps.Paint(new StackSize(5, 5, 3), (Structure.BloodPool, .., .., ..));
        var distances = SurfaceDistances.Between(full, full, Structure.BloodPool, VoxelSpacing.Published);
        Assert.Equal(75 - 9, distances.ReferenceToPredictedMm.Count);
        Assert.Equal(
            16, SurfaceDistances.PerSlice(full, full, Structure.BloodPool, VoxelSpacing.Published)[1].ReferenceToPredictedMm.Count);
    }

    [Fact]
    public void An_absent_structure_is_infinitely_far_and_absent_in_both_is_undefined()
    {
        var none = LabelMap.Empty(Size);
        foreach (var (a, b, presence) in new[] { (Box, none, MaskPresence.PredictedEmpty), (none, Box, MaskPresence.ReferenceEmpty) })
        {
            var one = SurfaceDistances.Between(a, b, Structure.BloodPool, VoxelSpacing.Published);
            Assert.Equal(presence, one.Presence);
            Assert.Equal(double.PositiveInfinity, one.HausdorffMm);
            Assert.Equal(double.PositiveInfinity, one.HausdorffPercentileMm(95, PercentileRule.Pooled));
            Assert.Equal(double.PositiveInfinity, one.AverageSymmetricMm);
            Assert.Equal(0, one.NormalisedSurfaceDice(5));
        }

        var both = SurfaceDistances.Between(none, none, Structure.BloodPool, VoxelSpacing.Published);
        Assert.Equal(MaskPresence.BothEmpty, both.Presence);
        Assert.Equal(
            [double.NaN, double.NaN, double.NaN, double.NaN],
            [both.HausdorffMm, both.HausdorffPercentileMm(95), both.AverageSymmetricMm, both.NormalisedSurfaceDice(1)]);
    }

    [Fact]
    public void Golden_pairs_agree_with_scipy_in_the_stack_and_in_each_slice()
    {
        foreach (var golden in GoldenFile.Read("surfaces.json").GetProperty("cases").EnumerateArray())
        {
            var (size, spacing) = (golden.GetProperty("size"), GoldenFile.Spacing(golden.GetProperty("spacing")));
            var (a, b) = (GoldenFile.Map(size, golden.GetProperty("reference")), GoldenFile.Map(size, golden.GetProperty("predicted")));
            AssertGolden(golden.GetProperty("stack"), SurfaceDistances.Between(a, b, Structure.BloodPool, spacing));
            var slices = SurfaceDistances.PerSlice(a, b, Structure.BloodPool, spacing);
            Assert.All(golden.GetProperty("slices").EnumerateArray().Zip(slices), pair => AssertGolden(pair.First, pair.Second));
        }
    }

    [Theory]
    [InlineData(SurfaceKind.BorderVoxels)]
    [InlineData(SurfaceKind.SurfaceElements)]
    public void Distances_are_symmetric_ordered_and_zero_for_equal_masks(SurfaceKind kind) => Maps.Pair.Sample(
        (a, b) =>
        {
            var there = SurfaceDistances.Between(a, b, Structure.BloodPool, VoxelSpacing.Published, kind);
            var back = SurfaceDistances.Between(b, a, Structure.BloodPool, VoxelSpacing.Published, kind);
            Assert.Equal(there.HausdorffMm, back.HausdorffMm);
            Assert.Equal(there.HausdorffPercentileMm(95), back.HausdorffPercentileMm(95));
            Assert.Equal(there.AverageSymmetricMm, back.AverageSymmetricMm, 1e-12);
            if (there.Presence == MaskPresence.BothPresent)
            {
                Assert.True(there.HausdorffPercentileMm(95) <= there.HausdorffMm);
                Assert.True(there.AverageSymmetricMm <= there.HausdorffMm + 1e-12);
                Assert.True(there.NormalisedSurfaceDice(0.1) <= there.NormalisedSurfaceDice(0.2));
                Assert.Equal(1, there.NormalisedSurfaceDice(there.HausdorffMm), 1e-12);
                Assert.Equal(0, SurfaceDistances.Between(a, a, Structure.BloodPool, VoxelSpacing.Published, kind).HausdorffMm);
            }
        }, iter: 50);

    [Fact]
    public void Percentages_and_tolerances_outside_their_range_are_refused()
    {
        var distances = SurfaceDistances.Between(Box, Box, Structure.BloodPool, VoxelSpacing.Published);
        Assert.Throws<ArgumentOutOfRangeException>(() => distances.HausdorffPercentileMm(101));
        Assert.Throws<ArgumentOutOfRangeException>(() => distances.HausdorffPercentileMm(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => distances.NormalisedSurfaceDice(-0.1));
        Assert.Throws<ArgumentException>(() => SurfaceDistances.Between(Box, Box, Structure.BloodPool, new VoxelSpacing(0, 1, 1)));
        Assert.Throws<ArgumentException>(() => SurfaceDistances.Between(Box, Maps.Draw("2"), Structure.BloodPool, VoxelSpacing.Published));
    }

    private static void AssertGolden(JsonElement expected, SurfaceDistances found)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.NotEqual(MaskPresence.BothPresent, found.Presence);
            return;
        }

        double Of(string name) => expected.GetProperty(name).GetDouble();
        Assert.Equal(expected.GetProperty("points")[0].GetInt32(), found.ReferenceToPredictedMm.Count);
        Assert.Equal(expected.GetProperty("points")[1].GetInt32(), found.PredictedToReferenceMm.Count);
        Assert.Equal(Of("hausdorff"), found.HausdorffMm, 1e-9);
        Assert.Equal(Of("hd95"), found.HausdorffPercentileMm(95), 1e-9);
        Assert.Equal(Of("hd95_pooled"), found.HausdorffPercentileMm(95, PercentileRule.Pooled), 1e-9);
        Assert.Equal(Of("assd"), found.AverageSymmetricMm, 1e-9);
        Assert.Equal(Of("mean_there"), found.MeanReferenceToPredictedMm, 1e-9);
        Assert.Equal(Of("mean_back"), found.MeanPredictedToReferenceMm, 1e-9);
        Assert.Equal(Of("nsd_0.1"), found.NormalisedSurfaceDice(0.1), 1e-9);
        Assert.Equal(Of("nsd_0.2"), found.NormalisedSurfaceDice(0.2), 1e-9);
        Assert.Equal(Of("nsd_1.05"), found.NormalisedSurfaceDice(1.05), 1e-9);
    }
}
