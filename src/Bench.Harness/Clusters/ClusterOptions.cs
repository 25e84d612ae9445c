using Bench.Harness.Options;

namespace Bench.Harness.Clusters;

/// <summary>What a queue is asked for beside the work itself.</summary>
public sealed record ClusterOptions
{
    /// <summary>Most tasks at a time; 0 for as many as there is room for (child processes: one).</summary>
    public int Jobs { get; init => field = value == 0 ? 0 : ClusterSettings.Jobs.Check(value); }

    /// <summary>Partition; null for the cluster's default.</summary>
    public string? Partition { get; init; }

    /// <summary>Time limit of a task, as the queue writes it; null for the partition's.</summary>
    public string? Time { get; init; }

    /// <summary>Generic resources, such as <c>gpu:1</c>; null for none.</summary>
    public string? Gres { get; init; }

    /// <summary>Processors of a task; 0 for as many as it has threads.</summary>
    public int Cpus { get; init => field = value == 0 ? 0 : ClusterSettings.Cpus.Check(value); }

    /// <summary>Memory of a task, such as <c>16G</c>; null for the partition's.</summary>
    public string? Memory { get; init; }

    /// <summary>Account to charge; null for the user's default.</summary>
    public string? Account { get; init; }

    /// <summary>Further options of the queue, as they are typed there.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}

/// <summary>Where the trainings of a run are done.</summary>
internal static class ClusterSettings
{
    /// <summary>Processors of a training where nobody says otherwise.</summary>
    public const int UsualCpus = 4;

    /// <summary>Clusters by name, as they are asked of runs that were handed over.</summary>
    public static IReadOnlyDictionary<string, ICluster> Known { get; } = new ICluster[]
    {
        new LocalCluster(new ClusterOptions()), new SlurmCluster(new ClusterOptions()),
    }.ToDictionary(c => c.Name, StringComparer.Ordinal);

    public static Setting<int> Jobs { get; } = Setting.Whole(
        "--jobs",
        "Trainings at a time, each in a process of its own; with --cluster slurm the most at a time. Threads are divided between them, "
            + "unless --threads says how many each has. Default: one, in this process.",
        1,
        shape: "N");

    public static Setting<string> Cluster { get; } = Setting.Word(
        "--cluster",
        "Where trainings are done: local (processes here) or slurm (an array job and a merge). Default: one after another in this process "
            + "(docs/cluster.md).",
        [.. Known.Keys]);

    public static Setting<string> Partition { get; } = Setting.Text("--partition", "Slurm: partition. Default: the cluster's.", "NAME");

    public static Setting<string> Time { get; } = Setting.Text(
        "--time",
        "Slurm: time limit of a training, such as 8:00:00; it is queued again when that is over. Default: the partition's.",
        "TIME");

    public static Setting<string> Gres { get; } = Setting.Text(
        "--gres", "Slurm: generic resources of a training, such as gpu:1. Default: none.", "LIST");

    public static Setting<int> Cpus { get; } = Setting.Whole(
        "--cpus",
        FormattableString.Invariant($"Slurm: processors of a training, and its threads unless --threads is given. Default: {UsualCpus}."),
        1,
        shape: "N");

    public static Setting<string> Memory { get; } = Setting.Text(
        "--mem", "Slurm: memory of a training, such as 16G. Default: the partition's.", "SIZE");

    public static Setting<string> Account { get; } = Setting.Text("--account", "Slurm: account to charge. Default: yours.", "NAME");

    public static Setting<string[]> Further { get; } = Setting.Several(
        "--sbatch", "Slurm: any other option of sbatch, such as --sbatch \"--qos=long\". Can be given several times.", "OPTION");

    public static Setting<bool> Dry { get; } = Setting.Switch(
        "--dry-run", "With --cluster or --jobs: print what would be handed over, and stop.");

    public static Setting<bool> Plan { get; } = Setting.Switch(
        "--plan", "Write the list of trainings and the folds, and stop: for workflows that start each training (docs/cluster.md).");
}
