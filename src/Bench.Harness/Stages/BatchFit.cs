using Bench.Core;
using Bench.Harness.Progress;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>As many images a step as the GPU's memory holds, where that was asked for.</summary>
internal static class BatchFit
{
    /// <summary>Options with a batch that fits; unchanged on a CPU, and where a size was given.</summary>
    /// <param name="training">The options.</param>
    /// <param name="data">What is trained on.</param>
    /// <param name="runtime">libtorch on its device.</param>
    /// <param name="progress">Who is told what fits.</param>
    /// <exception cref="InputException">Not even one image fits.</exception>
    public static TrainingOptions Of(TrainingOptions training, DataSelection data, TorchRuntime runtime, JobProgress progress)
    {
        if (!training.FitsBatch || runtime.Gpu is null)
        {
            return training;
        }

        var first = data.Cohort.Read(data.Split.Train[0]).Frames[0].Image!.Size;
        var (height, width) = training.Grid is { } grid ? (grid.Rows, grid.Columns) : (first.Height, first.Width);
        var fits = BatchProbe.Largest(runtime, training, height, width, training.BatchSize);
        progress.Line(FormattableString.Invariant($"  {training.Network.Name}: {fits} images a step fit {runtime.DeviceDescription}"));
        return fits > 0
            ? training with { BatchSize = fits }
            : throw new InputException(
                "--batch-size auto",
                $"not even one image a step fits the memory of {runtime.DeviceDescription}.",
                "use --precision bf16 or another device.");
    }
}
