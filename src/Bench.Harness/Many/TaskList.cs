using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Harness.Options;

namespace Bench.Harness.Many;

/// <summary>
/// The content of <c>tasks.json</c>: what is to be trained, and how each task is told to a process of its own. It is written once, before
/// any task begins.
/// </summary>
/// <param name="SchemaVersion">Version of this form.</param>
/// <param name="RunId">Name of the run; it follows from whatever decides its numbers.</param>
/// <param name="Version">Version and commit of Bench that wrote it.</param>
/// <param name="Folds">Number of folds; 0 for a fixed split.</param>
/// <param name="Threads">Threads that every task computes with: sums are grouped by them.</param>
/// <param name="Tasks">The tasks; their numbers are their places, from 1.</param>
public sealed record TaskList(
    int SchemaVersion, string RunId, string Version, int Folds, int Threads, IReadOnlyList<TrainingTask> Tasks)
{
    /// <summary>The version that this build writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>How a process of its own is told what to do; null where the run was started by a program without saying it.</summary>
    public CommandText? Command { get; init; }

    /// <summary>Where the list of a run lies.</summary>
    /// <param name="folder">The run's folder.</param>
    public static string PathIn(string folder) => new RunFolder(folder).TaskList;

    /// <summary>Reads the list of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InputException">There is none, or it is damaged or of another version.</exception>
    public static TaskList Read(string folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            throw new InputException(
                folder,
                $"there is no {RunFolder.TaskListName}: this is not the folder of a run of several trainings.",
                "give the folder that `bench run --seeds … --folds …` named, or its --out.");
        }

        ResultJson.RequireVersion(path, CurrentSchemaVersion, "go on with the version of Bench that wrote it.");
        var list = ResultJson.Read<TaskList>(path, "a list of trainings", "repeat the `bench run` that made it.");
        return list.Tasks.Count > 0 && list.Tasks.Select((t, i) => t.Number == i + 1).All(fits => fits)
            ? list
            : throw new InputException(path, "its tasks are not numbered from 1.", "repeat the `bench run` that made it.");
    }

    /// <summary>Writes the list.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <exception cref="InputException">The folder cannot be written to, or holds the tasks of another run.</exception>
    public void Write(string folder)
    {
        if (File.Exists(PathIn(folder)) && Read(folder) is var there && (there.RunId != RunId || there.Threads != Threads))
        {
            throw new InputException(
                folder,
                there.RunId != RunId
                    ? $"holds the tasks of another run, {there.RunId}: other data, options or seeds."
                    : FormattableString.Invariant($"its tasks were begun with {there.Threads} threads, and are asked for with {Threads}."),
                there.RunId != RunId
                    ? "give another --out, or remove the folder."
                    : FormattableString.Invariant($"give --threads {there.Threads}, or another --out."));
        }

        ResultJson.Write(this, PathIn(folder));
    }

    /// <summary>The task of a number.</summary>
    /// <param name="number">From 1.</param>
    /// <exception cref="InputException">There is none.</exception>
    public TrainingTask Task(int number) => number >= 1 && number <= Tasks.Count
        ? Tasks[number - 1]
        : throw new InputException(
            "--task", FormattableString.Invariant($"there is no task {number}."), $"give 1 to {Tasks.Count}.");
}
