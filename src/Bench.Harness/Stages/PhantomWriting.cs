using Bench.Data.Phantom;
using Bench.Harness.Progress;

namespace Bench.Harness.Stages;

/// <summary>Writes a phantom cohort, or what is missing of it, with progress.</summary>
internal static class PhantomWriting
{
    /// <summary>Makes sure that a folder holds the cohort of these options.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Which cohort.</param>
    /// <param name="progress">Who is told what happens.</param>
    /// <param name="cancellation">Stops between mice; those written stay.</param>
    public static void Ensure(string folder, PhantomOptions options, JobProgress progress, CancellationToken cancellation)
    {
        progress.Line(
            $"  phantom cohort of {options.Mice} {(options.Mice == 1 ? "mouse" : "mice")} in {folder}: writing what is not there");
        PhantomCohort.Write(folder, options, (done, all) => progress.Working($"  mouse {done} of {all}"), cancellation);
    }
}
