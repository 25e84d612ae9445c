using Bench.Core.IO;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Many;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Training;

namespace Bench.Harness.Jobs;

/// <summary>
/// The main job: data, training, segmentation, measures, report. Each stage leaves its files, and finds those of an earlier, interrupted
/// run. Several trainings, by seeds or folds, are done one after another, each in a folder of its own.
/// </summary>
/// <param name="options">What to do.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class RunJob(RunOptions options, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    /// <summary>Runs all stages.</summary>
    /// <param name="cancellation">Ctrl-C.</param>
    /// <returns>The result, and what was left out.</returns>
    public EvaluationOutcome Run(CancellationToken cancellation) =>
        _progress.Do(() => options.AsTasks ? Tasks(cancellation) : Work(cancellation));

    private EvaluationOutcome Tasks(CancellationToken cancellation)
    {
        var plan = RunPlan.Of(options);
        var runtime = TaskWork.Start(options, options.Threads);
        var many = ManyTrainings.Plan(plan, runtime.Threads, _progress, cancellation);
        using var output = many.Open();
        many.Write();
        var work = new TaskWork(many, progress);
        foreach (var task in many.List.Tasks)
        {
            work.TryRun(task, cancellation);
        }

        return new MergeWork(many, () => runtime, _progress).Run(output, cancellation);
    }

    private EvaluationOutcome Work(CancellationToken cancellation)
    {
        var plan = RunPlan.Of(options);
        var runtime = TaskWork.Start(options, options.Threads);

        _progress.Stage("Data");
        var data = DataSelection.Open(options, _progress, cancellation);
        data.Tell(_progress);
        (PlannedModel Model, TrainingOptions Options)[] models =
            [.. plan.Models.Select(p => (p.Model, BatchFit.Of(p.Options, data, runtime, _progress)))];
        var runId = RunName.Of(options, models.Select(p => TrainingIdentity.On(p.Options, runtime, "", "").ToJson()), data, []);
        var folder = new RunFolder(options.OutputFolder ?? Path.Combine("reports", runId));
        _progress.Line($"  files of this run: {folder.Root}");
        using var output = OutputFolder.Open(
            folder.Root, new PlannedOutput("run", RunFolder.RunNames, options.Overwrite || folder.IsOfEarlierVersion)
            {
                Read = [data.Cohort.Folder],
                Continues = RunFolder.Redrawing,
            });
        folder.WriteConfiguration(options.Configuration);

        var part = new RunPart(data, folder, models, runtime, _progress);
        part.Check(cancellation);
        var outcome = part.Run(cancellation);

        _progress.Stage("Measure and judge");
        var hashes = new Dictionary<string, string> { ["data"] = data.CohortSha256, ["split"] = data.Split.Sha256() };
        foreach (var (name, model) in outcome.Trained)
        {
            hashes[$"weights/{name}"] = model.WeightsSha256;
        }

        var training = outcome.Models[0].Options;
        var provenance = ProvenanceCollector.Collect(
            RunProvenance.Command(plan, runtime.Threads),
            runtime,
            hashes,
            RunProvenance.Determinism(runtime, training) + RunProvenance.Moved(outcome.Trained.Select(t => (t.Key, t.Value))));
        var sources = outcome.Models.Select(
            p => EvaluationPlans.MasksOf(
                p.Model,
                folder.Predictions(p.Model.Name),
                outcome.Trained[p.Model.Name],
                options.Study,
                mouse => part.Cine(p.Model, mouse, cancellation)));
        return ReportStage.Run(
            EvaluationPlans.ForRun(runId, plan, training, data, [], [.. sources], provenance),
            plan.Study,
            data.CohortHashes,
            folder,
            output,
            _progress,
            cancellation);
    }
}
