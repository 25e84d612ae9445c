using Bench.Harness.Many;

namespace Bench.Harness.Clusters;

/// <summary>Says why a training failed, and what to do, from its own state, the word of the queue, and its log.</summary>
internal static class TaskDiagnosis
{
    private const int Killed = 9;
    private const string Repeat = "Then repeat the command that began the run: it goes on from the last checkpoint.";

    /// <summary>Finds the reason.</summary>
    /// <param name="state">What the task says of itself.</param>
    /// <param name="known">What the queue says; null where it says nothing.</param>
    /// <param name="log">Last lines of its log.</param>
    /// <returns>A reason and a remedy.</returns>
    public static string Of(TrainingTaskState state, ClusterState? known, IReadOnlyList<string> log)
    {
        bool Says(params string[] words) =>
            words.Any(w => state.Message.Contains(w, StringComparison.OrdinalIgnoreCase)
                || log.Any(l => l.Contains(w, StringComparison.OrdinalIgnoreCase)));

        if (known is { Word: "OUT_OF_MEMORY" } || known?.Signal == Killed || Says("oom_kill", "oom-kill", "(exit code 137)"))
        {
            return "killed, as a rule for memory. Remedy: ask for more --mem (fewer --jobs on one machine), or train with a smaller "
                + $"--batch-size in another folder. {Repeat}";
        }

        if (Says("No space left on device", "Disk quota exceeded", "disk full"))
        {
            return $"the disk or your quota is full; the last checkpoint is kept. Remedy: free space, or move the run's folder. {Repeat}";
        }

        if (Says("libtorch", "libgomp") && Says("load"))
        {
            return $"libtorch cannot be loaded on {Place(state, known)}: {First(state, log)} Remedy: put Bench on a file system that all "
                + "machines see, or name a libtorch there with --libtorch; `bench doctor` on that machine says what is missing. Other "
                + $"machines: --sbatch \"--exclude={Place(state, known)}\". {Repeat}";
        }

        if (Says("dotnet: not found", "exec: ", "command not found", "execve"))
        {
            return $"Bench could not be started on {Place(state, known)}. Remedy: put Bench and .NET on a file system that all machines "
                + $"see. {Repeat}";
        }

        if (known is { Word: "TIMEOUT" or "DEADLINE" })
        {
            return $"its time was up before a step ended. Remedy: more --time. {Repeat}";
        }

        if (known is { Word: "NODE_FAIL" or "BOOT_FAIL" })
        {
            return $"its machine {Place(state, known)} failed. Remedy: {Repeat}";
        }

        return state.Message.Length > 0 && state.Phase == TaskPhase.Failed ? state.Message
            : $"it ended without a word ({known?.Word ?? "its process is gone"}). Remedy: see its log. {Repeat}";
    }

    private static string Place(TrainingTaskState state, ClusterState? known) =>
        known is { Place.Length: > 0 } ? known.Place : state.Host.Length > 0 ? state.Host : "its machine";

    private static string First(TrainingTaskState state, IReadOnlyList<string> log) =>
        state.Message.Length > 0 ? state.Message.Split('\n')[0].Trim() : log.Count > 0 ? log[^1].Trim() : "";
}
