namespace Bench.Evaluation.Results;

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">0-based.</param>
/// <param name="TrainingLoss">Mean loss over the epoch's steps.</param>
/// <param name="ValidationLoss">Loss on the validation mice.</param>
/// <param name="ValidationDiceMyocardium">Pooled Dice of the myocardium on the validation slices, 0 … 1.</param>
/// <param name="ValidationDiceBloodPool">Pooled Dice of the blood pool on the validation slices, 0 … 1.</param>
/// <param name="LearningRate">Learning rate in force.</param>
public sealed record EpochRecord(
    int Epoch, double TrainingLoss, double ValidationLoss, double ValidationDiceMyocardium, double ValidationDiceBloodPool, double LearningRate)
{
    /// <summary>Dice of the myocardium over the epoch's training batches, pooled, each before its step; NaN where not recorded.</summary>
    public double TrainingDiceMyocardium { get; init; } = double.NaN;

    /// <summary>Dice of the blood pool, likewise.</summary>
    public double TrainingDiceBloodPool { get; init; } = double.NaN;
}
