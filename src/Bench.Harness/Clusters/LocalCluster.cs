using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Bench.Core;
using Bench.Harness.Folders;
using Bench.Harness.Many;
using Bench.Harness.Progress;

namespace Bench.Harness.Clusters;

/// <summary>This machine: a child process for each training, some at a time.</summary>
/// <param name="options">How many at a time.</param>
public sealed class LocalCluster(ClusterOptions options) : ICluster
{
    /// <summary>Name that <c>--cluster</c> takes.</summary>
    public const string Word = "local";

    private const int ExitOfSignal = 128;
    private const int Killed = 9;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public void Require()
    {
        // What runs here can run itself.
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Text)> Scripts(ClusterWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return
        [
            (
                FormattableString.Invariant($"{Most} at a time"),
                string.Concat(work.Missing.Select(t => string.Join(' ', [.. work.Program, .. work.Arguments(t)]) + "\n"))),
        ];
    }

    /// <inheritdoc/>
    public bool Submit(ClusterWork work, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(progress);
        ClusterSubmission.Now(Name).Write(work.Folder);
        var folder = new RunFolder(work.Folder);
        var waiting = new Queue<TrainingTask>(work.Missing);
        var running = new List<Child>();
        try
        {
            while (waiting.Count > 0 || running.Count > 0)
            {
                while (waiting.Count > 0 && running.Count < Most && !cancellation.IsCancellationRequested)
                {
                    running.Add(new Child(work, waiting.Dequeue(), folder));
                }

                if (cancellation.WaitHandle.WaitOne(Look))
                {
                    break;
                }

                foreach (var ended in running.Where(c => c.HasExited).ToArray())
                {
                    running.Remove(ended);
                    Tell(work, ended, progress);
                    ended.Dispose();
                }

                progress.Working(Where(work, running, waiting.Count, folder));
            }
        }
        finally
        {
            // Whatever ends this ends the children, each with a checkpoint.
            running.ForEach(c => c.Stop());
            running.ForEach(c => c.Dispose());
        }

        cancellation.ThrowIfCancellationRequested();
        return true;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, ClusterState> Ask(string folder, ClusterSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (submission.Host != Environment.MachineName)
        {
            return new Dictionary<int, ClusterState>();
        }

        // A task whose process is gone has ended, whatever its file says.
        var list = TaskList.Read(folder);
        var root = new RunFolder(folder);
        return list.Tasks
            .Select(t => (t.Number, State: TaskStateFile.Read(root, t, list.RunId)))
            .Where(t => t.State.Phase == TaskPhase.Running)
            .ToDictionary(
                t => t.Number,
                t => TaskWatch.IsAtWork(t.State)
                    ? new ClusterState("RUNNING", "", t.State.Host, "", IsOver: false)
                    : new ClusterState("ENDED", "", t.State.Host, "", IsOver: true));
    }

    /// <inheritdoc/>
    public string Cancel(string folder, ClusterSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        if (submission.Host != Environment.MachineName)
        {
            throw new InputException(
                folder, $"its trainings run on {submission.Host}, and this is {Environment.MachineName}.", "give the command there.");
        }

        var list = TaskList.Read(folder);
        var states = list.Tasks.Select(t => TaskStateFile.Read(new RunFolder(folder), t, list.RunId)).Where(TaskWatch.IsAtWork).ToArray();

        // The parent first, so that it begins no other.
        var parent = IsParent(submission) ? 1 : 0;
        if (parent > 0)
        {
            Signals.Stop(submission.Process);
        }

        foreach (var state in states)
        {
            Signals.Stop(state.Process);
        }

        return states.Length + parent == 0
            ? "nothing was running."
            : FormattableString.Invariant(
                $"asked {states.Length} running training{(states.Length == 1 ? "" : "s")} to stop; each keeps a checkpoint.");
    }

    private int Most => Math.Max(1, options.Jobs);

    private static bool IsParent(ClusterSubmission submission)
    {
        try
        {
            using var found = Process.GetProcessById(submission.Process);
            using var self = Process.GetCurrentProcess();
            return found.ProcessName == self.ProcessName && found.Id != self.Id
                && (TaskWatch.BeganBefore(found, submission.Created) ?? false);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static void Tell(ClusterWork work, Child child, JobProgress progress)
    {
        var (task, folder) = (child.Task, new RunFolder(work.Folder));
        var state = TaskStateFile.Read(folder, task, work.List.RunId);
        if (child.ExitCode == 0)
        {
            progress.Line(FormattableString.Invariant($"  task {task.Number} ({task.Label}) is done"));
            return;
        }

        // A process that was killed could not say so itself.
        if (state.Phase is TaskPhase.Running or TaskPhase.Waiting)
        {
            state = state with { Phase = TaskPhase.Failed, Message = WhyKilled(child.ExitCode) };
            try
            {
                TaskStateFile.Write(folder, task, state);
            }
            catch (InputException)
            {
                // A full disk may be why it ended; the log says so, and the others are waited for.
            }
        }

        var log = folder.Log(task.Number);
        progress.Error(FormattableString.Invariant($"task {task.Number} ({task.Label}): {state.Message.TrimEnd()} Its log: {log}"));
    }

    private static string WhyKilled(int exitCode) => exitCode == ExitOfSignal + Killed
        ? "killed (exit code 137): as a rule there was not enough memory. "
            + "Remedy: fewer --jobs, a smaller --batch-size, or a machine with more memory."
        : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {exitCode}.");

    private static string Where(ClusterWork work, List<Child> running, int waiting, RunFolder folder)
    {
        var each = running.Select(c => TaskStateFile.Read(folder, c.Task, work.List.RunId)).Zip(
            running, (s, c) => FormattableString.Invariant($"task {c.Task.Number}: epoch {s.Epochs}/{s.MostEpochs}"));
        return FormattableString.Invariant($"  {running.Count} running, {waiting} waiting; {string.Join(", ", each)}");
    }

    /// <summary>A training in a process of its own, whose output goes to a file.</summary>
    private sealed class Child : IDisposable
    {
        private readonly Process _process;
        private readonly StreamWriter _log;
        private readonly Lock _gate = new();

        public Child(ClusterWork work, TrainingTask task, RunFolder folder)
        {
            Task = task;
            Directory.CreateDirectory(Path.GetDirectoryName(folder.Log(task.Number))!);
            _log = new StreamWriter(new FileStream(folder.Log(task.Number), FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
            {
                AutoFlush = true,
            };
            var start = new ProcessStartInfo(work.Program[0])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = work.WorkingFolder,
            };
            foreach (var argument in work.Program.Skip(1).Concat(work.Arguments(task)))
            {
                start.ArgumentList.Add(argument);
            }

            _process = Process.Start(start)!;
            _process.OutputDataReceived += (_, e) => Keep(e.Data);
            _process.ErrorDataReceived += (_, e) => Keep(e.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public TrainingTask Task { get; }

        public bool HasExited => _process.HasExited;

        public int ExitCode => _process.ExitCode;

        public void Stop()
        {
            if (!_process.HasExited)
            {
                Signals.Stop(_process.Id);
            }
        }

        public void Dispose()
        {
            _process.WaitForExit();
            _process.Dispose();
            lock (_gate)
            {
                _log.Dispose();
            }
        }

        private void Keep(string? line)
        {
            if (line is null)
            {
                return;
            }

            lock (_gate)
            {
                try
                {
                    _log.WriteLine(line);
                }
                catch (Exception refusal) when (refusal is IOException or ObjectDisposedException)
                {
                    // A full disk; the training itself says so.
                }
            }
        }
    }
}
