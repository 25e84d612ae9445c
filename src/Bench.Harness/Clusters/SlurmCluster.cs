using System.Globalization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Harness.Progress;

namespace Bench.Harness.Clusters;

/// <summary>Slurm: one array job with a task a training, and a job that merges when all of them have ended.</summary>
/// <param name="options">What the queue is asked for.</param>
public sealed class SlurmCluster(ClusterOptions options) : ICluster
{
    /// <summary>Name that <c>--cluster</c> takes.</summary>
    public const string Word = "slurm";

    private const string Option = "--cluster slurm";

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public void Require() => _ = ExternalProgram.Run("sbatch", "--version") ?? throw NotHere("sbatch");

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, string Text)> Scripts(ClusterWork work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var scripts = new SlurmScripts(options);
        return work.Missing.Count == 0
            ? [("merge.sh", scripts.Merge(work))]
            : [("array.sh", scripts.Array(work)), ("merge.sh", scripts.Merge(work))];
    }

    /// <inheritdoc/>
    public bool Submit(ClusterWork work, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(progress);
        RequireNoOther(work.Folder);
        var files = Scripts(work).ToDictionary(s => s.Name, s => Write(work.Folder, s.Name, s.Text));
        Directory.CreateDirectory(Path.Combine(work.Folder, "logs"));
        var submission = ClusterSubmission.Now(Name);
        if (files.TryGetValue("array.sh", out var array))
        {
            submission = submission with { Array = Batch(array) };
            submission.Write(work.Folder);
            progress.Line(FormattableString.Invariant($"  job {submission.Array}: {work.Missing.Count} trainings"));
        }

        try
        {
            string[] after = submission.Array.Length > 0 ? [$"--dependency=afterany:{submission.Array}"] : [];
            submission = submission with { Merge = Batch(files["merge.sh"], after) };
        }
        catch (InputException) when (submission.Array.Length > 0)
        {
            _ = ExternalProgram.Run("scancel", submission.Array);
            throw;
        }

        submission.Write(work.Folder);
        progress.Line($"  job {submission.Merge}: merge, when all of them have ended");
        progress.Line($"  bench status {work.Folder} shows how far it is; bench cancel {work.Folder} takes it back");
        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, ClusterState> Ask(string folder, ClusterSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return SlurmQueue.Ask(submission);
    }

    /// <inheritdoc/>
    public string Cancel(string folder, ClusterSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        string[] jobs = [.. new[] { submission.Merge, submission.Array }.Where(j => j.Length > 0)];
        var answer = ExternalProgram.Run("scancel", jobs) ?? throw NotHere("scancel");
        return answer.ExitCode == 0
            ? $"cancelled: job {string.Join(" and job ", jobs.Reverse())}. Tasks that were running keep a checkpoint."
            : throw new InputException(Option, $"scancel refused: {answer.Words}", "see squeue --me.");
    }

    // Two arrays would work on the same tasks.
    private static void RequireNoOther(string folder)
    {
        if (ClusterSubmission.Find(folder) is { Cluster: Word } before
            && SlurmQueue.Ask(before).Values.Any(s => !s.IsOver))
        {
            throw new InputException(
                folder,
                $"its trainings are in the queue already, as job {(before.Array.Length > 0 ? before.Array : before.Merge)}.",
                $"wait for them (bench status {folder}), or take them back first (bench cancel {folder}).");
        }
    }

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, ClusterSubmission.FolderName, name);
        AtomicFile.WriteText(path, text);
        return path;
    }

    private static string Batch(string script, params string[] more)
    {
        var answer = ExternalProgram.Run("sbatch", ["--parsable", .. more, script]) ?? throw NotHere("sbatch");
        if (answer.ExitCode != 0)
        {
            throw new InputException(Option, $"sbatch refused {Path.GetFileName(script)}: {answer.Words}", Remedy(answer.Words));
        }

        // NUMBER or NUMBER;CLUSTER.
        var number = answer.Output.Trim().Split('\n')[^1].Split(';')[0];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? number
            : throw new InputException(Option, $"sbatch answered '{answer.Output.Trim()}', not a job's number.", "see squeue --me.");
    }

    private static string Remedy(string words)
    {
        bool Says(string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
        return Says("partition") && !Says("account") ? "give one of the partitions that `sinfo -s` lists with --partition."
            : Says("account") ? "give an account that `sacctmgr show associations user=$USER` lists with --account."
            : Says("array") ? "the cluster's arrays are shorter (MaxArraySize of `scontrol show config`): ask for fewer seeds or folds."
            : Says("time limit") || Says("timelimit") ? "ask for less --time; `sinfo -o '%P %l'` shows the most of each partition."
            : Says("memory") || Says("node configuration") || Says("gres") || Says("cpu")
                ? "ask for less --mem, --cpus or --gres; `sinfo -N -l` shows what machines have."
            : Says("contact") || Says("connect") || Says("munge") || Says("socket")
                ? "the queue does not answer: try `sinfo`, and ask whoever runs the cluster."
            : "correct what sbatch names; --dry-run shows the scripts.";
    }

    private static InputException NotHere(string program) => new(
        Option,
        $"there is no {program} on the PATH: this machine is not part of a Slurm cluster.",
        "run the command where sbatch works, as a rule on a login node (perhaps after `module load slurm`), or use --cluster local.");
}
