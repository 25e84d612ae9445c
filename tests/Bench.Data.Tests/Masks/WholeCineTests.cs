using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Testing;

namespace Bench.Data.Tests.Masks;

public sealed class WholeCineTests
{
    private static readonly StackSize Size = new(4, 4, 2);

    /// <summary>Six frames, of which the expert contoured 0 and 3.</summary>
    private static readonly MouseCase Mouse = new(
        "Mouse1",
        new VoxelSpacing(1, 1, 1),
        [new ContouredFrame(0, CardiacPhase.EndDiastole, null, Pool(9)), new ContouredFrame(3, CardiacPhase.EndSystole, null, Pool(3))],
        [])
    { CineFrames = 6 };

    [Theory]
    [InlineData("Mouse1.h5")]
    [InlineData("Mouse1.nii.gz")]
    public void Masks_of_every_frame_are_a_cine(string name)
    {
        using var scratch = new ScratchFolder();
        Write(scratch, name, [9, 7, 5, 3, 5, 8], null);

        var cine = MaskFolder.Open(scratch.Path).ReadCine(Mouse);

        Assert.Equal([9, 7, 5, 3, 5, 8], cine!.Select(m => m.Count(Structure.BloodPool)));
    }

    [Fact]
    public void Contoured_frames_alone_are_none()
    {
        using var scratch = new ScratchFolder();

        // All six frames stored, two of them labelled; the two alone; and six of which the file itself says that two were contoured.
        Write(scratch, "Mouse1.h5", [9, 0, 0, 3, 0, 0], null);
        Assert.Null(MaskFolder.Open(scratch.Path).ReadCine(Mouse));
        Write(scratch, "Mouse1.h5", [9, 3], null);
        Assert.Null(MaskFolder.Open(scratch.Path).ReadCine(Mouse));
        Write(scratch, "Mouse1.h5", [9, 1, 1, 3, 1, 1], [0, 3]);
        Assert.Null(MaskFolder.Open(scratch.Path).ReadCine(Mouse));
    }

    private static LabelMap Pool(int voxels)
    {
        var labels = new byte[Size.Count];
        labels.AsSpan(0, voxels).Fill((byte)Structure.BloodPool);
        return new LabelMap(Size, labels);
    }

    private static void Write(ScratchFolder scratch, string name, int[] voxels, int[]? contoured) =>
        MaskFile.Write(scratch.Combine(name), new StoredMasks([.. voxels.Select(Pool)], contoured, new VoxelSpacing(1, 1, 1), 0, null));
}
