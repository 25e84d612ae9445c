using Bench.Core.Components;
using Bench.Core.Phases;
using Bench.Core.Tests.Golden;

namespace Bench.Core.Tests.Phases;

public sealed class PublishedPhaseRuleTests
{
    private static readonly StackSize Size = new(30, 30, 2);

    // 0.5 mm²: 50 pixels of 0.1 × 0.1 mm, 12.5 of 0.2 × 0.2, 3.1 of 0.4 × 0.4, half of one of 1 × 1 mm.
    [Theory]
    [InlineData(0.1, 50)]
    [InlineData(0.05, 200)]
    [InlineData(0.2, 12)]
    [InlineData(0.4, 3)]
    [InlineData(1, 0)]
    public void The_least_component_is_one_area_at_any_pixel_size(double pixelMm, int pixels) =>
        Assert.Equal(pixels, PublishedPhaseRule.MinimumComponentPixelsAt(new VoxelSpacing(pixelMm, pixelMm, 1)));

    [Fact]
    public void Earliest_is_diastole_and_the_least_blood_of_the_others_systole_whatever_the_order_given()
    {
        var result = PublishedPhaseRule.Assign([(9, Blood(0..10)), (3, Blood(0..20)), (6, Blood(0..12))]);
        Assert.Equal([3, 6, 9], result.Frames.Select(f => f.FrameIndex));
        Assert.Equal([CardiacPhase.EndDiastole, CardiacPhase.Inflow, CardiacPhase.EndSystole], result.Frames.Select(f => f.Phase));
        Assert.Equal([400, 240, 200], result.Frames.Select(f => f.CountedBloodPoolVoxels));
        Assert.Equal(CardiacPhase.EndSystole, result.PhaseOf(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => result.PhaseOf(4));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_tie_goes_to_the_earlier_frame()
    {
        var result = PublishedPhaseRule.Assign([(0, Blood(0..20)), (8, Blood(0..10)), (5, Blood(1..11))]);
        Assert.Equal(CardiacPhase.EndSystole, result.PhaseOf(5));
    }

    [Fact]
    public void Components_below_50_pixels_and_blood_outside_the_diastolic_heart_do_not_count()
    {
        // Diastole: 10 × 10 blood in a 14 × 14 heart. Later: 7 × 7 = 49 px within it in slice 0, 5 × 10 = 50 px in slice 1, 10 × 10 outside
        // it.
        var diastole = Maps.Paint(Size, (Structure.Myocardium, 0..14, 0..14, 0..2), (Structure.BloodPool, 2..12, 2..12, 0..2));
        var later = Maps.Paint(
            Size, (Structure.BloodPool, 2..9, 2..9, 0..1), (Structure.BloodPool, 1..6, 2..12, 1..2), (
                Structure.BloodPool, 18..28, 18..28, 0..2));
        Assert.Equal([200, 50], Counted(diastole, later));
        Assert.Equal(
            [200, 99],
            PublishedPhaseRule.Assign([(0, diastole), (1, later)], minimumComponentPixels: 49).Frames
                .Select(f => f.CountedBloodPoolVoxels));
    }

    [Fact]
    public void A_component_that_reaches_out_of_the_heart_is_judged_whole_and_counted_inside()
    {
        var diastole = Maps.Paint(Size, (Structure.BloodPool, 0..10, 0..10, 0..2));
        // 60 pixels, of which 20 lie in the heart.
        var later = Maps.Paint(Size, (Structure.BloodPool, 8..14, 0..10, 0..1));
        Assert.Equal([200, 20], Counted(diastole, later));
    }

    [Fact]
    public void Pixels_join_across_corners_as_published_unless_told_otherwise()
    {
        var diastole = Maps.Paint(Size, (Structure.Myocardium, 0..30, 0..30, 0..2));
        var later = Maps.Paint(Size, (Structure.BloodPool, 0..5, 0..5, 0..1), (Structure.BloodPool, 5..10, 5..10, 0..1));
        Assert.Equal([0, 50], Counted(diastole, later));
        var faces = PublishedPhaseRule.Assign([(0, diastole), (1, later)], connectivity: Connectivity.Four);
        Assert.Equal([0, 0], faces.Frames.Select(f => f.CountedBloodPoolVoxels));
    }

    [Fact]
    public void The_largest_blood_pool_elsewhere_than_at_diastole_is_warned_of()
    {
        var first = Maps.Paint(Size, (Structure.Myocardium, 0..20, 0..20, 0..2), (Structure.BloodPool, 0..10, 0..10, 0..2));
        var warning = Assert.Single(PublishedPhaseRule.Assign([(2, first), (7, Blood(0..20)), (9, Blood(0..6))]).Warnings);
        Assert.Contains("frame 7 (400 voxels)", warning, StringComparison.Ordinal);
        Assert.Contains("frame 2 (200 voxels)", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_frame_is_diastole_and_warned_of()
    {
        var result = PublishedPhaseRule.Assign([(4, Blood(0..10))]);
        Assert.Equal(CardiacPhase.EndDiastole, Assert.Single(result.Frames).Phase);
        Assert.Contains("only frame 4", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_that_cannot_be_compared_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PublishedPhaseRule.Assign([]));
        Assert.Throws<ArgumentException>(() => PublishedPhaseRule.Assign([(1, Blood(0..5)), (1, Blood(0..5))]));
        Assert.Throws<ArgumentException>(() => PublishedPhaseRule.Assign([(1, Blood(0..5)), (2, Maps.Draw("2"))]));
        Assert.Throws<ArgumentException>(() => PublishedPhaseRule.Assign([(1, Blood(0..5))], connectivity: Connectivity.Six));
    }

    [Fact]
    public void Golden_mice_get_the_phases_that_scikit_image_gives()
    {
        foreach (var golden in GoldenFile.Read("components.json").GetProperty("phase_rule").EnumerateArray())
        {
            var frames = golden
                .GetProperty("frames")
                .EnumerateArray()
                .Select((f, i) => (i * 3, GoldenFile.Map(golden.GetProperty("size"), f)))
                .ToArray();
            var result = PublishedPhaseRule.Assign(frames);
            Assert.Equal(
                golden.GetProperty("counted").EnumerateArray().Select(n => n.GetInt32()),
                result.Frames.Select(f => f.CountedBloodPoolVoxels));
            Assert.Equal(CardiacPhase.EndSystole, result.PhaseOf(3 * golden.GetProperty("systole").GetInt32()));
            Assert.Equal(golden.GetProperty("warns").GetBoolean(), result.Warnings.Count > 0);
        }
    }

    private static LabelMap Blood(Range rows) => Maps.Paint(Size, (Structure.BloodPool, rows, 0..10, 0..2));

    private static IEnumerable<int> Counted(LabelMap diastole, LabelMap later) =>
        PublishedPhaseRule.Assign([(0, diastole), (1, later)]).Frames.Select(f => f.CountedBloodPoolVoxels);
}
