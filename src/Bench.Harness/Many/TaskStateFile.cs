using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;

namespace Bench.Harness.Many;

/// <summary>Reads and writes the state of a task.</summary>
internal static class TaskStateFile
{
    /// <summary>Its name in a task's folder.</summary>
    public const string FileName = "state.json";

    /// <summary>Format of its times, UTC.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Reads the state of a task.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="task">The task.</param>
    /// <param name="runId">The run; the state of another one is none.</param>
    /// <returns>A waiting state where there is none, or it cannot be read.</returns>
    public static TrainingTaskState Read(RunFolder folder, TrainingTask task, string runId)
    {
        var waiting = new TrainingTaskState { Phase = TaskPhase.Waiting, RunId = runId };
        var path = PathOf(folder, task);
        try
        {
            return File.Exists(path) && ResultJson.Read<TrainingTaskState>(path) is var found && found.RunId == runId ? found : waiting;
        }
        catch (InputException)
        {
            // It tells and decides nothing that the files beside it do not: the task is done again as far as it is not done.
            return waiting;
        }
    }

    /// <summary>Writes the state of a task.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="task">The task.</param>
    /// <param name="state">The state.</param>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Write(RunFolder folder, TrainingTask task, TrainingTaskState state) =>
        ResultJson.Write(state, PathOf(folder, task));

    private static string PathOf(RunFolder folder, TrainingTask task) => Path.Combine(folder.Below(task.Folder).Root, FileName);
}
