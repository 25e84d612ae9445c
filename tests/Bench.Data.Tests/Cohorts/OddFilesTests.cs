using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Testing;

namespace Bench.Data.Tests.Cohorts;

/// <summary>
/// Files by h5py (make_odd.py) that differ from the published format in one thing each: refused by name, and read once the difference is
/// stated.
/// </summary>
public sealed class OddFilesTests
{
    private const int Slices = 5;
    private const int Frames = 6;

    private static readonly string Folder = RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Cohorts", "Odd");

    // Pixels within 5 and 3 of a centre, and within 8 and 6: 81, 29, 197 and 113 points of the square lattice (OEIS A000328); in three
    // slices each.
    private static readonly (int Pool, int Myocardium)[] Voxels = [(3 * 81, 3 * (197 - 81)), (3 * 29, 3 * (113 - 29))];

    [Theory]
    [InlineData("oblong_SHWF", "slices, rows, columns, frames (--axes SHWF)")]
    [InlineData("oblong_FSWH", "frames, slices, columns, rows (--axes FSWH, reversed, as R, Julia and Fortran write them)")]
    [InlineData("oblong_FSHW", "frames, slices, rows, columns (--axes FSHW, as arrays of SimpleITK and PyTorch)")]
    [InlineData("oblong_HWFS", "rows, columns, frames, slices (--axes HWFS)")]
    [InlineData("oblong_SFHW", "slices, frames, rows, columns (--axes SFHW)")]
    [InlineData("oblong_FHSW", "frames, rows, slices, columns (--axes FHSW)")]
    [InlineData("oblong_HFSW", "rows, frames, slices, columns (--axes HFSW)")]
    [InlineData("square_SHWF", "slices, rows, columns, frames (--axes SHWF)")]
    [InlineData("square_FSHW", "or frames, slices, columns, rows (--axes FSWH")]
    [InlineData("square_HWFS", "rows, columns, frames, slices (--axes HWFS)")]
    public void Another_order_of_axes_is_refused_by_its_name_and_read_once_it_is_stated(string name, string words)
    {
        var refusal = Assert.Throws<InputException>(() => Read(name));

        Assert.Contains(words, refusal.Reason, StringComparison.Ordinal);
        RequireMouse(Read(name, new() { Axes = AxisOrder.Parse("--axes", name[^4..]) }));
        Assert.Contains(CohortFolder.Open(Folder).Examine(name).Problems, p => p.Contains(words, StringComparison.Ordinal));

        // Of images alone the shape must tell.
        if (!name.EndsWith("HWFS", StringComparison.Ordinal))
            Assert.Throws<InputException>(() => CohortFolder.Open(Folder).ReadCine(name));
    }

    [Fact]
    public void Rows_and_columns_exchanged_among_other_mice_are_warned_of()
    {
        Assert.Contains(Read("oblong_WHSF").AllWarnings, w => w.Contains("rows and columns may be exchanged", StringComparison.Ordinal));
        Assert.DoesNotContain(Read("oblong_HWSF").AllWarnings, w => w.Contains("exchanged", StringComparison.Ordinal));
        RequireMouse(Read("oblong_HWSF"));
    }

