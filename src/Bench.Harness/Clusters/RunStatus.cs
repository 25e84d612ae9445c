using Bench.Core;
using Bench.Harness.Folders;
using Bench.Harness.Many;

namespace Bench.Harness.Clusters;

/// <summary>Where a run of several trainings stands, by its own files and by what its cluster knows.</summary>
/// <param name="RunId">Name of the run.</param>
/// <param name="Cluster">Where its trainings are done; empty where they are done one after another.</param>
/// <param name="Tasks">One entry a training.</param>
/// <param name="Merge">What is to be said of the merge, a sentence.</param>
/// <param name="HasResult">Whether there is a result.</param>
public sealed record RunStatus(
    string RunId, string Cluster, IReadOnlyList<TaskReport> Tasks, string Merge, bool HasResult)
{
    private const int LogLines = 5;

    /// <summary>Looks at a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="clusters">Clusters by name; those that runs were handed over to.</param>
    /// <exception cref="InputException">It is not the folder of such a run.</exception>
    public static RunStatus Of(string folder, IReadOnlyDictionary<string, ICluster> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        var full = Path.GetFullPath(folder);
        var list = TaskList.Read(full);
        var root = new RunFolder(full);
        var submission = ClusterSubmission.Find(full);
        var known = submission is not null && clusters.TryGetValue(submission.Cluster, out var cluster)
            ? cluster.Ask(full, submission)
            : new Dictionary<int, ClusterState>();
        TaskReport[] tasks = [.. list.Tasks.Select(t => Report(root, list, t, known.GetValueOrDefault(t.Number)))];
        return new RunStatus(
            list.RunId,
            submission?.Cluster ?? "",
            tasks,
            OfMerge(root, tasks, known.GetValueOrDefault(ClusterState.Merge)),
            File.Exists(root.Result));
    }

    private static TaskReport Report(RunFolder root, TaskList list, TrainingTask task, ClusterState? known)
    {
        var state = TaskStateFile.Read(root, task, list.RunId);
        var tail = Tail(root.Log(task.Number));
        var phase = PhaseOf(state, known);
        var problem = phase is TaskPhase.Failed ? TaskDiagnosis.Of(state, known, tail) : state.Message;
        return new TaskReport(task, phase, state, known, problem, phase == TaskPhase.Failed ? tail : [], root.Log(task.Number));
    }

    // A process that was killed could not write that it ended: then the queue knows better, or its silence tells.
    private static TaskPhase PhaseOf(TrainingTaskState state, ClusterState? known) => (state.Phase, known) switch
    {
        (TaskPhase.Done, _) => TaskPhase.Done,
        (_, { IsOver: false, Word: "PENDING" }) => TaskPhase.Waiting,
        (_, { IsOver: false }) => TaskPhase.Running,
        (TaskPhase.Running, { IsOver: true }) => TaskPhase.Failed,
        (TaskPhase.Waiting, { IsOver: true, Word: not "CANCELLED" }) => TaskPhase.Failed,
        (TaskPhase.Stopped, { IsOver: true } again) when again.Word is not "CANCELLED" && again.Signal > 0 => TaskPhase.Failed,
        (TaskPhase.Running, null) when !TaskWatch.IsAtWork(state) => TaskPhase.Failed,
        _ => state.Phase,
    };

    private static string OfMerge(RunFolder root, TaskReport[] tasks, ClusterState? known)
    {
        var missing = tasks.Count(t => t.Phase != TaskPhase.Done);
        var log = root.MergeLog;
        return File.Exists(root.Result) && missing == 0 ? $"the result is there: {root.Result}"
            : known is { IsOver: false } ? $"the merge is {known.Word}{(known.Reason.Length > 0 ? $" ({known.Reason})" : "")}"
            : missing > 0 ? FormattableString.Invariant($"no result yet: {missing} of {tasks.Length} trainings are missing")
            : known is { IsOver: true } ? $"no result, though all trainings are done: see {log}, then `bench merge {root.Root}`"
            : $"all trainings are done: `bench merge {root.Root}` makes the result";
    }

    private static string[] Tail(string log)
    {
        try
        {
            return File.Exists(log) ? [.. File.ReadLines(log).Where(l => l.Trim().Length > 0).TakeLast(LogLines)] : [];
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return [$"{log} cannot be read: {refusal.Message}"];
        }
    }
}

/// <summary>Where one training stands.</summary>
/// <param name="Task">The training.</param>
/// <param name="Phase">Where it stands, all that is known taken together.</param>
/// <param name="State">What it says of itself.</param>
/// <param name="Known">What its cluster says of it; null where it says nothing.</param>
/// <param name="Problem">What is wrong and what to do; empty where all is well.</param>
/// <param name="LogTail">Last lines of its log, where it failed.</param>
/// <param name="Log">Its log.</param>
public sealed record TaskReport(
    TrainingTask Task,
    TaskPhase Phase,
    TrainingTaskState State,
    ClusterState? Known,
    string Problem,
    IReadOnlyList<string> LogTail,
    string Log);
