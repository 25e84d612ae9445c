using Bench.Core;
using Bench.Data.Tests.Layouts;
using Bench.Data.Verification;
using Bench.Testing;

namespace Bench.Data.Tests.Verification;

/// <summary>
/// A look at folders whose contents are known. Labels are told by their places: blood lies within myocardium, which the other ventricle
/// touches.
/// </summary>
public sealed class FolderOverviewTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void The_challenges_layout_labels_and_notes_are_seen()
    {
        SmallHearts.Challenge(_scratch.Path, "patient001", "DCM");
        SmallHearts.Challenge(_scratch.Path, "patient002");

        var look = FolderOverview.At(_scratch.Path);

        Assert.Equal(("challenge", 2, true, true, true), (look.Layout, look.Cases.Count, look.HasInfo, look.HasGroups, look.HoldsSpacing));
        Assert.Equal([(1, Structure.RightVentricle), (2, Structure.Myocardium), (3, Structure.BloodPool)],
            look.Labels.Select(l => (l.Key, l.Value!.Value)));
        Assert.Equal(60 * 40, look.LargestMicrolitres, 1e-3);
        Assert.Equal(SmallHearts.Size, look.Looked[0].Size);
        Assert.Empty(look.Problems);
    }

    [Fact]
    public void Masks_without_any_label_are_seen_and_not_guessed_at()
    {
        SmallHearts.Image(_scratch.Combine("rat1_ED.nii.gz"), 1);
        SmallHearts.Mask(_scratch.Combine("rat1_ED_gt.nii.gz"), 0, 0, 0);

        var look = FolderOverview.At(_scratch.Path);

        Assert.Equal("folder", look.Layout);
        Assert.Empty(look.Labels);
        Assert.Equal(0, look.LargestMicrolitres);
    }

    [Fact]
    public void A_folder_of_nothing_is_refused() => Assert.Throws<InputException>(() => FolderOverview.At(_scratch.Path));

    public void Dispose() => _scratch.Dispose();
}
