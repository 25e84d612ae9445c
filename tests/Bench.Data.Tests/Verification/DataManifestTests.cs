using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Verification;
using Bench.Testing;

namespace Bench.Data.Tests.Verification;

public sealed class DataManifestTests
{
    private static readonly string Files = RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Verification", "Files");

    [Fact]
    public void Every_problem_of_a_file_is_named_not_the_first_alone()
    {
        var mouse = Examine("many_problems");

        Assert.Equal(
            [
                "Frames_with_ROI holds 7, and the frames are 0 to 4.",
                "Frames_with_ROI holds -1, and the frames are 0 to 4.",
                "Frames_with_ROI names frame 3 twice.",
                "Images holds 2 wrong values in frames 3, 4, the first NaN at row 6, column 5, slice 0, frame 3, where grey values "
                    + "are finite numbers within the range of float32.",
                "Masks holds 2 wrong values in frame 1, the first 9 at row 0, column 0, slice 0, frame 1, where labels are 0, 1 and 2.",
                "Masks has labels in frame 4, which is not listed as contoured.",
            ],
            mouse.Problems.Select(p => p.Split(" Remedy: ")[0]));
        Assert.Equal([13, 11, 3, 5], mouse.Shape);
        Assert.Equal(("float32", "uint8"), (mouse.ImageType, mouse.MaskType));
    }

    [Fact]
    public void A_sound_file_is_counted_and_its_phases_are_those_of_the_published_rule()
    {
        var mouse = Examine("sound");

        Assert.Empty(mouse.Problems);
        // By hand: 100 px of heart a slice, 49 of them blood at frame 1, 56 at frame 3; two slices. Components below 50 px do not count, so
        // frame 1 has 0 of blood.
        Assert.Equal(
            [
                new FrameRecord(1, CardiacPhase.EndDiastole, 2, 102, 98),
                new FrameRecord(3, CardiacPhase.EndSystole, 2, 88, 112),
            ], mouse.Frames);
        Assert.Equal(
            [
                "Images has 3 images of a single grey value, the first slice 0 of frame 0.",
                "the largest blood pool is in frame 3 (112 voxels), but frame 1 (0 voxels) is end-diastole by the rule.",
            ],
            mouse.Warnings);
        Assert.Equal(15, mouse.Images);
    }

