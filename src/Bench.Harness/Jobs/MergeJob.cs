using Bench.Harness.Many;
using Bench.Harness.Options;
using Bench.Harness.Progress;

namespace Bench.Harness.Jobs;

/// <summary>Puts the trainings of a run together: measures, judges and reports over all cases. It makes a whole result or none.</summary>
/// <param name="options">What the run was asked for.</param>
/// <param name="folder">The run's folder.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class MergeJob(RunOptions options, string folder, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    /// <summary>Makes the result.</summary>
    /// <param name="cancellation">Stops between cases.</param>
    /// <returns>The result, and what was left out.</returns>
    /// <exception cref="Core.InputException">Trainings are missing; all are named.</exception>
    public EvaluationOutcome Run(CancellationToken cancellation) => _progress.Do(() =>
    {
        var many = ManyTrainings.Find(options, folder, readsAll: true, _progress, cancellation);
        using var output = many.Open();
        return new MergeWork(many, () => TaskWork.Start(options, many.List.Threads), _progress).Run(output, cancellation);
    });
}
