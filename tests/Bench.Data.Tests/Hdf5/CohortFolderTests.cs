using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Testing;

namespace Bench.Data.Tests.Hdf5;

public sealed class CohortFolderTests
{
    public static TheoryData<string> SoundFiles => [.. Names("good")];

    public static TheoryData<string> BrokenFiles => [.. Names("bad")];

    [Theory]
    [MemberData(nameof(SoundFiles))]
    public void Every_layout_and_type_reads_the_same(string name)
    {
        var mouse = CohortFolder.Open(SmallMice.Folder("good")).Read(name);

        Assert.Equal(name, mouse.Mouse);
        Assert.Equal(SmallMice.Frames, mouse.CineFrames);
        Assert.Equal(SmallMice.Contoured, mouse.Frames.Select(f => f.FrameIndex));
        Assert.Equal([CardiacPhase.EndDiastole, CardiacPhase.EndSystole], mouse.Frames.Select(f => f.Phase));
        Assert.All(mouse.Frames, frame => Assert.NotNull(frame.Image));
        Assert.All(mouse.Frames, frame => SmallMice.RequireFormula(frame, name));
    }

    [Fact]
    public void A_single_number_names_one_contoured_frame()
    {
        var frame = Assert.Single(CohortFolder.Open(SmallMice.Folder("one")).Read("scalar_roi").Frames);

        Assert.Equal(1, frame.FrameIndex);
        SmallMice.RequireFormula(frame, "scalar_roi");
    }

    [Fact]
    public void Images_may_be_missing_where_only_masks_are_needed()
    {
        var cohort = CohortFolder.Open(SmallMice.Folder("one"));

        Assert.All(cohort.Read("no_images", requireImages: false).Frames, frame => Assert.Null(frame.Image));
        Assert.All(cohort.Read("scalar_roi", requireImages: false).Frames, frame => Assert.NotNull(frame.Image));
        Assert.Contains("Images", Assert.Throws<InputException>(() => cohort.Read("no_images")).Message);
    }

