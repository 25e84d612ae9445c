namespace Bench.Evaluation.Results;

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">0-based.</param>
/// <param name="TrainingLoss">Mean loss over the epoch's steps.</param>
/// <param name="ValidationLoss">Loss on the validation mice.</param>
/// <param name="ValidationDiceMyocardium">Pooled Dice of the myocardium on the validation slices, 0 … 1.</param>
/// <param name="ValidationDiceBloodPool">Pooled Dice of the blood pool on the validation slices, 0 … 1.</param>
/// <param name="LearningRate">Learning rate in force.</param>
public sealed record EpochRecord(
    int Epoch, double TrainingLoss, double ValidationLoss, double ValidationDiceMyocardium, double ValidationDiceBloodPool, double LearningRate);
