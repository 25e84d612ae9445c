using Bench.Harness.Many;
using Bench.Harness.Options;
using Bench.Harness.Progress;

namespace Bench.Harness.Jobs;

/// <summary>One training of a run of several: train, and segment the cases that were not seen.</summary>
/// <param name="options">What the run was asked for.</param>
/// <param name="folder">The run's folder.</param>
/// <param name="number">Number of the task, from 1.</param>
/// <param name="progress">Who is told what happens; null for nobody.</param>
public sealed class TaskJob(RunOptions options, string folder, int number, IProgress<JobEvent>? progress = null)
{
    private readonly JobProgress _progress = new(progress, options.Study);

    /// <summary>Does the task, or finds it done.</summary>
    /// <param name="cancellation">Stops between steps and cases; what was done is kept.</param>
    /// <exception cref="Core.InputException">It cannot be done; its state says why too.</exception>
    public void Run(CancellationToken cancellation) => _progress.Do(() =>
    {
        var list = TaskList.Read(folder);
        var task = list.Task(number);
        var many = TaskFault.Kept(
            folder, list, task, () => ManyTrainings.Find(options, folder, readsAll: false, _progress, cancellation));
        new TaskWork(many, progress).Run(task, cancellation);
        return true;
    });
}
