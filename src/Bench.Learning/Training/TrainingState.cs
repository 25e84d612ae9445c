using Bench.Core.Training;

namespace Bench.Learning.Training;

/// <summary>Where a run stands, apart from weights and moments.</summary>
internal sealed record TrainingState
{
    /// <summary>Entries of the epochs done.</summary>
    public IReadOnlyList<EpochRecord> History { get; init; } = [];

    /// <summary>0-based epoch of lowest validation loss; −1 before the first.</summary>
    public int BestEpoch { get; init; } = -1;

    /// <summary>Steps that Adam has taken.</summary>
    public long Steps { get; init; }

    /// <summary>
    /// Kinds of machine that the run was on, in order; more than one where it went on elsewhere, so that its bits need not come again.
    /// </summary>
    public IReadOnlyList<string> Machines { get; init; } = [];

    /// <summary>The epoch that was interrupted; null between two epochs.</summary>
    public EpochUnderWay? UnderWay { get; init; }

    /// <summary>Why the run ended; null while it goes on.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>Epochs done.</summary>
    public int EpochsDone => History.Count;

    /// <summary>The state with the machine that it goes on on.</summary>
    public TrainingState On(string machine) =>
        Machines.Count > 0 && Machines[^1] == machine ? this : this with { Machines = [.. Machines, machine] };

    /// <summary>The state after one more epoch.</summary>
    public TrainingState After(EpochRecord epoch, long steps, TrainingOptions options)
    {
        var lowest = BestEpoch < 0 ? double.NaN : History[BestEpoch].ValidationLoss;
        var best = double.IsNaN(lowest) || epoch.ValidationLoss < lowest ? epoch.Epoch : BestEpoch;
        var stopped = epoch.Epoch - best >= options.Patience
            ? FormattableString.Invariant($"no fall of the validation loss for {options.Patience} epochs")
            : epoch.Epoch + 1 >= options.Epochs ? FormattableString.Invariant($"all {options.Epochs} epochs done") : null;
        return this with { History = [.. History, epoch], BestEpoch = best, Steps = steps, UnderWay = null, StoppedBecause = stopped };
    }
}
