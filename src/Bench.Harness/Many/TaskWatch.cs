using System.Diagnostics;
using System.Globalization;
using Bench.Core;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Progress;
using Bench.Learning.Training;

namespace Bench.Harness.Many;

/// <summary>
/// Keeps a task's state file true while the task is worked on: who works on it, where it stands, and that it is alive. There is no lock,
/// as none can be trusted on a network file system; a task that another process works on is found by its signs of life.
/// </summary>
internal sealed class TaskWatch : IProgress<JobEvent>, IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromSeconds(2);

    // Six beats: a busy file system may swallow a few.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly RunFolder _folder;
    private readonly TrainingTask _task;
    private readonly IProgress<JobEvent>? _next;
    private readonly Timer _timer;
    private TrainingTaskState _state;
    private long _written = Stopwatch.GetTimestamp();
    private bool _isOver;

    private TaskWatch(RunFolder folder, TrainingTask task, TrainingTaskState state, IProgress<JobEvent>? next)
    {
        (_folder, _task, _state, _next) = (folder, task, state, next);
        TaskStateFile.Write(folder, task, state);
        _timer = new Timer(_ => Change(s => s), null, Beat, Beat);
    }

    /// <summary>Takes a task.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="task">The task.</param>
    /// <param name="runId">Name of the run.</param>
    /// <param name="next">Who is told the same events; null for nobody.</param>
    /// <exception cref="InputException">Another process is at work on it, or its folder cannot be written to.</exception>
    public static TaskWatch Begin(RunFolder folder, TrainingTask task, string runId, IProgress<JobEvent>? next)
    {
        var before = TaskStateFile.Read(folder, task, runId);
        if (IsAtWork(before))
        {
            throw new InputException(
                folder.Below(task.Folder).Root,
                $"another process is at work on task {task.Number}: {before.Process} on {before.Host}.",
                "wait for it to end; if it was killed, repeat the command in three minutes.");
        }

        var now = Now();
        return new TaskWatch(
            folder,
            task,
            before with
            {
                Phase = TaskPhase.Running,
                RunId = runId,
                Starts = before.Starts + 1,
                Host = Environment.MachineName,
                Process = Environment.ProcessId,
                Job = SlurmEnvironment.JobOfTask ?? "",
                Started = now,
                Updated = now,
                Stage = "starting",
                SecondsLeft = null,
                Message = "",
                Record = null,
            },
            next);
    }

    /// <summary>Whether a state tells of a process that is still at work.</summary>
    /// <param name="state">The state.</param>
    public static bool IsAtWork(TrainingTaskState state)
    {
        if (state.Phase != TaskPhase.Running || IsThisProcess(state))
        {
            return false;
        }

        if (state.Host == Environment.MachineName)
        {
            return IsAlive(state);
        }

        // The queue gives a task to one machine at a time: what it gives here again has ended there.
        var isOurs = state.Job.Length > 0 && state.Job == SlurmEnvironment.JobOfTask;
        return !isOurs && !IsSilent(state);
    }

    /// <summary>Whether a state has not been written for longer than a living process would let pass.</summary>
    /// <param name="state">The state.</param>
    public static bool IsSilent(TrainingTaskState state) =>
        !DateTime.TryParseExact(
            state.Updated,
            TaskStateFile.TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var updated)
        || DateTime.UtcNow - updated > Silence;

    /// <inheritdoc/>
    public void Report(JobEvent value)
    {
        if (value is StageStarted or Working)
        {
            Step(s => s with { Stage = value.Text.Trim() });
        }

        _next?.Report(value);
    }

    /// <summary>Notes how far a training has come.</summary>
    /// <param name="progress">Told after each step and each epoch.</param>
    public void Trained(TrainingProgress progress) => Step(
        s => s with
        {
            Epochs = progress.LastEpoch is { } epoch ? epoch.Epoch + 1 : progress.Epoch,
            MostEpochs = progress.Epochs,
            SecondsLeft = Math.Round(progress.TimeLeft.TotalSeconds),
        },
        progress.LastEpoch is not null);

    /// <summary>The task is done.</summary>
    /// <param name="record">What the result says of it.</param>
    /// <exception cref="InputException">The state cannot be written.</exception>
    public void Done(TaskRecord record)
    {
        lock (_gate)
        {
            _isOver = true;
            TaskStateFile.Write(
                _folder,
                _task,
                _state with { Phase = TaskPhase.Done, Updated = Now(), Stage = "", SecondsLeft = 0, Record = record });
        }
    }

    /// <summary>The task ended without being done.</summary>
    /// <param name="phase">Stopped or failed.</param>
    /// <param name="message">Why, with the remedy.</param>
    public void End(TaskPhase phase, string message)
    {
        Change(s => s with { Phase = phase, Message = message });
        lock (_gate)
        {
            _isOver = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        _timer.Dispose();
    }

    private static string Now() => DateTime.UtcNow.ToString(TaskStateFile.TimeFormat, CultureInfo.InvariantCulture);

    private static bool IsThisProcess(TrainingTaskState state) =>
        state.Host == Environment.MachineName && state.Process == Environment.ProcessId;

    /// <summary>
    /// Whether a process is as old as what it is said to have written: one that began later has only been given the number of one that
    /// ended.
    /// </summary>
    /// <param name="process">The process.</param>
    /// <param name="written">When that was written, UTC, cut to seconds.</param>
    /// <returns>Null where the time is not readable.</returns>
    internal static bool? BeganBefore(Process process, string written) =>
        DateTime.TryParseExact(
            written,
            TaskStateFile.TimeFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? process.StartTime.ToUniversalTime() <= time.AddSeconds(1)
            : null;

    private static bool IsAlive(TrainingTaskState state)
    {
        try
        {
            using var process = Process.GetProcessById(state.Process);
            return BeganBefore(process, state.Started) ?? true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private void Step(Func<TrainingTaskState, TrainingTaskState> change, bool isUrgent = false)
    {
        lock (_gate)
        {
            if (!isUrgent && Stopwatch.GetElapsedTime(_written) < BetweenSteps)
            {
                _state = change(_state);
                return;
            }
        }

        Change(change);
    }

    private void Change(Func<TrainingTaskState, TrainingTaskState> change)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _state = change(_state) with { Updated = Now() };
            _written = Stopwatch.GetTimestamp();
            try
            {
                TaskStateFile.Write(_folder, _task, _state);
            }
            catch (InputException)
            {
                // A full disk: the work itself says it with all circumstances, and a state that is old tells no lie.
            }
        }
    }
}
