using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Splits;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Splits;
using Bench.Harness.Stages;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Harness.Many;

/// <summary>A run of several trainings: what is asked, the cases and their folds, the folder, and the list of tasks.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Data">The cases; with folds all are tested.</param>
/// <param name="Folds">One entry a fold; empty for the fixed split of <paramref name="Data"/>.</param>
/// <param name="Folder">The run's folder.</param>
/// <param name="List">The tasks.</param>
internal sealed record ManyTrainings(
    RunPlan Asked, DataSelection Data, IReadOnlyList<DataSelection> Folds, RunFolder Folder, TaskList List)
{
    /// <summary>What was asked for.</summary>
    public RunOptions Options => Asked.Options;

    /// <summary>Plans a run; nothing is written but the phantom cohort, where it is the data.</summary>
    /// <param name="plan">What was asked for.</param>
    /// <param name="threads">Threads that every task computes with, 1 or more.</param>
    /// <param name="progress">Who is told what happens.</param>
    /// <param name="cancellation">Stops between cases.</param>
    /// <exception cref="InputException">The data, the split or the number of folds cannot be used.</exception>
    public static ManyTrainings Plan(RunPlan plan, int threads, JobProgress progress, CancellationToken cancellation)
    {
        var options = plan.Options;
        progress.Stage("Data");
        var data = DataSelection.Open(options, progress, cancellation);
        data.Tell(progress);
        DataSelection[] folds = options.Folds == 0
            ? []
            : [.. FoldSplits.Of(data.Cohort, options.Folds, progress, cancellation).Select(s => data with { Split = s })];
        var device = options.Precision is { } precision ? $"{options.Device} {precision.Word()}" : options.Device;
        var identities = plan.Models.Select(m => new TrainingIdentity(m.Options, threads, device, "", "").ToJson());
        var list = new TaskList(
            TaskList.CurrentSchemaVersion,
            RunName.Of(options, identities, data, folds),
            $"{SourceCommit.Version()} ({SourceCommit.Describe()})",
            folds.Length,
            threads,
            TrainingTask.Of(options.Models, options.Seeds, folds.Length))
        {
            Command = options.Command,
        };
        var folder = new RunFolder(Path.GetFullPath(options.OutputFolder ?? Path.Combine("reports", list.RunId)));
        progress.Line(FormattableString.Invariant($"  {Count(list)} in {folder.Root}"));
        return new ManyTrainings(plan, data, folds, folder, list);
    }

    /// <summary>Finds the run that a folder holds the tasks of.</summary>
    /// <param name="options">What was asked for when it was planned.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="readsAll">
    /// Whether all data are read to see that they are what they were; else a file whose size and time are as they were is taken to be so.
    /// </param>
    /// <param name="progress">Who is told what happens.</param>
    /// <param name="cancellation">Stops between cases.</param>
    /// <exception cref="InputException">The folder holds none, or the data are not what they were.</exception>
    public static ManyTrainings Find(
        RunOptions options, string folder, bool readsAll, JobProgress progress, CancellationToken cancellation)
    {
        var root = new RunFolder(Path.GetFullPath(folder));
        var list = TaskList.Read(root.Root);
        var plan = RunPlan.Of(options);
        progress.Stage("Data");
        var data = DataStamps.Read(root) is { } stamps
            ? DataSelection.Open(options, (cohort, cases) => stamps.Hashes(cohort, cases, readsAll, cancellation), progress, cancellation)
            : DataSelection.Open(options, progress, cancellation);
        DataSelection[] folds =
        [
            .. Enumerable.Range(1, list.Folds).Select(f =>
            {
                var split = Split.Read(root.Fold(f));
                split.RequireFits([.. data.Cohort.Mice], data.Cohort.Folder);
                return data with { Split = split };
            }),
        ];
        return new ManyTrainings(plan, data, folds, root, list);
    }

    /// <summary>Takes the run's folder.</summary>
    /// <exception cref="InputException">It cannot be used; nothing in it has changed.</exception>
    public OutputFolder Open() => OutputFolder.Open(
        Folder.Root, new PlannedOutput("run", RunFolder.RunNames, Options.Overwrite || Folder.IsOfEarlierVersion)
        {
            Read = [Data.Cohort.Folder],
            Continues = RunFolder.Redrawing,
        });

    /// <summary>Writes the folds, what the data are, and the list of tasks, or finds them written.</summary>
    /// <exception cref="InputException">The folder holds the tasks of another run, or cannot be written to.</exception>
    public void Write()
    {
        List.Write(Folder.Root);
        DataStamps.Of(Data.Cohort, Data.CohortHashes).Write(Folder);
        Folder.WriteConfiguration(Options.Configuration);
        foreach (var (i, fold) in Folds.Index())
        {
            fold.Split.Write(Folder.Fold(i + 1));
        }
    }

    /// <summary>The cases of a task and their roles.</summary>
    /// <param name="task">The task.</param>
    public DataSelection DataOf(TrainingTask task) => task.Fold == 0 ? Data : Folds[task.Fold - 1];

    /// <summary>The network of a task, named in its folder as if it were alone, and how it is trained.</summary>
    /// <param name="task">The task.</param>
    public (PlannedModel Model, TrainingOptions Options) ModelOf(TrainingTask task)
    {
        var (_, training) = Asked.Models.Single(m => m.Model.Network == task.Network && m.Model.Seed == task.Seed);
        return (new PlannedModel(task.Network, task.Seed, task.Network, task.Label), training);
    }

    private static string Count(TaskList list)
    {
        var networks = list.Tasks.Select(t => t.Network).Distinct().Count();
        var seeds = list.Tasks.Select(t => t.Seed).Distinct().Count();
        var of = list.Folds == 0 ? "" : FormattableString.Invariant($" × {list.Folds} folds");
        return FormattableString.Invariant(
            $"{list.Tasks.Count} trainings ({networks} network{(networks == 1 ? "" : "s")} × {seeds} seed{(seeds == 1 ? "" : "s")}{of})");
    }
}
