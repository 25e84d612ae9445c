using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Phantom;

namespace Bench.Data.Tests.Phantom;

public sealed class PhantomImageTests(SmallCohort cohort) : IClassFixture<SmallCohort>
{
    private readonly IReadOnlyList<PhantomTruth> _truths = PhantomTruth.Of(SmallCohort.Options);

    [Fact]
    public void The_cohort_reads_as_a_phantom_with_its_own_spacing()
    {
        var folder = CohortFolder.Open(cohort.Folder);

        Assert.True(folder.IsPhantom);
        Assert.Equal(new VoxelSpacing(0.4, 0.4, 1), folder.Spacing);
        Assert.Equal(_truths.Select(t => t.Mouse), folder.Mice);
        Assert.Contains("24 mice", folder.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_published_rule_finds_the_true_phases()
    {
        foreach (var truth in _truths)
        {
            var mouse = Read(truth);

            Assert.Empty(mouse.AllWarnings);
            Assert.Equal(truth.BloodMicrolitres.Count, mouse.CineFrames);
            Assert.Equal(truth.ContouredFrames, mouse.Frames.Select(f => f.FrameIndex));
            Assert.Equal(truth.EndDiastolicFrame, mouse.FrameAt(CardiacPhase.EndDiastole)!.FrameIndex);
            Assert.Equal(truth.EndSystolicFrame, mouse.FrameAt(CardiacPhase.EndSystole)!.FrameIndex);
        }

        Assert.Contains(_truths, t => t.ContouredFrames.Count > 2);
    }

    // A slice is 1 mm thick and labelled or not as a whole at the base, so a volume may be off by half a slice of the base; over many mice
    // that evens out.
    [Fact]
    public void Counted_voxels_come_near_the_true_volumes()
    {
        var differences = new List<double>();
        var relativeMass = new List<double>();
        foreach (var truth in _truths)
        {
            var mouse = Read(truth);
            foreach (var frame in mouse.Frames)
            {
                var counted = frame.Reference.Count(Structure.BloodPool) * mouse.Spacing.VoxelMicrolitres;
                var mass = frame.Reference.Count(Structure.Myocardium) * mouse.Spacing.VoxelMicrolitres * 1.05;
                Assert.Equal(truth.BloodMicrolitres[frame.FrameIndex], counted, 10.0);
                differences.Add(counted - truth.BloodMicrolitres[frame.FrameIndex]);
                relativeMass.Add(mass / truth.MassMg[frame.FrameIndex]);
            }
        }

        Assert.Equal(0, differences.Average(), 1.5);
        Assert.Equal(1, relativeMass.Average(), 0.02);
    }

    [Fact]
    public void Blood_is_bright_myocardium_grey_and_air_dark()
    {
        foreach (var truth in _truths.Take(6))
        {
            foreach (var frame in Read(truth).Frames)
            {
                var (blood, muscle) = (Mean(frame, 2), Mean(frame, 1));
                // The real mouse of the published movie: blood 11,000 to 13,000, myocardium 4,500 to 5,000 away from base and apex.
                Assert.InRange(blood / muscle, 1.6, 3.5);
                var air = frame.Image!.Values[..8].ToArray().Average();
                Assert.InRange(air, 50, 0.3 * muscle);
            }
        }
    }

    [Fact]
    public void Slices_beyond_base_and_apex_hold_no_label_and_blood_lies_within_muscle()
    {
        var (empty, open, bloody) = (0, 0, 0);
        foreach (var truth in _truths)
        {
            foreach (var frame in Read(truth).Frames)
            {
                var labels = frame.Reference;
                empty += Enumerable.Range(0, labels.Size.Slices).Count(s => !labels.Slice(s).ContainsAnyExcept((byte)0));
                for (var slice = 0; slice < labels.Size.Slices; slice++)
                {
                    for (var row = 1; row < labels.Size.Height - 1; row++)
                    {
                        for (var column = 1; column < labels.Size.Width - 1; column++)
                        {
                            if (labels[row, column, slice] != 2)
                                continue;
                            bloody++;
                            open += labels[row - 1, column, slice] == 0 || labels[row + 1, column, slice] == 0
                                || labels[row, column - 1, slice] == 0 || labels[row, column + 1, slice] == 0 ? 1 : 0;
                        }
                    }
                }
            }
        }

        Assert.True(empty > 24, $"{empty} empty slices");
        // At 0.4 mm a pixel the thin wall at the base may fall between pixels here and there.
        Assert.InRange(open, 0, bloody / 50);
    }

    private MouseCase Read(PhantomTruth truth) => CohortFolder.Open(cohort.Folder).Read(truth.Mouse);

    private static double Mean(ContouredFrame frame, byte label)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < frame.Image!.Values.Length; i++)
        {
            if (frame.Reference.Labels[i] == label)
                (sum, count) = (sum + frame.Image.Values[i], count + 1);
        }

        return sum / count;
    }
}
