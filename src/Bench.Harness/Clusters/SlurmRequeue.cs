using Bench.Harness.Machine;

namespace Bench.Harness.Clusters;

/// <summary>Queues the job that this process is again, after it was asked to stop in good time.</summary>
public static class SlurmRequeue
{
    /// <summary>Queues the job again, unless whoever stopped it wants it gone.</summary>
    /// <returns>What was done, a sentence; empty outside of Slurm.</returns>
    public static string Ask()
    {
        if (SlurmEnvironment.Job is not { } job)
        {
            return "";
        }

        var shown = ExternalProgram.Run("scontrol", "show", "job", job, "--oneliner");
        var state = shown?.Output
            .Split(' ')
            .FirstOrDefault(w => w.StartsWith("JobState=", StringComparison.Ordinal))?["JobState=".Length..] ?? "";
        if (state != "RUNNING")
        {
            return state.StartsWith("CANCELLED", StringComparison.Ordinal)
                ? $"Job {job} was cancelled and is not queued again."
                : $"Job {job} is {(state.Length > 0 ? state : "not known to scontrol")}; it is left to the queue.";
        }

        var answer = ExternalProgram.Run("scontrol", "requeue", job);
        return answer is { ExitCode: 0 }
            ? $"Job {job} is queued again and goes on where it was."
            : $"Job {job} could not be queued again: {answer?.Words ?? "there is no scontrol"}. Repeat the command that began the run.";
    }
}
