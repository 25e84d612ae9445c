using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Harness.Clusters;

namespace Bench.Cli.Commands;

/// <summary><c>--jobs</c>, <c>--cluster</c> and what a queue is asked for: where the trainings of a run are done.</summary>
internal static class ClusterOption
{
    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Reads them.</returns>
    public static Func<ParseResult, ClusterChoice> AddTo(Command command)
    {
        var jobs = command.OptionalValue(ClusterSettings.Jobs);
        var cluster = command.Optional(ClusterSettings.Cluster);
        var before = command.Options.Count;
        var partition = command.Optional(ClusterSettings.Partition);
        var time = command.Optional(ClusterSettings.Time);
        var gres = command.Optional(ClusterSettings.Gres);
        var cpus = command.OptionalValue(ClusterSettings.Cpus);
        var memory = command.Optional(ClusterSettings.Memory);
        var account = command.Optional(ClusterSettings.Account);
        var further = command.Several(ClusterSettings.Further);
        Option[] ofQueue = [.. command.Options.Skip(before)];
        var dry = command.Switch(ClusterSettings.Dry);
        var plan = command.Switch(ClusterSettings.Plan);
        return parsed =>
        {
            var isLocal = jobs(parsed) is not null || plan(parsed);
            var name = cluster(parsed) ?? (isLocal ? LocalCluster.Word : null);
            var step = dry(parsed) ? ClusterStep.Show : plan(parsed) ? ClusterStep.Plan : ClusterStep.Submit;
            if (name != SlurmCluster.Word && ofQueue.FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false }) is { } stray)
                throw new InputException(stray.Name, "is for a queue.", "give --cluster slurm too, or leave it out.");
            if (name is null && dry(parsed))
                throw new InputException("--dry-run", "there is nothing to hand over.", "give --cluster slurm or --cluster local too.");
            var options = new ClusterOptions
            {
                Jobs = jobs(parsed) ?? 0,
                Partition = partition(parsed),
                Time = time(parsed),
                Gres = gres(parsed),
                Cpus = cpus(parsed) ?? 0,
                Memory = memory(parsed),
                Account = account(parsed),
                Further = further(parsed),
            };
            return name switch
            {
                SlurmCluster.Word => new ClusterChoice(
                    new SlurmCluster(options), step, options.Cpus > 0 ? options.Cpus : ClusterSettings.UsualCpus),
                LocalCluster.Word => new ClusterChoice(
                    new LocalCluster(options), step, Math.Max(1, Environment.ProcessorCount / Math.Max(1, options.Jobs))),
                _ => new ClusterChoice(null, step, 0),
            };
        };
    }
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
