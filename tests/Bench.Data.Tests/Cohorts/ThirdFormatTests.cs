using Bench.Core;
using Bench.Core.Phases;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Verification;
using Bench.Testing;

namespace Bench.Data.Tests.Cohorts;

/// <summary>A format that this program does not have, in one class, is verified, read and written as the built-in ones are.</summary>
public sealed class ThirdFormatTests : IDisposable
{
    private const int Frames = 6;

    private static readonly StackSize Size = new(40, 40, 3);
    private static readonly CohortFormats Formats = CohortFormats.BuiltIn.With(new PlainFormat());

    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void Its_cohort_is_verified_and_read()
    {
        WriteMouse("Mouse1");
        WriteMouse("Mouse2");

        var cohort = CohortFolder.Open(_scratch.Path, formats: Formats);
        var manifest = DataManifest.Of(cohort, cancellation: TestContext.Current.CancellationToken);

        Assert.True(manifest.IsSound, string.Join(' ', manifest.Mice.SelectMany(m => m.Problems)));
        Assert.Equal(["Mouse1.plain"], manifest.Mice[0].Files.Keys);
        Assert.Equal([40, 40, 3, Frames], manifest.Mice[0].Shape);
        Assert.Equal(
            [(1, CardiacPhase.EndDiastole), (4, CardiacPhase.EndSystole)], manifest.Mice[0].Frames.Select(f => (f.Frame, f.Phase)));
        Assert.Equal(3 * Frames, manifest.Mice[0].ImageHashes.Count);
        var mouse = cohort.Read("Mouse2");
        Assert.True(mouse.Frames[0].Reference.Labels.SequenceEqual(Disc(8).Labels));
        Assert.Equal(Grey(7, 4), mouse.Frames[1].Image!.Values[7]);
        Assert.Equal(Grey(9, 5), cohort.ReadCine("Mouse2")[5].Values[9]);
        Assert.Equal("plain", cohort.Format.Code);
    }

    [Fact]
    public void Its_damaged_files_are_named_by_verification()
    {
        WriteMouse("Mouse1");
        var path = _scratch.Combine("Mouse1.plain");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);

        var manifest = DataManifest.Of(
            CohortFolder.Open(_scratch.Path, formats: Formats), cancellation: TestContext.Current.CancellationToken);

