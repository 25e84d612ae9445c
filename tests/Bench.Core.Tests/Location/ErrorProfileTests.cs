using Bench.Core.Location;
using Bench.Core.Overlap;
using CsCheck;

namespace Bench.Core.Tests.Location;

public sealed class ErrorProfileTests
{
    // Eight slices, the expert labels 1 … 6, wide at the start: base first.
    private static readonly StackSize Size = new(10, 10, 8);
    private static readonly LabelMap Reference = Maps.Paint(
        Size, (Structure.BloodPool, 0..6, 0..5, 1..3), (Structure.BloodPool, 0..4, 0..5, 3..5), (Structure.BloodPool, 0..2, 0..5, 5..7));

    [Fact]
    public void Slices_are_cut_in_thirds_of_what_the_expert_labelled()
    {
        var profile = ErrorProfile.Of(Reference, Reference, Structure.BloodPool, VoxelSpacing.Published);
        Assert.True(profile.BaseIsFirst);
        Assert.Equal(
            [
                SliceRegion.BeyondBase, SliceRegion.Base, SliceRegion.Base, SliceRegion.Mid, SliceRegion.Mid,
                SliceRegion.Apex, SliceRegion.Apex, SliceRegion.BeyondApex,
            ],
            profile.Slices.Select(s => s.Region));
        Assert.Equal([-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.2], profile.Slices.Select(s => Math.Round(s.RelativePosition, 12)));
    }

    [Fact]
    public void A_stack_that_starts_at_the_apex_is_turned_round()
    {
        var apexFirst = Maps.Paint(Size, (Structure.Myocardium, 0..2, 0..5, 1..4), (Structure.Myocardium, 0..9, 0..9, 4..7));
        var profile = ErrorProfile.Of(apexFirst, apexFirst, Structure.BloodPool, VoxelSpacing.Published);
        Assert.False(profile.BaseIsFirst);
        Assert.Equal(SliceRegion.BeyondApex, profile.Slices[0].Region);
        Assert.Equal(SliceRegion.Apex, profile.Slices[1].Region);
        Assert.Equal(SliceRegion.Base, profile.Slices[6].Region);
    }

    [Fact]
    public void Contributions_are_those_worked_out_by_hand()
    {
        // Invented: 10 voxels before the first slice; missed: all 10 of the last.
        var predicted = Maps.Paint(
            Size, (
                Structure.BloodPool,
                0..2,
                0..5,
                0..1), (Structure.BloodPool,
                0..6,
                0..5,
                1..3), (Structure.BloodPool,
                0..4,
                0..5,
                3..5), (Structure.BloodPool,
                0..2,
                0..5,
                5..6));
        var profile = ErrorProfile.Of(Reference, predicted, Structure.BloodPool, VoxelSpacing.Published);
        Assert.Equal(
            [SliceRegion.BeyondBase, SliceRegion.Base, SliceRegion.Mid, SliceRegion.Apex, SliceRegion.BeyondApex],
            profile.Regions.Select(r => r.Region));
        Assert.Equal([1, 2, 2, 2, 1], profile.Regions.Select(r => r.SliceCount));
        Assert.Equal([10.0 / 240, 0, 0, 10.0 / 240, 0], profile.Regions.Select(r => r.DiceLoss));
        Assert.Equal([0.1, 0, 0, -0.1, 0], profile.Regions.Select(r => Math.Round(r.VolumeErrorMicrolitres, 12)));
        Assert.Equal(20.0 / 30, profile.Regions[3].Counts.Dice(OverlapPolicy.BothEmptyIsOne), 12);
    }

    [Fact]
    public void One_labelled_slice_is_mid_ventricle()
    {
        var profile = ErrorProfile.Of(Maps.Draw(".", "2", "."), Maps.Draw(".", "2", "."), Structure.BloodPool, VoxelSpacing.Published);
        Assert.Equal([SliceRegion.BeyondBase, SliceRegion.Mid, SliceRegion.BeyondApex], profile.Slices.Select(s => s.Region));
        Assert.Equal([-0.5, 0.5, 1.5], profile.Slices.Select(s => s.RelativePosition));
    }

    [Fact]
    public void Without_a_labelled_slice_positions_are_undefined()
    {
        var profile = ErrorProfile.Of(Maps.Draw(".", "."), Maps.Draw("2", "."), Structure.BloodPool, VoxelSpacing.Published);
        Assert.All(profile.Slices, s => Assert.Equal((double.NaN, SliceRegion.Unknown), (s.RelativePosition, s.Region)));
    }

    [Fact]
    public void Contributions_add_up_to_the_errors_of_the_stack() => Maps.Pair.Sample((a, b) =>
    {
        var profile = ErrorProfile.Of(a, b, Structure.BloodPool, VoxelSpacing.Published);
        var whole = OverlapCounts.Between(a, b, Structure.BloodPool);
        Assert.Equal(1 - whole.Dice(OverlapPolicy.BothEmptyIsUndefined), profile.Slices.Sum(s => s.DiceLoss), 1e-12);
        Assert.Equal(1 - whole.Dice(OverlapPolicy.BothEmptyIsUndefined), profile.Regions.Sum(s => s.DiceLoss), 1e-12);
        Assert.Equal((whole.Predicted - whole.Reference) * 0.01, profile.Regions.Sum(s => s.VolumeErrorMicrolitres), 1e-12);
        Assert.Equal(a.Size.Slices, profile.Regions.Sum(r => r.SliceCount));
    });
}
