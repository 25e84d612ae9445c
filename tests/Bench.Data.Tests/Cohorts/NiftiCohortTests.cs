using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Nifti;
using Bench.Data.Tests.Hdf5;
using Bench.Testing;

namespace Bench.Data.Tests.Cohorts;

/// <summary>Files by nibabel, in every form that a cohort or a folder of predictions may have.</summary>
public sealed class NiftiCohortTests
{
    private static readonly string Files = RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Cohorts", "Files");

    private static CohortFolder Cohort => CohortFolder.Open(Path.Combine(Files, "cohort"));

    [Theory]
    [InlineData("whole", 5)]
    [InlineData("frames", 5)]
    [InlineData("turned", 5)]
    [InlineData("contoured", 4)]
    [InlineData("plain", 5)]
    public void Every_form_reads_the_same(string name, int cineFrames)
    {
        var mouse = Cohort.Read(name);

        Assert.Equal(SmallMice.Contoured, mouse.Frames.Select(f => f.FrameIndex));
        Assert.Equal(cineFrames, mouse.CineFrames);
        Assert.Equal(
            (0.2, 0.1, 1.5),
            (Math.Round(mouse.Spacing.RowMm, 6), Math.Round(mouse.Spacing.ColumnMm, 6), Math.Round(mouse.Spacing.SliceMm, 6)));
        Assert.All(mouse.Frames, frame => Assert.NotNull(frame.Image));
        Assert.All(mouse.Frames, frame => SmallMice.RequireFormula(frame, name));
        Assert.Equal(name == "turned", mouse.AllWarnings.Any(w => w.Contains("another orientation", StringComparison.Ordinal)));
    }

    // The header says 0.1 × 0.1 × 1 mm in pixdim, and twice as much from row to row in its affine.
    [Fact]
    public void An_affine_that_contradicts_pixdim_is_warned_of_unless_the_spacing_is_given()
    {
        using var scratch = new ScratchFolder();
        var size = new StackSize(6, 5, 2);
        double[] affine = [0.2, 0, 0, 0, 0, 0.1, 0, 0, 0, 0, 1, 0];
        var labels = new byte[size.Count];
        labels[7] = 2;
        NiftiWriter.Write(
            scratch.Combine("images/Mouse1.nii.gz"), [new ImageStack(size, new float[size.Count])], VoxelSpacing.Published, affine: affine);
        NiftiWriter.Write(scratch.Combine("masks/Mouse1.nii.gz"), [new LabelMap(size, labels)], VoxelSpacing.Published, affine: affine);

        var mouse = CohortFolder.Open(scratch.Path).Read("Mouse1");

        Assert.Equal(0.1, mouse.Spacing.RowMm, 1e-6);
        Assert.Contains(
            mouse.AllWarnings, w => w.Contains("0.1, 0.1, 1 mm by pixdim and of 0.2, 0.1, 1 mm by its affine", StringComparison.Ordinal));
        Assert.Contains(
            CohortFolder.Open(scratch.Path).Examine("Mouse1").Warnings, w => w.Contains("by its affine", StringComparison.Ordinal));
        Assert.DoesNotContain(
            CohortFolder.Open(scratch.Path, VoxelSpacing.Published).Read("Mouse1").AllWarnings,
            w => w.Contains("by its affine", StringComparison.Ordinal));
    }

    [Fact]
    public void Masks_alone_will_do_where_no_images_are_needed()
    {
        var mouse = Cohort.Read("no_images", requireImages: false);

        Assert.All(mouse.Frames, frame => Assert.Null(frame.Image));
        Assert.All(mouse.Frames, frame => SmallMice.RequireFormula(frame, "no_images"));
        Assert.Contains("there is no image of no_images", Assert.Throws<InputException>(() => Cohort.Read("no_images")).Message);
    }

    [Fact]
    public void A_whole_cine_is_every_frame_and_a_gap_is_refused()
    {
        var cine = Cohort.ReadCine("turned");

        Assert.Equal(5, cine.Count);
        Assert.Equal(SmallMice.Grey(12, 3, 2, 4), cine[4].Values[SmallMice.Size.IndexOf(12, 3, 2)]);
        Assert.Contains("frame 0 of contoured is not there", Assert.Throws<InputException>(() => Cohort.ReadCine("contoured")).Message);
    }