    [Fact]
    public void Frames_counted_from_1_are_refused_with_the_option_that_reads_them()
    {
        var refusal = Assert.Throws<InputException>(() => Read("from_one"));

        Assert.Contains(
            "lists frames 2, 5, and the labels stand in frames 1, 4: the list counts from 1", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--first-frame 1", refusal.Remedy, StringComparison.Ordinal);
        Assert.Contains(
            CohortFolder.Open(Folder).Examine("from_one").Problems, p => p.Contains("the list counts from 1", StringComparison.Ordinal));
        Assert.Contains(
            "counts from 1",
            Assert.Throws<InputException>(() => MaskFile.Read(Path.Combine(Folder, "from_one.h5"))).Reason,
            StringComparison.Ordinal);
        RequireMouse(Read("from_one", new() { FirstFrame = 1 }));
        Assert.Contains(
            "the list counts from 0",
            Assert.Throws<InputException>(() => Read("oblong_HWSF", new() { FirstFrame = 1 })).Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_listed_frame_without_label_beside_labels_that_are_not_listed_is_refused() =>
        Assert.Contains(
            "frame 0 is listed and has no label", Assert.Throws<InputException>(() => Read("elsewhere")).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("labels_021", "1=blood_pool,2=myocardium")]
    [InlineData("labels_120", "0=blood_pool,1=background,2=myocardium")]
    [InlineData("labels_201", "0=myocardium,1=blood_pool,2=background")]
    public void Exchanged_labels_are_known_by_where_they_stand_and_read_as_stated(string name, string meaning)
    {
        Assert.Contains(meaning, Assert.Throws<InputException>(() => Read(name)).Remedy, StringComparison.Ordinal);
        Assert.Contains(CohortFolder.Open(Folder).Examine(name).Problems, p => p.Contains(meaning, StringComparison.Ordinal));
        RequireMouse(Read(name, Labels(meaning)));
        Assert.Empty(CohortFolder.Open(Folder, reading: Labels(meaning)).Examine(name).Problems);

        // Said to be right, they are taken as they are.
        if (name == "labels_021")
        {
            Assert.Equal(
                Voxels[0].Myocardium, Read(name, Labels("1=myocardium,2=blood_pool")).Frames[0].Reference.Count(Structure.BloodPool));
        }
    }

    [Fact]
    public void Labels_with_a_right_ventricle_are_listed_and_read_as_stated()
    {
        var refusal = Assert.Throws<InputException>(() => Read("labels_0123"));

        Assert.Contains("The labels found are 0, 1, 2, 3.", refusal.Reason, StringComparison.Ordinal);
        RequireMouse(Read("labels_0123", Labels("3=blood_pool,2=myocardium,1=background")));
        Assert.Empty(CohortFolder.Open(Folder, reading: Labels("3=blood_pool,2=myocardium,1=background")).Examine("labels_0123").Problems);
    }

    [Theory]
    [InlineData("labels_021", "1=blood_pool,2=myocardium")]
    [InlineData("labels_120", "0=blood_pool,1=background,2=myocardium")]
    [InlineData("labels_0123", "1=background,2=myocardium,3=blood_pool")]
    public void Predictions_get_the_meaning_of_labels_by_which_they_overlap_the_reference(string name, string meaning)
    {
        var mouse = Read("oblong_HWSF") with { Mouse = name };

        var refusal = Assert.Throws<InputException>(() => MaskFolder.Open(Folder).Read(mouse));

        Assert.Contains($"--prediction-labels {meaning}", refusal.Remedy, StringComparison.Ordinal);
        var maps = MaskFolder.Open(Folder, reading: Labels(meaning) with { ArePredictions = true }).Read(mouse);
        Assert.All(mouse.Frames.Zip(maps), pair => Assert.True(pair.First.Reference.Labels.SequenceEqual(pair.Second.Labels)));
    }

    [Theory]
    [InlineData("oblong_FSWH", "frames, slices, columns, rows (--prediction-axes FSWH)")]
    [InlineData("oblong_WHSF", "columns, rows, slices, frames (--prediction-axes WHSF)")]
    public void Predictions_of_another_shape_get_the_order_of_axes_that_fits(string name, string words)
    {
        var mouse = Read("oblong_HWSF") with { Mouse = name };

        Assert.Contains(words, Assert.Throws<InputException>(() => MaskFolder.Open(Folder).Read(mouse)).Reason, StringComparison.Ordinal);
        var maps = MaskFolder.Open(Folder, reading: new() { Axes = AxisOrder.Parse("", name[^4..]) }).Read(mouse);
        Assert.All(mouse.Frames.Zip(maps), pair => Assert.True(pair.First.Reference.Labels.SequenceEqual(pair.Second.Labels)));
    }

    [Theory]
    [InlineData("1=foo")]
    [InlineData("1=myocardium,1=blood_pool")]
    [InlineData("1=background")]
    [InlineData("x=myocardium")]
    [InlineData("")]
    public void A_wrong_scheme_of_labels_is_refused(string text) =>
        Assert.Throws<InputException>(() => LabelScheme.Parse("--labels", text));

    [Theory]
    [InlineData("HWS")]
    [InlineData("HWSS")]
    [InlineData("HWST")]
    public void A_wrong_order_of_axes_is_refused(string text) => Assert.Throws<InputException>(() => AxisOrder.Parse("--axes", text));

    [Fact]
    public void Cleaned_and_drawn_masks_are_read_as_stated_too() =>
        Assert.Equal(
            Voxels[0].Pool,
            MaskFile.Read(Path.Combine(Folder, "labels_021.h5"), Labels("1=blood_pool,2=myocardium")).Frames[1].Count(Structure.BloodPool));

    private static ReadingOptions Labels(string text) => new() { Labels = LabelScheme.Parse("--labels", text) };

    private static MouseCase Read(string name, ReadingOptions? reading = null) => CohortFolder.Open(Folder, reading: reading).Read(name);

    private static void RequireMouse(MouseCase mouse)
    {
        Assert.Equal([1, 4], mouse.Frames.Select(f => f.FrameIndex));
        Assert.Equal(Frames, mouse.CineFrames);
        Assert.Equal(Voxels, mouse.Frames.Select(f => (f.Reference.Count(Structure.BloodPool), f.Reference.Count(Structure.Myocardium))));
        foreach (var frame in mouse.Frames)
        {
            var size = frame.Image!.Size;
            for (var voxel = 0; voxel < size.Count; voxel++)
            {
                var (slice, within) = Math.DivRem(voxel, size.SliceLength);
                Assert.Equal((within * Slices + slice) * Frames + frame.FrameIndex, frame.Image.Values[voxel]);
            }
        }
    }
}
