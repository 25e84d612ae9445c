using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Harness.Machine;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;

namespace Bench.Harness.Checks;

/// <summary>Labels of a device beside those of the CPU, both by the same libtorch, with the built-in network.</summary>
/// <param name="Images">Slices compared.</param>
/// <param name="Pixels">Pixels compared.</param>
/// <param name="Different">Pixels with another label.</param>
public sealed record LabelAgreement(int Images, long Pixels, long Different)
{
    /// <summary>Segments slices of a cohort twice.</summary>
    /// <param name="runtime">libtorch on the device.</param>
    /// <param name="folder">The cohort.</param>
    /// <param name="images">Slices at most.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <exception cref="InputException">The cohort cannot be read.</exception>
    public static LabelAgreement Of(TorchRuntime runtime, string folder, int images, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        var weights = NetworkWeights.Load(BuiltInNetwork.File);
        using var here = Segmenter.Folded(runtime, weights);
        using var onCpu = Segmenter.Folded(TorchRuntime.Start(DeviceChoice.Cpu), weights);
        var cohort = CohortFolder.Open(folder);
        var (slices, pixels, different) = (0, 0L, 0L);
        foreach (var stack in cohort.Mice.SelectMany(m => cohort.Read(m).Frames).Select(f => f.Image).OfType<ImageStack>())
        {
            if (slices >= images)
            {
                break;
            }

            var one = here.Segment(stack, cancellation).Labels;
            var other = onCpu.Segment(stack, cancellation).Labels;
            for (var i = 0; i < one.Length; i++)
            {
                different += one[i] == other[i] ? 0 : 1;
            }

            slices += stack.Size.Slices;
            pixels += one.Length;
        }

        return new LabelAgreement(slices, pixels, different);
    }
}