    [Fact]
    public void A_file_of_matlab_is_turned_back_and_says_so()
    {
        var mouse = CohortFolder.Open(SmallMice.Folder("good")).Read("matlab_contiguous");

        Assert.Contains(mouse.AllWarnings, w => w.Contains("MATLAB", StringComparison.Ordinal));
        Assert.DoesNotContain(
            CohortFolder.Open(SmallMice.Folder("good")).Read("contiguous").AllWarnings, w => w.Contains("MATLAB", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_leaves_labels_undefined_is_named_when_it_is_checked()
    {
        const string Words = "other programs may find any number";

        Assert.Contains(
            CohortFolder.Open(SmallMice.Folder("one")).Examine("never_filled").Warnings, w => w.Contains(Words, StringComparison.Ordinal));
        Assert.DoesNotContain(
            CohortFolder.Open(SmallMice.Folder("good")).Examine("earliest_unwritten").Warnings,
            w => w.Contains(Words, StringComparison.Ordinal));
        Assert.DoesNotContain(
            CohortFolder.Open(SmallMice.Folder("good")).Examine("latest_unwritten").Warnings,
            w => w.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_frame_of_matlab_has_lost_its_last_axis()
    {
        var mouse = CohortFolder.Open(SmallMice.Folder("one")).Read("matlab_one_frame");

        var frame = Assert.Single(mouse.Frames);
        Assert.Equal(1, mouse.CineFrames);
        // The file holds what the formula gives for frame 1.
        SmallMice.RequireFormula(frame with { FrameIndex = 1 }, "matlab_one_frame");
    }

    [Theory]
    [MemberData(nameof(BrokenFiles))]
    public void A_broken_file_is_refused_by_name_with_a_remedy(string name)
    {
        var error = Assert.Throws<InputException>(() => CohortFolder.Open(SmallMice.Folder("bad")).Read(name));

        Assert.EndsWith(name + ".h5", error.InputSource);
        Assert.NotEmpty(error.Remedy);
        TestContext.Current.TestOutputHelper?.WriteLine(error.Message);
    }

    [Theory]
    [InlineData("label_three", "Masks holds 3 at row 12, column 10, slice 1, frame 1")]
    [InlineData("label_negative", "Masks holds -5 at row 7, column 4, slice 2, frame 3")]
    [InlineData("label_fraction", "Masks holds 1.5 at row 0, column 9, slice 0, frame 1: a label not a whole number")]
    [InlineData("label_nan", "Masks holds NaN at row 2, column 3, slice 1, frame 3")]
    [InlineData("image_nan", "Images holds NaN at row 6, column 5, slice 0, frame 3")]
    [InlineData("image_beyond_float32", "Images holds Infinity at row 6, column 5, slice 0, frame 3")]
    [InlineData("masks_shape", "Images is 13 × 11 × 3 × 5 and Masks is 13 × 11 × 3 × 4")]
    [InlineData("masks_rank", "Masks has 3 axes (13 × 11 × 3)")]
    [InlineData("images_rank", "Images has 5 axes")]
    [InlineData("masks_zero_size", "Masks is empty (13 × 11 × 0 × 5)")]
    [InlineData("no_masks", "no data set Masks; the file holds Frames_with_ROI, Images")]
    [InlineData("no_images", "no data set Images")]
    [InlineData("no_roi", "no data set Frames_with_ROI")]
    [InlineData("masks_group", "Masks is a group, not a data set")]
    [InlineData("roi_beyond", "Frames_with_ROI holds 5, and the frames are 0 to 4")]
    [InlineData("roi_negative", "Frames_with_ROI holds -1")]
    [InlineData("roi_twice", "Frames_with_ROI names frame 3 twice")]
    [InlineData("roi_empty", "Frames_with_ROI names no frame")]
    [InlineData("roi_null", "Frames_with_ROI names no frame")]
    [InlineData("roi_text", "Frames_with_ROI holds text, not numbers")]
    [InlineData("images_octave", "Images is a group, not a data set")]
    [InlineData("roi_fraction", "Frames_with_ROI holds 1.5")]
    [InlineData("images_elsewhere", "data set Images is a link to another file, and such links are not followed")]
    [InlineData("images_nowhere", "data set Images is a link to nothing")]
    [InlineData("images_in_a_circle", "links lead in a circle")]
    [InlineData("images_external", "data set Images keeps its numbers in other files")]
    [InlineData("images_virtual", "data set Images is a virtual data set")]
    [InlineData("images_quadruple", "data set Images holds floating-point numbers of 16 bytes")]
    [InlineData("images_few_bits", "data set Images holds integers of fewer bits")]
    [InlineData("images_szip", "data set Images is stored with the filter szip")]
    [InlineData("masks_text", "data set Masks holds text, not numbers")]
    [InlineData("truncated", "is cut short")]
    [InlineData("foreign", "is not an HDF5 file")]
    public void The_message_says_what_is_wrong_and_where(string name, string words) =>
        Assert.Contains(words, Assert.Throws<InputException>(() => CohortFolder.Open(SmallMice.Folder("bad")).Read(name)).Message);

    [Fact]
    public void A_missing_folder_an_empty_folder_and_an_unknown_mouse_are_refused()
    {
        using var scratch = new ScratchFolder();
        Assert.Contains("no such folder", Assert.Throws<InputException>(() => CohortFolder.Open(scratch.Combine("nowhere"))).Message);
        Assert.Contains("no file named *.h5", Assert.Throws<InputException>(() => CohortFolder.Open(scratch.Path)).Message);
        Assert.Contains(
            "Mouse7.h5", Assert.Throws<InputException>(() => CohortFolder.Open(SmallMice.Folder("one")).Read("Mouse7")).Message);
    }

    [Fact]
    public void Mice_are_in_natural_order_and_other_files_are_not_mice()
    {
        using var scratch = new ScratchFolder();
        foreach (var file in new[] { "Mouse10.h5", "Mouse2.h5", "Mouse1.h5", "extra.h5", "Mouse02.h5", "notes.txt", ".hidden.h5" })
            File.WriteAllText(scratch.Combine(file), "");

        Assert.Equal(["Mouse1", "Mouse02", "Mouse2", "Mouse10", "extra"], CohortFolder.Open(scratch.Path).Mice);
    }

    [Fact]
    public void A_symbolic_link_to_a_file_is_as_good_as_the_file()
    {
        using var scratch = new ScratchFolder();
        File.CreateSymbolicLink(scratch.Combine("Mouse1.h5"), Path.Combine(SmallMice.Folder("good"), "contiguous.h5"));

        Assert.All(CohortFolder.Open(scratch.Path).Read("Mouse1").Frames, frame => SmallMice.RequireFormula(frame, "contiguous"));
    }

    [Fact]
    public void Without_a_manifest_the_spacing_is_the_published_one()
    {
        var cohort = CohortFolder.Open(SmallMice.Folder("one"));

        Assert.Equal((VoxelSpacing.Published, false), (cohort.Spacing, cohort.IsPhantom));
        Assert.EndsWith($"of the folder {Path.GetFileName(cohort.Folder)}", cohort.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_names_kind_description_and_spacing_and_the_caller_overrides_the_spacing()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("Mouse1.h5"), "");
        File.WriteAllText(scratch.Combine("cohort.json"), """{"kind":"phantom","description":"computed mice","voxel_spacing_mm":[0.2,0.1,1.5],"seed":1}""");

        var cohort = CohortFolder.Open(scratch.Path);

        Assert.Equal((new VoxelSpacing(0.2, 0.1, 1.5), true, "computed mice"), (cohort.Spacing, cohort.IsPhantom, cohort.Description));
        Assert.Equal(new VoxelSpacing(1, 1, 1), CohortFolder.Open(scratch.Path, new VoxelSpacing(1, 1, 1)).Spacing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"kind":3}""")]
    [InlineData("""{"voxel_spacing_mm":[0.1,0.1]}""")]
    [InlineData("""{"voxel_spacing_mm":[0.1,0.1,0]}""")]
    [InlineData("""{"voxel_spacing_mm":[0.1,0.1,"1"]}""")]
    [InlineData("""{"voxel_spacing_mm":[0.1,0.1,1e999]}""")]
    public void A_manifest_of_another_form_is_refused_by_path(string text)
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("Mouse1.h5"), "");
        File.WriteAllText(scratch.Combine("cohort.json"), text);

        Assert.EndsWith("cohort.json", Assert.Throws<InputException>(() => CohortFolder.Open(scratch.Path)).InputSource);
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(SmallMice.Folder(folder), "*.h5")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal);
}
