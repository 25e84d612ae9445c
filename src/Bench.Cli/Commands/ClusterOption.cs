using System.CommandLine;
using Bench.Core;
using Bench.Harness.Clusters;

namespace Bench.Cli.Commands;

/// <summary><c>--jobs</c>, <c>--cluster</c> and what a queue is asked for: where the trainings of a run are done.</summary>
internal static class ClusterOption
{
    private const int CpusOfTask = 4;

    /// <summary>Clusters by name, as they are asked of runs that were handed over.</summary>
    public static IReadOnlyDictionary<string, ICluster> Known { get; } = new ICluster[]
    {
        new LocalCluster(new ClusterOptions()), new SlurmCluster(new ClusterOptions()),
    }.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads them.</returns>
    public static Func<ParseResult, ClusterChoice> AddTo(Command command)
    {
        var jobs = new Option<int?>("--jobs")
        {
            Description = "Trainings at a time, each in a process of its own; with --cluster slurm the most at a time. Threads are "
                + "divided between them, unless --threads says how many each has.",
            HelpName = "N",
        };
        var cluster = new Option<string?>("--cluster")
        {
            Description = "Where trainings are done: local (processes here) or slurm (an array job and a merge). Default: one after "
                + "another in this process (docs/cluster.md).",
            HelpName = "local|slurm",
        };
        cluster.AcceptOnlyFromAmong([.. Known.Keys]);
        var partition = Text("--partition", "Slurm: partition.", "NAME");
        var time = Text("--time", "Slurm: time limit of a training, such as 8:00:00; it is queued again when that is over.", "TIME");
        var gres = Text("--gres", "Slurm: generic resources of a training, such as gpu:1.", "LIST");
        var cpus = new Option<int?>("--cpus")
        {
            Description = FormattableString.Invariant(
                $"Slurm: processors of a training, and its threads unless --threads is given. Default: {CpusOfTask}."),
            HelpName = "N",
        };
        var memory = Text("--mem", "Slurm: memory of a training, such as 16G.", "SIZE");
        var account = Text("--account", "Slurm: account to charge.", "NAME");
        var further = new Option<string[]>("--sbatch")
        {
            Description = "Slurm: any other option of sbatch, such as --sbatch \"--qos=long\". Can be given several times.",
            HelpName = "OPTION",
        };
        var dry = new Option<bool>("--dry-run") { Description = "With --cluster or --jobs: print what would be handed over, and stop." };
        var plan = new Option<bool>("--plan")
        {
            Description = "Write the list of trainings and the folds, and stop: for workflows that start each training (docs/cluster.md).",
        };
        Option[] ofQueue = [partition, time, gres, cpus, memory, account, further];
        foreach (var option in new Option[] { jobs, cluster }.Concat(ofQueue).Append(dry).Append(plan))
        {
            command.Add(option);
        }

        return parsed =>
        {
            var isLocal = parsed.GetValue(jobs) is not null || parsed.GetValue(plan);
            var name = parsed.GetValue(cluster) ?? (isLocal ? LocalCluster.Word : null);
            var step = parsed.GetValue(dry) ? ClusterStep.Show : parsed.GetValue(plan) ? ClusterStep.Plan : ClusterStep.Submit;
            if (name != SlurmCluster.Word && ofQueue.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } stray)
                throw new InputException(stray.Name, "is for a queue.", "give --cluster slurm too, or leave it out.");
            if (name is null && parsed.GetValue(dry))
                throw new InputException("--dry-run", "there is nothing to hand over.", "give --cluster slurm or --cluster local too.");
            var options = new ClusterOptions
            {
                Jobs = Positive(jobs.Name, parsed.GetValue(jobs)),
                Partition = parsed.GetValue(partition),
                Time = parsed.GetValue(time),
                Gres = parsed.GetValue(gres),
                Cpus = Positive(cpus.Name, parsed.GetValue(cpus)),
                Memory = parsed.GetValue(memory),
                Account = parsed.GetValue(account),
                Further = parsed.GetValue(further) ?? [],
            };
            return name switch
            {
                SlurmCluster.Word => new ClusterChoice(
                    new SlurmCluster(options), step, options.Cpus > 0 ? options.Cpus : CpusOfTask),
                LocalCluster.Word => new ClusterChoice(
                    new LocalCluster(options), step, Math.Max(1, Environment.ProcessorCount / Math.Max(1, options.Jobs))),
                _ => new ClusterChoice(null, step, 0),
            };
        };
    }

    private static Option<string?> Text(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };

    private static int Positive(string option, int? number) => number switch
    {
        null => 0,
        > 0 => number.Value,
        _ => throw new InputException(option, $"{number} is below 1.", "give 1 or more."),
    };
}

/// <summary>Where the trainings of a run are done.</summary>
/// <param name="Cluster">The cluster; null for one after another in this process.</param>
/// <param name="Step">How far to go.</param>
/// <param name="Threads">Threads of each training where nobody says otherwise; 0 for as many as there are cores.</param>
internal sealed record ClusterChoice(ICluster? Cluster, ClusterStep Step, int Threads);

/// <summary>How far a run is handed over.</summary>
internal enum ClusterStep
{
    /// <summary>Print what would be handed over.</summary>
    Show,

    /// <summary>Write the list of trainings.</summary>
    Plan,

    /// <summary>Hand them over.</summary>
    Submit,
}