    [Theory]
    [InlineData("truncated", "is cut short")]
    [InlineData("foreign", "is not an HDF5 file")]
    [InlineData("no_masks", "no data set Masks")]
    [InlineData("masks_shape", "Images is 13 × 11 × 3 × 5 and Masks is 13 × 11 × 3 × 4")]
    [InlineData("label_fraction", "Masks holds 1.5 at row 0, column 9, slice 0, frame 1 where labels are 0, 1 and 2.")]
    public void What_reading_refuses_is_a_problem(string name, string words) =>
        Assert.Contains(CohortFolder.Open(SmallMice("bad")).Examine(name).Problems, p => p.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Nothing_that_can_be_read_is_a_problem_and_everything_broken_is()
    {
        // The small mice are 13 x 11 voxels of noise-like labels: sound, if small.
        Assert.All(Look(CohortFolder.Open(SmallMice("good"))).Mice, m => Assert.Empty(m.Problems));
        Assert.All(Look(CohortFolder.Open(SmallMice("bad"))).Mice, m => Assert.NotEmpty(m.Problems));
    }

    [Fact]
    public void A_cohort_is_counted_as_the_notebook_counts()
    {
        FrameRecord[] two = [new(0, CardiacPhase.EndDiastole, 7, 1, 1), new(9, CardiacPhase.EndSystole, 6, 1, 1)];
        FrameRecord[] four = [.. two, new(3, CardiacPhase.Inflow, 5, 1, 1), new(4, CardiacPhase.Inflow, 4, 1, 1)];

        var summary = CohortSummary.Of(
            [Record("Mouse1", [256, 256, 9, 22], two), Record("Mouse2", [256, 256, 10, 20], four), Record("Mouse3", [], [])]);

        Assert.Equal(
            (3, 9 * 22 + 10 * 20, 6, 9 * 2 + 10 * 4, 13 + 22, 26, 9, 2),
            (
                summary.Mice,
                summary.Images,
                summary.ContouredFrames,
                summary.ContouredFrameSlices,
                summary.LabelledSlices,
                summary.LabelledPhaseSlices,
                summary.LabelledInflowSlices,
                summary.InflowFrames));
        Assert.Equal(["Mouse2"], summary.InflowMice);
        Assert.Empty(PublishedCount.Beside(summary));
        Assert.Equal(
            ["contoured-frame slices"],
            PublishedCount.Beside(
                new CohortSummary(
                    130,
                    26230,
                    304,
                    2883,
                    2208,
                    1994,
                    214,
                    44,
                    ["Mouse17", "Mouse48", "Mouse91", "Mouse125"],
                    new Dictionary<string,
                    int>()))
                .Where(c => !c.Matches).Select(c => c.Name));
    }

    [Fact]
    public void What_was_written_is_read_back_and_equal_data_have_no_difference()
    {
        using var scratch = new ScratchFolder();
        var found = Look(CohortFolder.Open(Files));
        found.Write(scratch.Combine("manifest.json"));

        var read = DataManifest.Read(scratch.Combine("manifest.json"));

        Assert.Empty(ManifestComparison.Differences(read, found));
        // sha256sum sound.h5
        Assert.Equal(
            "b9c69effe342741ab6eea93cb89cd25bcd4dc94c09ea7ce14d754284fc81c897",
            read.Mice.Single(m => m.Mouse == "sound").Files["sound.h5"]);
        Assert.Equal(found.DataSha256, read.DataSha256);
    }

    [Fact]
    public void Each_difference_from_a_manifest_is_named()
    {
        var earlier = Look(CohortFolder.Open(Files));
        using var scratch = new ScratchFolder();
        File.Copy(Path.Combine(Files, "sound.h5"), scratch.Combine("many_problems.h5"));
        File.Copy(Path.Combine(Files, "sound.h5"), scratch.Combine("new.h5"));

        var differences = ManifestComparison.Differences(earlier, Look(CohortFolder.Open(scratch.Path, new VoxelSpacing(0.2, 0.1, 1))));

        Assert.Contains("sound is in the manifest and no longer in the folder.", differences);
        Assert.Contains("new is in the folder and not in the manifest.", differences);
        Assert.Contains(differences, d => d.StartsWith("many_problems: many_problems.h5 has SHA-256 ", StringComparison.Ordinal));
        Assert.Contains("many_problems: its types are 'uint16' and 'uint8', not 'float32' and 'uint8'.", differences);
        Assert.Contains("many_problems: its voxels are 0.2 × 0.1 × 1 mm, not 0.1 × 0.1 × 1 mm.", differences);
        Assert.Contains(
            differences, d => d.StartsWith("many_problems: frame 1, counted from 0, is EndDiastole of 2 labelled slices", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema_version":2,"description":"","data_sha256":"","summary":null,"mice":[]}""")]
    public void A_file_that_is_no_manifest_is_refused_by_path(string text)
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.Combine("m.json"), text);

        Assert.EndsWith("m.json", Assert.Throws<InputException>(() => DataManifest.Read(scratch.Combine("m.json"))).InputSource);
    }

    private static DataManifest Look(CohortFolder cohort) => DataManifest.Of(cohort, null, TestContext.Current.CancellationToken);

    private static string SmallMice(string name) => Hdf5.SmallMice.Folder(name);

    private static MouseRecord Examine(string name) => CohortFolder.Open(Files).Examine(name);

    private static MouseRecord Record(string mouse, int[] shape, FrameRecord[] frames) =>
        new(mouse, new Dictionary<string, string>(), shape, "uint16", "uint8", [0.1, 0.1, 1], frames, [], []);
}
