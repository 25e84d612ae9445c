using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Overlap;
using Bench.Data.Cohorts;
using Bench.Data.Hdf5;

namespace Bench.Data.Tests.Hdf5;

public sealed class RealMouseTests
{
    [Fact]
    public void The_real_mouse_has_one_frame_of_ten_slices()
    {
        var cohort = CohortFolder.Open(RealMouse.Reference);
        var mouse = cohort.Read(RealMouse.Name);

        Assert.Contains(RealMouse.Name, cohort.Mice);
        Assert.Equal(1, mouse.CineFrames);
        var frame = Assert.Single(mouse.Frames);
        Assert.Equal(new StackSize(256, 256, 10), frame.Reference.Size);
        // h5py: Images[0, 0, 0, 0] and Images[0, 0, 1, 0].
        Assert.Equal(125f, frame.Image!.Values[0]);
        Assert.Equal(187f, frame.Image.Slice(1)[0]);
        Assert.Single(mouse.AllWarnings);
        Assert.Equal(29.49, CardiacFunction.VolumeMicrolitres(frame.Reference, Structure.BloodPool, mouse.Spacing), 0.005);
    }

    // Expected values: NumPy on the two files, counted without cleaning.
    [Fact]
    public void The_published_masks_agree_with_the_expert_as_printed()
    {
        var mouse = CohortFolder.Open(RealMouse.Reference).Read(RealMouse.Name);
        var frame = mouse.Frames[0];
        var path = Path.Combine(RealMouse.PublishedModel, RealMouse.Name + ".h5");
        var predicted = Assert.Single(HdfMasks.Read(path, frame.Reference.Size, mouse.CineFrames, [frame.FrameIndex]));

        Assert.Equal(0.9118, Dice(Structure.Myocardium), 0.00005);
        Assert.Equal(0.9467, Dice(Structure.BloodPool), 0.00005);
        Assert.Equal(31.46, CardiacFunction.VolumeMicrolitres(predicted, Structure.BloodPool, mouse.Spacing), 0.005);

        double Dice(Structure structure) => OverlapCounts.Between(frame.Reference, predicted, structure).Dice(OverlapPolicy.Published);
    }
}
