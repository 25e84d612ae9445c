using Bench.Core;
using Bench.Core.IO;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Checks;
using Bench.Learning.Runtime;

namespace Bench.Harness.Many;

/// <summary>Does single trainings of many: train one network with one seed, and segment the cases that it did not see.</summary>
/// <param name="many">The run.</param>
/// <param name="events">Who is told what happens; null for nobody.</param>
internal sealed class TaskWork(ManyTrainings many, IProgress<JobEvent>? events)
{
    private const string Kept = "Asked to stop; what was done is kept, with a checkpoint.";

    /// <summary>Loads libtorch as a run asks for it.</summary>
    /// <param name="options">The run.</param>
    /// <param name="threads">Threads to compute with; 0 for one a core.</param>
    /// <exception cref="InputException">It cannot be loaded, or its numbers are not to be trusted.</exception>
    public static TorchRuntime Start(RunOptions options, int threads)
    {
        var runtime = TorchRuntime.Start(TorchRuntime.ParseDevice(options.Device), threads, options.Precision, options.LibTorch);
        _ = new RememberedTrials().Require(runtime);
        return runtime;
    }

    /// <summary>Does a task, or finds it done. What ends it early stands in its state.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Stops between steps and cases.</param>
    /// <exception cref="InputException">It cannot be done.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what was done is kept.</exception>
    public void Run(TrainingTask task, CancellationToken cancellation)
    {
        var progress = new JobProgress(events, many.Options.Study);
        progress.Stage(FormattableString.Invariant($"Task {task.Number} of {many.List.Tasks.Count}: {task.Label}"));
        if (TaskStateFile.Read(many.Folder, task, many.List.RunId).Phase == TaskPhase.Done)
        {
            progress.Line("  done already");
            return;
        }

        var folder = many.Folder.Below(task.Folder);
        using var output = OutputFolder.Open(
            folder.Root,
            new PlannedOutput("run", [.. RunFolder.TaskNames, TaskStateFile.FileName], many.Options.Overwrite) { TakesLock = false });
        using var watch = TaskWatch.Begin(many.Folder, task, many.List.RunId, events);
        try
        {
            watch.Done(Do(task, watch, cancellation));
        }
        catch (OperationCanceledException)
        {
            watch.End(TaskPhase.Stopped, Kept);
            throw;
        }
        catch (Exception fault)
        {
            watch.End(TaskPhase.Failed, fault.Message);
            throw;
        }
    }

    /// <summary>Does a task; where it cannot be done, tells why, so that others go on.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Stops between steps and cases.</param>
    public void TryRun(TrainingTask task, CancellationToken cancellation)
    {
        try
        {
            Run(task, cancellation);
        }
        catch (InputException fault)
        {
            new JobProgress(events, many.Options.Study).Error(
                FormattableString.Invariant($"task {task.Number} ({task.Label}) failed: {fault.Message}"));
        }
    }

    private TaskRecord Do(TrainingTask task, TaskWatch watch, CancellationToken cancellation)
    {
        var progress = new JobProgress(watch, many.Options.Study);
        var runtime = Start(many.Options, many.List.Threads);
        var data = many.DataOf(task);
        var (model, training) = many.ModelOf(task);
        var part = new RunPart(
            data, many.Folder.Below(task.Folder), [(model, BatchFit.Of(training, data, runtime, progress))], runtime, progress)
        {
            Watch = watch.Trained,
        };
        part.Check(cancellation);
        var outcome = part.Run(cancellation);
        return new TaskRecord(
            outcome.Trained[model.Name].Summary.Recipe,
            RunProvenance.Determinism(runtime, outcome.Models[0].Options),
            ProcessorName.Model(),
            runtime.DeviceDescription);
    }
}
