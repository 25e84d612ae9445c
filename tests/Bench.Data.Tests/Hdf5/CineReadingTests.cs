using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hdf5;

namespace Bench.Data.Tests.Hdf5;

public sealed class CineReadingTests
{
    public static TheoryData<string> SoundFiles =>
        [.. Directory.GetFiles(SmallMice.Folder("good"), "*.h5").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(SoundFiles))]
    public void A_whole_cine_is_every_frame_in_order_of_time(string name)
    {
        var cohort = CohortFolder.Open(SmallMice.Folder("good"));

        var cine = cohort.ReadCine(name);

        Assert.Equal(SmallMice.Frames, cine.Count);
        for (var frame = 0; frame < cine.Count; frame++)
            RequireFormula(cine[frame], frame, name);
        foreach (var contoured in cohort.Read(name).Frames)
            Assert.True(contoured.Image!.Values.SequenceEqual(cine[contoured.FrameIndex].Values));
    }

    [Theory]
    [InlineData("no_masks")]
    [InlineData("no_roi")]
    [InlineData("masks_shape")]
    [InlineData("roi_beyond")]
    public void A_cine_needs_neither_masks_nor_contoured_frames(string name)
    {
        var cine = CohortFolder.Open(SmallMice.Folder("bad")).ReadCine(name);

        Assert.Equal(SmallMice.Frames, cine.Count);
        RequireFormula(cine[4], 4, name);
    }

    [Fact]
    public void A_cine_without_images_or_with_a_wrong_value_is_refused_by_name()
    {
        Assert.Contains(
            "no data set Images",
            Assert.Throws<InputException>(() => CohortFolder.Open(SmallMice.Folder("bad")).ReadCine("no_images")).Message);
        Assert.Contains(
            "Images holds NaN at row 6, column 5, slice 0, frame 3",
            Assert.Throws<InputException>(() => CohortFolder.Open(SmallMice.Folder("bad")).ReadCine("image_nan")).Message);
    }

    // Chunks a file: ceil(13 / h) * ceil(11 / w) * ceil(3 / s) * ceil(5 / f) for chunks of h x w x s x f in make_files.py.
    [Theory]
    [InlineData("chunks_one_frame", 2 * 2 * 2 * 5)]
    [InlineData("chunks_uneven", 3 * 3 * 2 * 3)]
    [InlineData("chunks_whole", 1)]
    [InlineData("chunks_frames_only", 13 * 11 * 3)]
    [InlineData("chunks_fletcher", 1 * 2 * 3 * 2)]
    [InlineData("latest_btree2", 3 * 3 * 2 * 3)]
    [InlineData("latest_growing", 3 * 3 * 2 * 3)]
    [InlineData("latest_bounded", 3 * 3 * 2 * 3)]
    [InlineData("matlab_chunked", 3 * 5)]
    public void A_whole_cine_decodes_every_chunk_once(string name, int chunks)
    {
        using var file = HdfInput.Open(Path.Combine(SmallMice.Folder("good"), name + ".h5"));
        var images = CineDataSet.Open(file, "Images");

        images.ReadRaw([.. Enumerable.Range(0, SmallMice.Frames)]);

        Assert.Equal(chunks, images.ChunksRead);
    }

    // Of the five frames, 1 and 3 are contoured: chunks of one frame are read for two of five, of two frames for frames 0-1 and 2-3, of
    // three for both.
    [Theory]
    [InlineData("chunks_one_frame", 2 * 2 * 2 * 2)]
    [InlineData("chunks_uneven", 3 * 3 * 2 * 2)]
    [InlineData("chunks_whole", 1)]
    [InlineData("chunks_frames_only", 13 * 11 * 3)]
    [InlineData("chunks_fletcher", 1 * 2 * 3 * 2)]
    [InlineData("latest_btree2", 3 * 3 * 2 * 2)]
    [InlineData("latest_growing", 3 * 3 * 2 * 2)]
    [InlineData("latest_growing_gzip", 3 * 3 * 2 * 2)]
    [InlineData("latest_bounded_pages", 13 * 11 * 3 * 2)]
    [InlineData("matlab_chunked", 3 * 2)]
    public void Only_chunks_with_a_wanted_frame_are_decoded_each_once(string name, int chunks)
    {
        using var file = HdfInput.Open(Path.Combine(SmallMice.Folder("good"), name + ".h5"));
        var images = CineDataSet.Open(file, "Images");

        images.ReadRaw(SmallMice.Contoured);

        Assert.Equal(chunks, images.ChunksRead);
    }

    private static void RequireFormula(ImageStack stack, int frame, string file)
    {
        Assert.Equal(SmallMice.Size, stack.Size);
        for (var i = 0; i < stack.Size.Count; i++)
        {
            var (slice, within) = (i / stack.Size.SliceLength, i % stack.Size.SliceLength);
            var expected = SmallMice.Grey(within / stack.Size.Width, within % stack.Size.Width, slice, frame);
            if (stack.Values[i] != expected)
                Assert.Fail($"{file}: voxel {i} of frame {frame} is {stack.Values[i]}, not {expected}.");
        }
    }
}
