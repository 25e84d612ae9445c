using Bench.Core;
using Bench.Harness.Clusters;
using Bench.Harness.Many;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;

namespace Bench.Harness.Jobs;

/// <summary>A run whose trainings are done by child processes or by the queue of a cluster.</summary>
/// <param name="options">What to do; its threads are those of each training, 0 for one.</param>
/// <param name="cluster">Where to do it.</param>
/// <param name="program">The program that does a single training: a path, or <c>dotnet</c> and a path.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class ClusterJob(
    RunOptions options, ICluster cluster, IReadOnlyList<string> program, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    /// <summary>Plans the run, and hands over what is not done.</summary>
    /// <param name="cancellation">Stops, with the child processes where there are any.</param>
    /// <returns>The result; null where the queue goes on by itself.</returns>
    /// <exception cref="InputException">The run cannot be planned or handed over, or trainings failed.</exception>
    public EvaluationOutcome? Run(CancellationToken cancellation) => _progress.Do(() =>
    {
        cluster.Require();
        var many = PlanTasks(cancellation);
        using var output = many.Open();
        many.Write();
        var work = Work(many);
        _progress.Stage(FormattableString.Invariant($"Train ({cluster.Name}): {work.Missing.Count} of {many.List.Tasks.Count} to do"));
        if (work.Missing.Count == 0 || cluster.Submit(work, _progress, cancellation))
        {
            return new MergeWork(many, () => TaskWork.Start(options, many.List.Threads), _progress).Run(output, cancellation);
        }

        return null;
    });

    /// <summary>Writes the list of trainings and the folds; nothing is started.</summary>
    /// <param name="cancellation">Stops between cases.</param>
    /// <returns>The run's folder.</returns>
    /// <exception cref="InputException">The run cannot be planned.</exception>
    public string Plan(CancellationToken cancellation) => _progress.Do(() =>
    {
        var many = PlanTasks(cancellation);
        using var output = many.Open();
        many.Write();
        return many.Folder.Root;
    });

    /// <summary>What would be handed over; nothing is written or started.</summary>
    /// <param name="cancellation">Stops between cases.</param>
    /// <returns>Name and text of each script.</returns>
    public IReadOnlyList<(string Name, string Text)> Dry(CancellationToken cancellation) =>
        _progress.Do(() => cluster.Scripts(Work(PlanTasks(cancellation))));

    private ManyTrainings PlanTasks(CancellationToken cancellation) => ManyTrainings.Plan(
        RunPlan.Of(options with { AsTasks = true }), Math.Max(1, options.Threads), _progress, cancellation);

    private ClusterWork Work(ManyTrainings many) => new(
        many.Folder.Root,
        many.List,
        [.. many.List.Tasks.Where(t => TaskStateFile.Read(many.Folder, t, many.List.RunId).Phase != TaskPhase.Done)],
        program);
}
