using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Phantom;
using Bench.Data.Tests.Hdf5;
using Bench.Testing;

namespace Bench.Data.Tests.Phantom;

/// <summary>
/// Holds the phantom's images beside the one real mouse, by numbers that do not depend on where things lie. What this does not show: that a
/// person could not tell them apart; for that, look at them.
/// </summary>
public sealed class PhantomLikenessTests
{
    // The phantom's images before version 3 of the generator had half of the real mouse's differences at one and two pixels.
    [Fact]
    public void Grey_values_vary_over_all_distances_as_in_the_real_mouse()
    {
        var real = CohortFolder.Open(RealMouse.Reference).Read(RealMouse.Name).Frames[0];
        foreach (var phantom in EndSystoles())
        {
            foreach (var distance in new[] { 1, 2, 4, 8, 16, 32 })
                Assert.InRange(RootMeanSquareDifference(phantom, distance) / RootMeanSquareDifference(real, distance), 0.7, 1.3);
        }
    }

    [Fact]
    public void Tissues_are_as_bright_and_as_uneven_as_in_the_real_mouse()
    {
        var real = CohortFolder.Open(RealMouse.Reference).Read(RealMouse.Name).Frames[0];
        foreach (var phantom in EndSystoles())
        {
            foreach (byte label in new[] { 1, 2 })
            {
                var (mean, deviation) = Inside(phantom, label);
                var (realMean, realDeviation) = Inside(real, label);
                Assert.InRange(mean / realMean, 0.75, 1.25);
                Assert.InRange(deviation / mean / (realDeviation / realMean), 0.5, 1.5);
            }
        }
    }

    private static List<ContouredFrame> EndSystoles()
    {
        using var folder = new ScratchFolder();
        PhantomCohort.Write(
            folder.Path, new PhantomOptions { Mice = 3, Size = 256, Frames = 8, Seed = 3 }, null, TestContext.Current.CancellationToken);
        var cohort = CohortFolder.Open(folder.Path);
        return [.. cohort.Mice.Select(mouse => cohort.Read(mouse).FrameAt(CardiacPhase.EndSystole)!)];
    }

    // Slices through the ventricle alone, along rows and along columns.
    private static double RootMeanSquareDifference(ContouredFrame frame, int distance)
    {
        var size = frame.Reference.Size;
        var (sum, count) = (0.0, 0L);
        for (var slice = 2; slice < size.Slices - 3; slice++)
        {
            var image = frame.Image!.Slice(slice);
            for (var row = 0; row < size.Height - distance; row++)
            {
                for (var column = 0; column < size.Width - distance; column++)
                {
                    var here = image[(row * size.Width) + column];
                    double down = image[
                        ((row + distance) * size.Width) + column] - here, right = image[(row * size.Width) + column + distance] - here;
                    (sum, count) = (sum + (down * down) + (right * right), count + 2);
                }
            }
        }

        return Math.Sqrt(sum / count);
    }

    // Voxels with three of their own kind on every side, of the slices at mid level.
    private static (double Mean, double Deviation) Inside(ContouredFrame frame, byte label)
    {
        const int Margin = 3;
        var (labels, values) = (frame.Reference, new List<double>());
        int[] filled = [.. Enumerable.Range(0, labels.Size.Slices).Where(s => labels.Slice(s).Contains((byte)2))];
        for (var slice = filled[0] + 2; slice <= filled[^1] - 1; slice++)
        {
            for (var row = Margin; row < labels.Size.Height - Margin; row++)
            {
                for (var column = Margin; column < labels.Size.Width - Margin; column++)
                {
                    if (IsInside(labels, label, row, column, slice, Margin))
                        values.Add(frame.Image!.Values[labels.Size.IndexOf(row, column, slice)]);
                }
            }
        }

        var mean = values.Average();
        return (mean, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    private static bool IsInside(LabelMap labels, byte label, int row, int column, int slice, int margin)
    {
        for (var step = -margin; step <= margin; step++)
        {
            if (labels[row + step, column, slice] != label || labels[row, column + step, slice] != label)
                return false;
        }

        return true;
    }
}
