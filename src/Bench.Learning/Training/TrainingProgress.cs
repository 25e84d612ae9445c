using Bench.Core.Training;

namespace Bench.Learning.Training;

/// <summary>Where a run stands; reported after each step and each epoch.</summary>
/// <param name="Model">Name of the network.</param>
/// <param name="Epoch">0-based epoch under way.</param>
/// <param name="Epochs">Most epochs.</param>
/// <param name="Step">Steps done in this epoch, 1 … <paramref name="Steps"/>.</param>
/// <param name="Steps">Steps an epoch.</param>
/// <param name="Loss">Mean loss over this epoch's steps so far, summed over heads.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
/// <param name="LastEpoch">The epoch that has just ended, with its validation; null while steps go on.</param>
/// <param name="ImagesPerSecond">Training images a second since training started or went on.</param>
/// <param name="TimeLeft">Time until the last epoch ends, if none is saved by stopping early.</param>
/// <param name="WaitingShare">Share of the time so far spent waiting for data, 0 … 1.</param>
public sealed record TrainingProgress(
    string Model,
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double Loss,
    double LearningRate,
    EpochRecord? LastEpoch,
    double ImagesPerSecond,
    TimeSpan TimeLeft,
    double WaitingShare)
{
    /// <summary>Dice of the myocardium over this epoch's batches so far, each before its step; NaN where they have none.</summary>
    public double DiceMyocardium { get; init; } = double.NaN;

    /// <summary>Dice of the blood pool, likewise.</summary>
    public double DiceBloodPool { get; init; } = double.NaN;

    /// <summary>Dice of the right ventricle, likewise; null where the network has no class for it.</summary>
    public double? DiceRightVentricle { get; init; }

    /// <summary>All finished epochs; empty while steps go on.</summary>
    public IReadOnlyList<EpochRecord> History { get; init; } = [];
}
