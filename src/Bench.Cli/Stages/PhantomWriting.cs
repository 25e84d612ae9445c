using Bench.Cli.Terminal;
using Bench.Data.Phantom;

namespace Bench.Cli.Stages;

/// <summary>Writes a phantom cohort, or what is missing of it, with progress.</summary>
internal static class PhantomWriting
{
    /// <summary>Makes sure that a folder holds the cohort of these options.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">Which cohort.</param>
    /// <param name="log">Where progress goes.</param>
    /// <param name="cancellation">Stops between mice; those written stay.</param>
    public static void Ensure(string folder, PhantomOptions options, ProgressLog log, CancellationToken cancellation)
    {
        log.Line($"  phantom cohort of {options.Mice} {(options.Mice == 1 ? "mouse" : "mice")} in {folder}: writing what is not there");
        PhantomCohort.Write(folder, options, (done, all) => log.Transient($"  mouse {done} of {all}"), cancellation);
    }
}
