using System.Diagnostics;

namespace Bench.Harness.Clusters;

/// <summary>Asks processes of Bench to stop.</summary>
internal static class Signals
{
    /// <summary>
    /// Asks a process to stop in good order. SIGUSR1, because Ctrl-C in a terminal reaches children too, and a second SIGINT or SIGTERM
    /// would end them at once. Windows has no such thing; there the process is ended, and goes on from its last epoch.
    /// </summary>
    /// <param name="process">Its number.</param>
    public static void Stop(int process)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = ExternalProgram.Run("sh", "-c", FormattableString.Invariant($"kill -USR1 {process}"));
            return;
        }

        try
        {
            using var found = Process.GetProcessById(process);
            found.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended.
        }
    }
}
