using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Nifti;
using Bench.Data.Verification;
using Bench.Testing;

namespace Bench.Data.Tests.Verification;

public sealed class DuplicatesTests
{
    private static readonly StackSize Size = new(6, 5, 2);

    [Fact]
    public void Mice_with_the_same_file_the_same_images_or_some_of_them_are_named_and_no_others()
    {
        using var scratch = new ScratchFolder();
        Write(scratch, "a", 0, 3);
        Write(scratch, "b", 0, 3, compressed: false, label: 1);
        Write(scratch, "c", 2, 3);
        Write(scratch, "d", 90, 3);
        File.Copy(scratch.Combine("images/d.nii.gz"), scratch.Combine("images/e.nii.gz"));
        File.Copy(scratch.Combine("masks/d.nii.gz"), scratch.Combine("masks/e.nii.gz"));

        var found = Duplicates.Find(Look(CohortFolder.Open(scratch.Path)).Mice).Select(d => d.ToString());

        // Frames 0, 1, 2 of a and b; of c frames 2, 3, 4: one frame of two slices is shared.
        Assert.Equal(
            [
                "a and b have the same images.",
                "a and c share 2 images (a has 6 different ones, c 6).",
                "b and c share 2 images (b has 6 different ones, c 6).",
                "d and e have the same files, byte for byte.",
            ],
            found);
    }

    [Fact]
    public void A_manifest_keeps_what_tells_the_same_images()
    {
        using var scratch = new ScratchFolder();
        Write(scratch, "a", 0, 3);
        Write(scratch, "b", 0, 3, compressed: false, label: 1);
        Look(CohortFolder.Open(scratch.Path)).Write(scratch.Combine("manifest.json"));

        Assert.Equal(
            "a and b have the same images.",
            Assert.Single(Duplicates.Find(DataManifest.Read(scratch.Combine("manifest.json")).Mice)).ToString());
    }

    // The challenge's 80 patients hold one image twice, with different masks (README of the data).
    [Fact]
    [Trait("Category", "Dataset")]
    public void The_pair_of_human_hearts_with_one_image_is_found()
    {
        var source = RepositoryFolder.Combine("..", "shared", "human");
        Assert.SkipUnless(
            Directory.Exists(source), $"{source} is not there: the human hearts are third-party data and not part of the checkout.");
        using var scratch = new ScratchFolder();
        foreach (var file in Directory.EnumerateFiles(source, "*_frame??.nii.gz", SearchOption.AllDirectories))
        {
            var (patient, frame) = (Path.GetFileName(Path.GetDirectoryName(file))!, int.Parse(Path.GetFileName(file)[^9..^7], null));
            var name = FormattableString.Invariant($"{patient}_frame{frame:000}.nii.gz");
            Link("images", name, file);
            Link("masks", name, file.Replace(".nii.gz", "_gt.nii.gz", StringComparison.Ordinal));
        }

        var reading = new ReadingOptions
        {
            Labels = LabelScheme.Parse("--labels", "1=background,2=myocardium,3=blood_pool"),
            FirstFrame = 1,
        };
        var found = Look(CohortFolder.Open(scratch.Path, reading: reading));

        Assert.Equal(80, found.Mice.Count);
        Assert.All(found.Mice, m => Assert.Empty(m.Problems));
        var pair = Assert.Single(Duplicates.Find(found.Mice));
        Assert.Equal(("074", "076"), (pair.First[^3..], pair.Second[^3..]));

        void Link(string folder, string name, string target)
        {
            Directory.CreateDirectory(scratch.Combine(folder));
            File.CreateSymbolicLink(scratch.Combine($"{folder}/{name}"), Path.GetFullPath(target));
        }
    }

    private static DataManifest Look(CohortFolder cohort) => DataManifest.Of(cohort, null, TestContext.Current.CancellationToken);

    private static void Write(ScratchFolder scratch, string mouse, int firstFrame, int frames, bool compressed = true, byte label = 2)
    {
        var ending = compressed ? ".nii.gz" : ".nii";
        ImageStack Image(int frame) => new(Size, [.. Enumerable.Range(0, Size.Count).Select(i => (float)(i * i % 37 + 100 * frame))]);
        var labels = new byte[Size.Count];
        labels[firstFrame % Size.Count] = label;
        NiftiWriter.Write(
            scratch.Combine($"images/{mouse}{ending}"), [.. Enumerable.Range(firstFrame, frames).Select(Image)], VoxelSpacing.Published);
        NiftiWriter.Write(
            scratch.Combine($"masks/{mouse}{ending}"), [.. Enumerable.Repeat(new LabelMap(Size, labels), frames)], VoxelSpacing.Published);
    }
}
