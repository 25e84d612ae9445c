using System.Globalization;

namespace Bench.Harness.Clusters;

/// <summary>
/// What Slurm knows of a submission: its queue, which remembers ended jobs for some minutes, and its accounting, where that runs.
/// </summary>
internal static class SlurmQueue
{
    private static readonly (string Field, int Width)[] Columns =
        [("JobArrayID", 40), ("State", 20), ("Reason", 60), ("TimeLeft", 20), ("NodeList", 60), ("exit_code", 12)];

    private static readonly string[] Going =
        ["PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "REQUEUED", "REQUEUE_HOLD", "STAGE_OUT", "SIGNALING", "STOPPED"];

    /// <summary>Asks for all jobs of a submission.</summary>
    /// <param name="submission">The submission.</param>
    /// <returns>By number of the task; <see cref="ClusterState.Merge"/> stands for the merge.</returns>
    public static IReadOnlyDictionary<int, ClusterState> Ask(ClusterSubmission submission)
    {
        var jobs = string.Join(',', new[] { submission.Array, submission.Merge }.Where(j => j.Length > 0));
        var found = new Dictionary<int, ClusterState>();
        if (jobs.Length == 0)
        {
            return found;
        }

        var format = string.Join(',', Columns.Select(c => FormattableString.Invariant($"{c.Field}:{c.Width}")));
        if (ExternalProgram.Run(
                "sacct", "--noheader", "--parsable2", "--allocations", $"--jobs={jobs}", "--format=JobID,State,ExitCode,NodeList")
            is { ExitCode: 0 } accounting)
        {
            foreach (var line in Lines(accounting.Output))
            {
                var cells = line.Split('|');
                if (cells.Length >= 4 && TaskOf(cells[0], submission) is { } task)
                    found[task] = State(cells[1], "", cells[3], "", SignalOf(cells[2]));
            }
        }

        // The queue is asked last: of a task that waits again it knows more than the accounts.
        foreach (var job in jobs.Split(','))
        {
            if (ExternalProgram.Run("squeue", "--noheader", "--array", "--states=all", $"--jobs={job}", $"--Format={format}")
                is not { ExitCode: 0 } queue)
            {
                continue;
            }

            foreach (var cells in Lines(queue.Output).Select(Cells))
            {
                if (TaskOf(cells[0], submission) is { } task)
                {
                    // The status of wait(2): the signal stands in the low seven bits.
                    var status = int.TryParse(cells[5], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
                    found[task] = State(cells[1], cells[2] == "None" ? "" : cells[2], cells[4], cells[3], status & 0x7f);
                }
            }
        }

        return found;
    }

    /// <summary>Cuts a line into the columns that were asked for.</summary>
    /// <param name="line">The line.</param>
    internal static string[] Cells(string line)
    {
        var cells = new string[Columns.Length];
        var at = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = at >= line.Length ? "" : line.Substring(at, Math.Min(Columns[i].Width, line.Length - at)).Trim();
            at += Columns[i].Width;
        }

        return cells;
    }

    private static ClusterState State(string word, string reason, string place, string left, int signal)
    {
        // "CANCELLED by 1000".
        var plain = word.Split(' ')[0];
        return new ClusterState(plain, reason, place, left, !Going.Contains(plain)) { Signal = signal };
    }

    private static int? TaskOf(string job, ClusterSubmission submission)
    {
        if (job == submission.Merge)
        {
            return ClusterState.Merge;
        }

        var parts = job.Split('_');
        return parts.Length == 2
            && parts[0] == submission.Array
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var task)
            ? task
            : null;
    }

    private static int SignalOf(string exitCode) =>
        int.TryParse(exitCode.Split(':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var signal) ? signal : 0;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
