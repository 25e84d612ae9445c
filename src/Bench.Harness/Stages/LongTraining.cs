using System.Globalization;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>Says before a training begins on a processor that it will take days, and what would be faster.</summary>
internal static class LongTraining
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    /// <summary>The warning.</summary>
    /// <param name="operations">Of all trainings, <see cref="TrainingWork.Operations"/>.</param>
    /// <param name="threads">Threads that compute.</param>
    /// <param name="trainings">How many there are.</param>
    /// <param name="epochs">Most epochs of each.</param>
    /// <returns>Null where it ends within a day even on the slowest processor that is known.</returns>
    public static string? Warning(double operations, int threads, int trainings, int epochs)
    {
        var cores = Math.Max(1, threads);
        var most = operations / (TrainingWork.RateAThread.Least * cores);
        if (most < Long.TotalSeconds)
            return null;
        var least = operations / (TrainingWork.RateAThread.Most * cores);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"this will take {Days(least)} to {Days(most)} days on this processor: {trainings} training{(trainings == 1 ? "" : "s")} of at "
                + $"most {epochs} epochs, {operations:0.0e+0} operations at {TrainingWork.RateAThread.Least / 1e9:0} to "
                + $"{TrainingWork.RateAThread.Most / 1e9:0} billion a second on each of {cores} thread{(cores == 1 ? "" : "s")} "
                + $"(docs/performance.md). Faster: a GPU, --libtorch auto --device cuda (hours); --profile quick (minutes; nothing of the "
                + $"paper is judged); fewer --epochs. It can be stopped with Ctrl-C and goes on where it was.");
    }

    private static string Days(double seconds) =>
        (seconds / TimeSpan.FromDays(1).TotalSeconds) switch
        {
            < 10 and var days => days.ToString("0.#", CultureInfo.InvariantCulture),
            var days => days.ToString("0", CultureInfo.InvariantCulture),
        };
}