    [Fact]
    public void The_spacing_of_the_headers_is_that_of_the_cohort_unless_another_is_asked_for()
    {
        Assert.Equal(0.2, Cohort.Spacing.RowMm, 1e-6);
        var asked = CohortFolder.Open(Path.Combine(Files, "cohort"), new VoxelSpacing(1, 2, 3));
        Assert.Equal((new VoxelSpacing(1, 2, 3), new VoxelSpacing(1, 2, 3)), (asked.Spacing, asked.Read("whole").Spacing));
    }

    [Theory]
    [InlineData("shifted", "their voxels do not coincide")]
    [InlineData("shape", "has 3 frames, and the images have 5")]
    [InlineData("label", "holds 3 at i 12, j 10, k 1, t 1")]
    [InlineData("nan", "holds NaN at i 6, j 5, k 0, t 3")]
    [InlineData("no_masks", "there is no mask of no_masks")]
    public void A_broken_mouse_is_refused_and_its_problem_listed(string name, string words)
    {
        var cohort = CohortFolder.Open(Path.Combine(Files, "bad"));

        Assert.Contains(words, Assert.Throws<InputException>(() => cohort.Read(name)).Message);
        Assert.NotEmpty(cohort.Examine(name).Problems);
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("frames")]
    [InlineData("turned")]
    [InlineData("contoured")]
    public void Predictions_in_every_form_lie_on_the_reference(string name)
    {
        var mouse = Cohort.Read(name);

        var maps = MaskFolder.Open(Path.Combine(Files, "predictions")).Read(mouse);

        Assert.All(mouse.Frames.Zip(maps), pair => Assert.True(pair.First.Reference.Labels.SequenceEqual(pair.Second.Labels)));
    }

    [Fact]
    public void Predictions_for_files_without_orientation_are_taken_as_stored()
    {
        var mouse = CohortFolder.Open(SmallMice.Folder("good")).Read("contiguous") with { Mouse = "whole" };

        var maps = MaskFolder.Open(Path.Combine(Files, "predictions")).Read(mouse);

        Assert.All(mouse.Frames.Zip(maps), pair => Assert.True(pair.First.Reference.Labels.SequenceEqual(pair.Second.Labels)));
        Assert.Contains("is 3 × 11 × 13", Assert.Throws<InputException>(() => Turned(mouse)).Message);

        static IReadOnlyList<LabelMap> Turned(MouseCase mouse) =>
            MaskFolder.Open(Path.Combine(Files, "predictions")).Read(mouse with { Mouse = "turned" });
    }

    [Fact]
    public void Predictions_that_are_missing_in_part_or_there_twice_are_refused()
    {
        using var scratch = new ScratchFolder();
        foreach (
            var (from, to) in new[]
            {
                ("frames_frame001", "whole_frame001"),
                ("turned_ED", "turned_ED"),
                ("frames_frame001", "turned_frame001"),
                ("whole", "frames"),
                ("whole", "frames_ES"),
            })
        {
            File.Copy(Path.Combine(Files, "predictions", from + ".nii.gz"), scratch.Combine(to + ".nii.gz"));
        }

        var masks = MaskFolder.Open(scratch.Path);

        Assert.Contains("no mask of whole at frame 3 (whole_ES.nii.gz)", Refusal("whole"));
        Assert.Contains("which are the same frame of turned", Refusal("turned"));
        Assert.Contains("in several forms: frames.nii.gz, frames_ES.nii.gz", Refusal("frames"));
        Assert.Contains("there is no file of plain", Refusal("plain"));

        string Refusal(string mouse) => Assert.Throws<InputException>(() => masks.Read(Cohort.Read(mouse))).Message;
    }

    [Fact]
    public void A_mouse_there_twice_is_refused()
    {
        using var scratch = new ScratchFolder();
        Directory.CreateDirectory(scratch.Combine("masks"));
        foreach (var name in new[] { "a_frame7.nii", "a_frame007.nii.gz" })
            File.WriteAllText(scratch.Combine("masks/" + name), "");

        Assert.Contains("holds frame 7 of a twice", Assert.Throws<InputException>(() => CohortFolder.Open(scratch.Path)).Message);
    }

    [Fact]
    public void Labelled_slices_are_counted_along_the_slices_of_the_images() =>
        Assert.All(Cohort.Examine("turned").Frames, frame => Assert.Equal(3, frame.LabelledSlices));
}
