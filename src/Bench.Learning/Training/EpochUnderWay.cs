using Bench.Core;
using Bench.Core.Training;

namespace Bench.Learning.Training;

/// <summary>What an epoch has come to after some of its steps.</summary>
/// <param name="Steps">Steps done; all of them where validation was interrupted.</param>
/// <param name="LossSum">Sum of their losses.</param>
/// <param name="LearningRate">Learning rate of the last.</param>
/// <param name="Dice">Voxels counted; see <see cref="PooledDice.Counts"/>.</param>
internal sealed record EpochUnderWay(int Steps, double LossSum, double LearningRate, IReadOnlyList<long> Dice)
{
    /// <summary>An epoch that begins.</summary>
    /// <param name="classes">Classes of the network.</param>
    public static EpochUnderWay Beginning(int classes) => new(0, 0, 0, new PooledDice(classes).Counts);

    /// <summary>The entry of the history, once the epoch is done.</summary>
    /// <param name="epoch">From 0.</param>
    /// <param name="found">Its validation.</param>
    public EpochRecord Record(int epoch, Validation found)
    {
        var dice = PooledDice.From(Dice);
        return new EpochRecord(epoch, LossSum / Steps, found.Loss, found.DiceMyocardium, found.DiceBloodPool, LearningRate)
        {
            TrainingDiceMyocardium = dice.Of(Structure.Myocardium),
            TrainingDiceBloodPool = dice.Of(Structure.BloodPool),
            TrainingDiceRightVentricle = dice.OfRightVentricle,
            ValidationDiceRightVentricle = found.DiceRightVentricle,
        };
    }
}
