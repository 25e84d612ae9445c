using Bench.Harness.Options;
using Bench.Learning.Checks;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>What a run's record says of how it was made: its command, and what of it can be repeated bit for bit.</summary>
internal static class RunProvenance
{
    /// <summary>The command without paths, which are this machine's: data and split are known by their hashes.</summary>
    /// <param name="plan">What was asked for.</param>
    /// <param name="threads">Threads computed with.</param>
    public static string Command(RunPlan plan, int threads)
    {
        var options = plan.Options;
        string?[] parts =
        [
            "bench run",
            options.DataFolder is null ? null : "--data DIR",
            options.Split is null ? null : $"--split {Path.GetFileName(options.Split)}",
            $"--profile {options.Profile}",
            $"--models {string.Join(',', options.Models)}",
            $"{(options.Seeds.Count == 1 ? "--seed" : "--seeds")} {SeedList.Text(options.Seeds)}",
            options.Folds > 0 ? FormattableString.Invariant($"--folds {options.Folds}") : null,
            options.Network.ToString().Trim(),
            options.Training.Text,
            $"--clean {plan.Cleaning.Name}",
            options.Phases == PhaseRule.Published ? null : $"--phases {Path.GetFileName(options.Phases.Name)}",
            MeasureSettings.Typed(options.Measures).Trim(),
            options.Reading.AsOptions.Trim(),
            $"--device {options.Device}",
            options.Precision is { } precision ? $"--precision {precision.Word()}" : null,
            FormattableString.Invariant($"--threads {threads}"),
        ];
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    /// <summary>What of a training can be repeated bit for bit, with what this card did rather than what it might do.</summary>
    /// <param name="runtime">libtorch on its device.</param>
    /// <param name="options">Options of the training.</param>
    public static string Determinism(TorchRuntime runtime, TrainingOptions options)
    {
        const int Steps = 3;
        const int NativeSide = 256;
        if (runtime.Gpu is null)
        {
            return runtime.Determinism;
        }

        var multiple = options.Network.SizeMultiple;
        var side = (options.WorkingSize > 0 ? options.WorkingSize : NativeSide) / multiple * multiple;
        var check = new DeviceCheck(runtime, new CheckedNetwork(options.Network, side, options.BatchSize));
        return $"{runtime.Determinism} Found on this card: {check.Repeat(Steps).Words}.";
    }

    /// <summary>Says of each training that went on on another kind of machine that it did; empty where none did.</summary>
    /// <param name="trained">The trainings, each with its name.</param>
    public static string Moved(IEnumerable<(string Name, TrainedModel Model)> trained) => string.Concat(
        trained
            .Where(t => t.Model.Machines.Count > 1)
            .Select(
                t =>
                    $" Training of {t.Name} went on on another kind of machine ({string.Join(", then ", t.Model.Machines)}), so its bits "
                        + "need not come again."));
}
