using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hdf5;
using Bench.Testing;

namespace Bench.Data.Tests.Hdf5;

public sealed class MaskFileTests
{
    private static readonly StackSize Size = new(70, 66, 3);

    [Fact]
    public void What_was_written_is_read_back()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("new/folder/Mouse1.h5");
        LabelMap[] maps = [Map(1), Map(2)];

        MaskFile.Write(path, Size, 9, [(0, maps[0]), (5, maps[1])]);
        var read = HdfMasks.Read(path, Size, 9, [0, 5]);

        Assert.Equal(2, read.Count);
        Assert.True(read[0].Labels.SequenceEqual(maps[0].Labels));
        Assert.True(read[1].Labels.SequenceEqual(maps[1].Labels));
        Assert.Equal(["Mouse1.h5"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
        var mouse = CohortFolder.Open(scratch.Combine("new/folder")).Read("Mouse1", requireImages: false);
        Assert.Equal([0, 5], mouse.Frames.Select(f => f.FrameIndex));
        Assert.Equal(9, mouse.CineFrames);
        Assert.Null(mouse.Frames[0].Image);
    }

    [Fact]
    public void Masks_of_the_contoured_frames_alone_are_taken_in_order()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("Mouse1.h5");
        MaskFile.Write(path, Size, 2, [(0, Map(1)), (1, Map(2))]);

        var read = HdfMasks.Read(path, Size, 9, [3, 7]);

        Assert.True(read[1].Labels.SequenceEqual(Map(2).Labels));
    }

    [Fact]
    public void Another_shape_is_refused_naming_both()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.Combine("Mouse1.h5");
        MaskFile.Write(path, Size, 4, [(0, Map(1))]);

        var error = Assert.Throws<InputException>(() => HdfMasks.Read(path, Size, 9, [3, 7]));

        Assert.Contains("70 × 66 × 3 × 4", error.Message);
        Assert.Contains("70 × 66 × 3 × 9", error.Message);
        Assert.Contains("70 × 66 × 3 × 2", error.Message);
        Assert.Throws<InputException>(() => HdfMasks.Read(path, new StackSize(66, 70, 3), 4, [0]));
    }

    [Fact]
    public void Masks_of_three_axes_are_those_of_the_only_contoured_frame()
    {
        var path = Path.Combine(SmallMice.Folder("one"), "masks_three_axes.h5");

        var map = Assert.Single(HdfMasks.Read(path, SmallMice.Size, SmallMice.Frames, [3]));

        SmallMice.RequireFormula(new ContouredFrame(3, CardiacPhase.EndDiastole, null, map), path);
        Assert.Contains(
            "13 × 11 × 3 ", Assert.Throws<InputException>(() => HdfMasks.Read(path, SmallMice.Size, SmallMice.Frames, [1, 3])).Message);
    }

    [Fact]
    public void A_wrong_label_is_placed_in_the_cine()
    {
        var path = Path.Combine(SmallMice.Folder("bad"), "label_three.h5");

        var error = Assert.Throws<InputException>(() => HdfMasks.Read(path, SmallMice.Size, SmallMice.Frames, [1, 3]));

        Assert.Contains("Masks holds 3 at row 12, column 10, slice 1, frame 1", error.Message);
    }

    [Fact]
    public void Frames_out_of_order_or_range_are_a_programming_error()
    {
        using var scratch = new ScratchFolder();
        Assert.Throws<ArgumentException>(() => MaskFile.Write(scratch.Combine("a.h5"), Size, 4, [(3, Map(1)), (1, Map(1))]));
        Assert.Throws<ArgumentException>(() => MaskFile.Write(scratch.Combine("a.h5"), Size, 4, [(4, Map(1))]));
        Assert.Throws<ArgumentException>(() => MaskFile.Write(scratch.Combine("a.h5"), Size, 4, []));
        Assert.Throws<ArgumentException>(() => HdfMasks.Read(scratch.Combine("a.h5"), Size, 4, [1, 1]));
    }

    private static LabelMap Map(int seed)
    {
        var random = new Random(seed);
        var labels = new byte[Size.Count];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = (byte)random.Next(LabelMap.ClassCount);
        return new LabelMap(Size, labels);
    }
}
