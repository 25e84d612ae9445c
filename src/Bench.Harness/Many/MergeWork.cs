using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Core.IO;
using Bench.Core.Training;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Runtime;

namespace Bench.Harness.Many;

/// <summary>
/// Puts the masks of all tasks together and evaluates them: of each network and seed one set of masks over all cases. It makes a whole
/// result or none.
/// </summary>
/// <param name="many">The run.</param>
/// <param name="start">Loads libtorch, by which whole cines of the examples are segmented.</param>
/// <param name="progress">Who is told what happens.</param>
internal sealed class MergeWork(ManyTrainings many, Func<TorchRuntime> start, JobProgress progress)
{
    private const int MostNamed = 5;

    /// <summary>Evaluates the run.</summary>
    /// <param name="output">The run's folder, taken.</param>
    /// <param name="cancellation">Stops between cases.</param>
    /// <exception cref="InputException">A task is not done; all that are missing are named, and nothing is written.</exception>
    public EvaluationOutcome Run(OutputFolder output, CancellationToken cancellation)
    {
        progress.Stage("Measure and judge");
        RequireAll();
        var tasks = many.List.Tasks.Select(t => (Task: t, Trained: Trained(t), Record: RecordOf(t))).ToArray();
        var runtime = start();
        var parts = many.List.Tasks.ToDictionary(t => t, t => Part(t, runtime));
        var models = PlannedModel.Of(many.Options).Select(
            m => new FoldedPredictions(
                m,
                [
                    .. tasks.Where(t => t.Task.Network == m.Network && t.Task.Seed == m.Seed).Select(
                        t =>
                            (
                                many.DataOf(t.Task).Split.Test,
                                EvaluationPlans.MasksOf(
                                    m,
                                    many.Folder.Below(t.Task.Folder).Predictions(t.Task.Network),
                                    t.Trained,
                                    many.Options.Study,
                                    mouse => parts[t.Task].Cine(many.ModelOf(t.Task).Model, mouse, cancellation))))
                ],
                Summary(
                    [.. tasks.Where(t => t.Task.Network == m.Network && t.Task.Seed == m.Seed).Select(t => (t.Task.Fold, t.Trained))])));
        var hashes = new Dictionary<string, string> { ["data"] = many.Data.CohortSha256, ["split"] = SplitSha256() };
        foreach (var (task, trained, _) in tasks)
        {
            hashes[$"weights/{task.Name}"] = trained.WeightsSha256;
        }

        var provenance = ProvenanceCollector.Collect(
            RunProvenance.Command(many.Asked, many.List.Threads),
            runtime,
            hashes,
            Each(t => t.Record.Determinism, " ") + RunProvenance.Moved(tasks.Select(t => (t.Task.Label, t.Trained)))) with
        {
            Processor = Each(t => t.Record.Machine, "; "),
            Device = Each(t => t.Record.Device, "; "),
        };
        var first = many.ModelOf(many.List.Tasks[0]);
        var grid = parts[many.List.Tasks[0]].GridOf(first.Model);
        return ReportStage.Run(
            EvaluationPlans.ForRun(
                many.List.RunId, many.Asked, first.Options with { Grid = grid }, many.Data, many.Folds, [.. models], provenance),
            many.Asked.Study,
            many.Data.CohortHashes,
            many.Folder,
            output,
            progress,
            cancellation);

        string Each(Func<(TrainingTask Task, TrainedModel Trained, TaskRecord Record), string> part, string between) =>
            string.Join(between, tasks.Select(part).Distinct());
    }

    private void RequireAll()
    {
        var missing = many.List.Tasks.Select(t => (Task: t, State: WhyMissing(t))).Where(t => t.State is not null).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var named = missing.Take(MostNamed).Select(t => $"task {t.Task.Number} ({t.Task.Label}) {t.State}");
        throw new InputException(
            many.Folder.Root,
            $"there is no result: {missing.Length} of {many.List.Tasks.Count} trainings are missing: {string.Join("; ", named)}"
                + (missing.Length > MostNamed ? $"; and {missing.Length - MostNamed} more." : "."),
            $"`bench status {many.Folder.Root}` says why; then repeat the command that began the run, which does what is missing.");
    }

    private string? WhyMissing(TrainingTask task)
    {
        var state = TaskStateFile.Read(many.Folder, task, many.List.RunId);
        var folder = many.Folder.Below(task.Folder);
        return state.Phase switch
        {
            TaskPhase.Failed => $"failed: {state.Message.Split('\n')[0].TrimEnd().TrimEnd('.')}",
            TaskPhase.Stopped => "was stopped",
            TaskPhase.Waiting => "has not begun",
            TaskPhase.Running => "is not done",
            _ => !File.Exists(folder.Training(task.Network)) || !File.Exists(folder.Weights(task.Network))
                || many.DataOf(task).Split.Test.Any(m => !File.Exists(folder.Prediction(task.Network, m)))
                ? "has lost files"
                : null,
        };
    }

    private TaskRecord RecordOf(TrainingTask task) => TaskStateFile.Read(many.Folder, task, many.List.RunId).Record
        ?? throw new InputException(
            Path.Combine(many.Folder.Below(task.Folder).Root, TaskStateFile.FileName),
            "it says that the task is done, and not how.",
            "remove this file and do the task again; its weights and masks are kept.");

    private TrainedModel Trained(TrainingTask task)
    {
        var model = ResultJson.Read<TrainedModel>(
            many.Folder.Below(task.Folder).Training(task.Network),
            "a record of a training",
            "remove the task's folder and do it again.");
        return model with { Name = task.Name, Summary = model.Summary with { Recipe = RecordOf(task).Recipe } };
    }

    // With folds, the first of several trainings of the network with this seed, and how each went.
    private TrainingSummary Summary((int Fold, TrainedModel Trained)[] trainings) => many.List.Folds == 0
        ? trainings[0].Trained.Summary
        : trainings[0].Trained.Summary with
        {
            Recipe = trainings[0].Trained.Summary.Recipe
                + FormattableString.Invariant($" Each of {many.List.Folds} folds was trained so; the number of images is that of fold 1."),
            Folds =
            [
                .. trainings.Select(t => new FoldTraining(t.Fold, t.Trained.Summary.BestEpoch, t.Trained.Summary.Epochs)),
            ],
        };

    // The cines of the examples lie apart, so that what a task noted of its masks stays as it is wherever the merge runs.
    private RunPart Part(TrainingTask task, TorchRuntime runtime)
    {
        var folder = many.Folder.Below(task.Folder);
        return new RunPart(
            many.DataOf(task),
            new RunFolder(Path.Combine(folder.Root, "examples")) { WeightsRoot = folder.Root },
            [many.ModelOf(task)],
            runtime,
            progress);
    }

    private string SplitSha256() => many.Folds.Count == 0
        ? many.Data.Split.Sha256()
        : Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(many.Folds.Select(f => f.Split.Sha256() + "\n")))));
}
