using System.Globalization;
using System.Text;
using Bench.Core;
using Bench.Harness.Many;

namespace Bench.Harness.Clusters;

/// <summary>The two batch scripts of a run: an array with a task a training, and the merge that waits for all of them.</summary>
/// <param name="options">What the queue is asked for.</param>
internal sealed class SlurmScripts(ClusterOptions options)
{
    /// <summary>The script of the array.</summary>
    /// <param name="work">What is to be done.</param>
    public string Array(ClusterWork work)
    {
        var most = options.Jobs > 0 ? FormattableString.Invariant($"%{options.Jobs}") : "";
        return Script(
            work,
            $"bench-{work.List.RunId}",
            Path.Combine("logs", "task-%a.log"),
            [
                $"--array={Numbers(work.Missing)}{most}",
                FormattableString.Invariant($"--signal=B:USR1@{SlurmTime.LeadSeconds(options.Time)}"),
                .. options.Gres is { } gres ? [$"--gres={gres}"] : Array<string>(),
            ],
            [.. work.Program, "run-task", work.Folder, "--task", "$SLURM_ARRAY_TASK_ID", "--requeue"]);
    }

    /// <summary>The script of the merge, which the array's number is given to when it is handed over.</summary>
    /// <param name="work">What is to be done.</param>
    public string Merge(ClusterWork work) => Script(
        work, $"merge-{work.List.RunId}", Path.Combine("logs", "merge.log"), [], [.. work.Program, "merge", work.Folder, "--requeue"]);

    /// <summary>Numbers of tasks as an array takes them, such as <c>1-4,7</c>.</summary>
    /// <param name="tasks">The tasks, in order.</param>
    public static string Numbers(IReadOnlyList<TrainingTask> tasks)
    {
        var parts = new List<string>();
        for (var i = 0; i < tasks.Count;)
        {
            var last = i;
            while (last + 1 < tasks.Count && tasks[last + 1].Number == tasks[last].Number + 1)
            {
                last++;
            }

            parts.Add(last == i ? Text(tasks[i]) : $"{Text(tasks[i])}-{Text(tasks[last])}");
            i = last + 1;
        }

        return string.Join(',', parts);

        static string Text(TrainingTask task) => task.Number.ToString(CultureInfo.InvariantCulture);
    }

    private static T[] Array<T>() => [];

    private string Script(ClusterWork work, string name, string log, string[] own, string[] command)
    {
        var cpus = options.Cpus > 0 ? options.Cpus : work.List.Threads;
        string?[] lines =
        [
            $"--job-name={name}",
            $"--chdir={work.WorkingFolder}",
            $"--output={work.Folder.Replace("%", "%%", StringComparison.Ordinal)}/{log}",
            "--open-mode=append",
            "--requeue",
            .. own,
            FormattableString.Invariant($"--cpus-per-task={cpus}"),
            options.Memory is { } memory ? $"--mem={memory}" : null,
            options.Time is { } time ? $"--time={time}" : null,
            options.Partition is { } partition ? $"--partition={partition}" : null,
            options.Account is { } account ? $"--account={account}" : null,
            .. options.Further,
        ];
        var text = new StringBuilder("#!/bin/sh\n");
        foreach (var line in lines.OfType<string>())
        {
            text.Append(CultureInfo.InvariantCulture, $"#SBATCH {Directive(line)}\n");
        }

        text.Append("# exec: signals of the queue reach Bench itself, not a shell that waits for it.\n");
        text.Append(CultureInfo.InvariantCulture, $"exec {string.Join(' ', command.Select(Word))}\n");
        return text.ToString();
    }

    private static string Directive(string line)
    {
        if (line.Contains('\n', StringComparison.Ordinal))
            throw new InputException("--sbatch", "holds a line break.", "give one option in each --sbatch.");
        return line.StartsWith("--", StringComparison.Ordinal)
            && line.Any(char.IsWhiteSpace)
            && !line.Contains('"', StringComparison.Ordinal)
            && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            && !line[..at].Any(char.IsWhiteSpace)
            ? $"{line[..(at + 1)]}\"{line[(at + 1)..]}\""
            : line;
    }

    // A word of the shell; the number of the task is the shell's to put in.
    private static string Word(string text) =>
        text.StartsWith('$') ? $"\"{text}\""
        : text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || "/._-+=:,@%".Contains(c, StringComparison.Ordinal)) ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
