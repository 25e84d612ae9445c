using System.Text.Json.Serialization;

namespace Bench.Core.Training;

/// <summary>One epoch of training. Holds no clock times, so that equal runs have equal histories.</summary>
/// <param name="Epoch">0-based.</param>
/// <param name="TrainingLoss">Mean over the epoch's steps of the loss, summed over heads.</param>
/// <param name="ValidationLoss">
/// The same loss on the validation images, which are not varied; mean over batches weighted by their size.
/// </param>
/// <param name="ValidationDiceMyocardium">
/// Dice of the myocardium, pooled over all validation voxels at native size; NaN where neither map has any.
/// </param>
/// <param name="ValidationDiceBloodPool">Dice of the blood pool, likewise.</param>
/// <param name="LearningRate">Learning rate of the epoch's last step.</param>
public sealed record EpochRecord(
    int Epoch,
    double TrainingLoss,
    double ValidationLoss,
    double ValidationDiceMyocardium,
    double ValidationDiceBloodPool,
    double LearningRate)
{
    /// <summary>
    /// Dice of the myocardium, pooled over all voxels of the epoch's batches as they were varied, each before its step; NaN where not
    /// recorded.
    /// </summary>
    public double TrainingDiceMyocardium { get; init; } = double.NaN;

    /// <summary>Dice of the blood pool, likewise.</summary>
    public double TrainingDiceBloodPool { get; init; } = double.NaN;

    /// <summary>
    /// Dice of the right ventricle, pooled as <see cref="TrainingDiceBloodPool"/>; null where the study does not label it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TrainingDiceRightVentricle { get; init; }

    /// <summary>
    /// Dice of the right ventricle, pooled as <see cref="ValidationDiceBloodPool"/>; null where the study does not label it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ValidationDiceRightVentricle { get; init; }
}