        Assert.Contains("is cut short", Assert.Single(manifest.Mice).Problems[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Its_masks_are_written_and_found_again_beside_a_reference()
    {
        WriteMouse("Mouse1");
        WriteMouse("Mouse10");
        var cohort = CohortFolder.Open(_scratch.Path, formats: Formats);
        var predictions = _scratch.Combine("predictions");
        var masks = StoredMasks.Of(Size, Frames, [(1, Disc(7)), (4, Disc(3))]);
        MouseMasks.Write(predictions, "Mouse1", cohort.Format, masks);
        MaskFile.Write(Path.Combine(predictions, "Mouse10.plain"), masks with { Contoured = null }, Formats);

        var folder = MaskFolder.Open(predictions, cohort.Mice, formats: Formats);

        Assert.Equal(["Mouse1_frame001.plain", "Mouse1_frame004.plain"], folder.FilesOf("Mouse1"));
        Assert.Equal(["Mouse10.plain"], folder.FilesOf("Mouse10"));
        Assert.All(
            cohort.Mice,
            name =>
                Assert.Equal(
                    [Disc(7).Labels.ToArray(), Disc(3).Labels.ToArray()], folder.Read(cohort.Read(name)).Select(m => m.Labels.ToArray())));
        Assert.Null(folder.Missing(cohort.Mice));
        var whole = MouseMasks.Of(predictions, Formats).Select(m => m.Read(formats: Formats)).ToArray();
        Assert.Equal([5, Frames], whole.Select(m => m.Frames.Count));
        Assert.Equal([1, 4], whole[0].SegmentedFrames);
    }

    [Fact]
    public void Without_its_entry_the_same_folder_is_refused_and_the_files_are_named()
    {
        WriteMouse("Mouse1");

        var refusal = Assert.Throws<InputException>(() => CohortFolder.Open(_scratch.Path));

        Assert.Equal("holds no file named *.h5, and no NIfTI files in folders images and masks.", refusal.Reason);
        Assert.Contains(
            "There are Mouse1.plain", Assert.Throws<InputException>(() => MaskFolder.Open(_scratch.Path)).Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private void WriteMouse(string mouse)
    {
        var masks = StoredMasks.Of(Size, Frames, [(1, Disc(8)), (4, Disc(4))]);
        PlainFormat.Write(_scratch.Combine(mouse + ".plain"), masks, (at, frame) => Grey(at, frame));
    }

    private static float Grey(int at, int frame) => at + (1000 * frame);

    // A blood pool of some radius within myocardium, in every slice.
    private static LabelMap Disc(int radius)
    {
        var labels = new byte[Size.Count];
        for (var at = 0; at < labels.Length; at++)
        {
            var (row, column) = (at % Size.SliceLength / Size.Width, at % Size.Width);
            var square = ((row - 20) * (row - 20)) + ((column - 20) * (column - 20));
            labels[at] = square <= radius * radius ? (byte)2 : square <= 12 * 12 ? (byte)1 : (byte)0;
        }

        return new LabelMap(Size, labels);
    }

    /// <summary>
    /// One file a mouse: rows, columns, slices and frames as int32, a byte that says whether there are images, a byte of label a voxel, and
    /// float32 grey values. Contoured are the frames with any label.
    /// </summary>
    private sealed class PlainFormat : ICohortFormat
    {
        public string Code => "plain";

        public string Contents => "file named *.plain";

        public IReadOnlyList<string> Extensions { get; } = [".plain"];

        public static void Write(string path, StoredMasks masks, Func<int, int, float>? grey)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new BinaryWriter(File.Create(path));
            foreach (var axis in (int[])[masks.Size.Height, masks.Size.Width, masks.Size.Slices, masks.Frames.Count])
                file.Write(axis);
            file.Write(grey is not null);
            foreach (var frame in masks.Frames)
                file.Write(frame.Labels);
            for (var frame = 0; grey is not null && frame < masks.Frames.Count; frame++)
            {
                for (var at = 0; at < masks.Size.Count; at++)
                    file.Write(grey(at, frame));
            }
        }

        public IReadOnlyList<IMouseFiles> List(string folder, ListingOptions options) =>
            [.. FrameFiles.List(folder, Extensions).Values.Select(files => new Mouse(files, options.StatedSpacing))];

        public StoredMasks ReadMasks(string path, ReadingOptions reading) => new(Read(path).Masks, null, null, 0, null);

        public void WriteMasks(string path, StoredMasks masks) => Write(path, masks, null);

        private static (LabelMap[] Masks, ImageStack[] Images) Read(string path)
        {
            try
            {
                using var file = new BinaryReader(File.OpenRead(path));
                var size = new StackSize(file.ReadInt32(), file.ReadInt32(), file.ReadInt32());
                var (frames, hasImages) = (file.ReadInt32(), file.ReadBoolean());
                var masks = Enumerable.Range(0, frames).Select(_ => new LabelMap(size, file.ReadBytes(size.Count))).ToArray();
                var images = Enumerable.Range(0, hasImages ? frames : 0)
                    .Select(_ => new ImageStack(size, [.. Enumerable.Range(0, size.Count).Select(_ => file.ReadSingle())])).ToArray();
                return (masks, images);
            }
            catch (EndOfStreamException error)
            {
                throw new InputException(path, "is cut short.", "copy it again.", error);
            }
        }

        private sealed class Mouse(FrameFiles files, VoxelSpacing spacing) : IMouseFiles
        {
            string IMouseFiles.Mouse => files.Mouse;

            public IReadOnlyList<string> Files => [.. files.Names];

            public MouseCase Read(bool requireImages)
            {
                var (masks, images) = PlainFormat.Read(Path.Combine(files.Folder, files.Whole!));
                var contoured = masks.Index().Where(m => m.Item.Labels.ContainsAnyExcept((byte)0)).Select(m => (m.Index, m.Item)).ToArray();
                var phases = PublishedPhaseRule.Assign(contoured, PublishedPhaseRule.MinimumComponentPixelsAt(spacing));
                var frames = contoured.Select(
                    c => new ContouredFrame(c.Index, phases.PhaseOf(c.Index), images.ElementAtOrDefault(c.Index), c.Item));
                return new MouseCase(files.Mouse, spacing, [.. frames], [])
                {
                    PhaseWarnings = phases.Warnings,
                    CineFrames = masks.Length,
                };
            }

            public IReadOnlyList<ImageStack> ReadCine() => PlainFormat.Read(Path.Combine(files.Folder, files.Whole!)).Images;
        }
    }
}
