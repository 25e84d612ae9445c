using Bench.Core;
using Bench.Harness.Many;
using Bench.Harness.Progress;

namespace Bench.Harness.Clusters;

/// <summary>
/// Where the trainings of a run are done: child processes of this machine, or the queue of a cluster. Each training is the command
/// <c>bench run-task RUN --task N</c>, whatever starts it.
/// </summary>
public interface ICluster
{
    /// <summary>Its name, as <c>--cluster</c> takes it.</summary>
    string Name { get; }

    /// <summary>Makes sure that it can be used from here.</summary>
    /// <exception cref="InputException">It cannot; the message says what to do.</exception>
    void Require();

    /// <summary>What would be handed over, for a reader.</summary>
    /// <param name="work">What is to be done.</param>
    /// <returns>Name and text of each script; for child processes, of each command.</returns>
    IReadOnlyList<(string Name, string Text)> Scripts(ClusterWork work);

    /// <summary>Hands the work over.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="progress">Who is told what happens.</param>
    /// <param name="cancellation">Stops waiting, and what was started.</param>
    /// <returns>True where the work has been waited for and is over; false where it goes on by itself, the merge included.</returns>
    /// <exception cref="InputException">It was refused.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    bool Submit(ClusterWork work, JobProgress progress, CancellationToken cancellation);

    /// <summary>What it knows of the tasks of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="submission">How the run was handed over.</param>
    /// <returns>By number of the task; <see cref="ClusterState.Merge"/> stands for the merge. Empty where nothing is known.</returns>
    IReadOnlyDictionary<int, ClusterState> Ask(string folder, ClusterSubmission submission);

    /// <summary>Takes back what is waiting and stops what is running.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="submission">How the run was handed over.</param>
    /// <returns>What was done, a sentence.</returns>
    /// <exception cref="InputException">It cannot be reached from here.</exception>
    string Cancel(string folder, ClusterSubmission submission);
}

/// <summary>What a cluster is to do.</summary>
/// <param name="Folder">The run's folder, absolute.</param>
/// <param name="List">All tasks of the run.</param>
/// <param name="Missing">Those that are not done; none where only the merge is left.</param>
/// <param name="Program">The program that does them: a path, or <c>dotnet</c> and a path.</param>
public sealed record ClusterWork(string Folder, TaskList List, IReadOnlyList<TrainingTask> Missing, IReadOnlyList<string> Program)
{
    /// <summary>Folder that relative paths of the run's options are meant from.</summary>
    public string WorkingFolder => List.Command?.WorkingFolder ?? Environment.CurrentDirectory;

    /// <summary>Arguments that do a task.</summary>
    /// <param name="task">The task.</param>
    public IReadOnlyList<string> Arguments(TrainingTask task) =>
        ["run-task", Folder, "--task", FormattableString.Invariant($"{task.Number}")];
}

/// <summary>What a queue says of a task.</summary>
/// <param name="Word">Its own word, such as <c>PENDING</c> or <c>OUT_OF_MEMORY</c>.</param>
/// <param name="Reason">Why, in its words; empty where it says nothing.</param>
/// <param name="Place">Machine; empty where there is none.</param>
/// <param name="TimeLeft">Time until its limit; empty where it has none.</param>
/// <param name="IsOver">Whether it has ended, well or not.</param>
public sealed record ClusterState(string Word, string Reason, string Place, string TimeLeft, bool IsOver)
{
    /// <summary>Stands for the merge where tasks are counted from 1.</summary>
    public const int Merge = 0;

    /// <summary>Signal that ended it; 0 where none did, or that is not known.</summary>
    public int Signal { get; init; }
}
