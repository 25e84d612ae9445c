using System.Globalization;
using Bench.Harness.Clusters;
using Bench.Harness.Many;

namespace Bench.Cli.Terminal;

/// <summary>Where a run of several trainings stands, for a terminal.</summary>
internal static class StatusText
{
    private static readonly string[] Heads = ["task", "network", "seed", "fold", "state", "epochs", "left", "where"];
    private static readonly TaskPhase[] Order =
        [TaskPhase.Done, TaskPhase.Running, TaskPhase.Waiting, TaskPhase.Stopped, TaskPhase.Failed];

    /// <summary>The lines.</summary>
    /// <param name="status">Where the run stands.</param>
    public static IEnumerable<string> Of(RunStatus status)
    {
        var counts = Order
            .Select(p => (Phase: p, Count: status.Tasks.Count(t => t.Phase == p)))
            .Where(c => c.Count > 0)
            .Select(c => FormattableString.Invariant($"{c.Count} {Word(c.Phase)}"));
        yield return FormattableString.Invariant($"{status.RunId}: {status.Tasks.Count} trainings")
            + $" ({(status.Cluster.Length > 0 ? status.Cluster : "one after another")}): {string.Join(", ", counts)}";
        string[][] rows = [Heads, .. status.Tasks.Select(Row)];
        int[] widths = [.. Heads.Select((_, i) => rows.Max(r => r[i].Length))];
        foreach (var row in rows)
        {
            yield return ("  " + string.Join("  ", row.Select((cell, i) => i is 1 or 4 or 7
                ? cell.PadRight(widths[i])
                : cell.PadLeft(widths[i])))).TrimEnd();
        }

        foreach (var task in status.Tasks.Where(t => t.Phase == TaskPhase.Failed))
        {
            yield return FormattableString.Invariant($"task {task.Task.Number} ({task.Task.Label}) {Word(task.Phase)}: {task.Problem}");
            if (task.LogTail.Count > 0)
            {
                yield return $"  last lines of {task.Log}:";
                foreach (var line in task.LogTail)
                {
                    yield return $"    {line}";
                }
            }
        }

        var stopped = status.Tasks.Count(t => t.Phase == TaskPhase.Stopped);
        if (stopped > 0)
        {
            yield return FormattableString.Invariant(
                $"{stopped} stopped with a checkpoint: repeat the command that began the run to go on");
        }

        yield return status.Merge;
    }

    private static string[] Row(TaskReport report)
    {
        var (task, state) = (report.Task, report.State);
        return
        [
            Text(task.Number), task.Network, Text(task.Seed), task.Fold > 0 ? Text(task.Fold) : "", Word(report.Phase),
            state.MostEpochs > 0 ? FormattableString.Invariant($"{state.Epochs}/{state.MostEpochs}") : "",
            report.Phase == TaskPhase.Running && state.SecondsLeft is { } left ? Time(TimeSpan.FromSeconds(left)) : "",
            Where(report),
        ];
    }

    private static string Where(TaskReport report)
    {
        if (report.Phase == TaskPhase.Done)
            return report.State.Starts > 1 ? FormattableString.Invariant($"{report.State.Starts} starts") : "";
        string[] parts =
        [
            report.Known is { Place.Length: > 0 } known ? known.Place : report.State.Host,
            report.State.Job.Length > 0 ? $"job {report.State.Job}" : "",
            report.Known is { } state ? state.Word + (state.Reason.Length > 0 ? $" ({state.Reason})" : "") : "",
            report.Phase == TaskPhase.Running ? report.State.Stage : "",
            report.State.Starts > 1 ? FormattableString.Invariant($"{report.State.Starts} starts") : "",
        ];
        return string.Join(", ", parts.Where(p => p.Length > 0));
    }

    private static string Word(TaskPhase phase) => phase switch
    {
        TaskPhase.Done => "done",
        TaskPhase.Running => "running",
        TaskPhase.Waiting => "waiting",
        TaskPhase.Stopped => "stopped",
        _ => "failed",
    };

    private static string Time(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
