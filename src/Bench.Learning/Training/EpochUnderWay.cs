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
}
