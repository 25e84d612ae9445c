using Bench.Core;

namespace Bench.Evaluation.Baselines;

/// <summary>One accepted number.</summary>
/// <param name="Name">Name of the <see cref="MouseMeasure"/>.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Structure">Structure, for Dice; null for the mean of both.</param>
/// <param name="Phase">Phase, for Dice; null for the mean of ED and ES.</param>
/// <param name="Quantity">Quantity, for errors.</param>
/// <param name="Mean">Mean over mice and trainings.</param>
/// <param name="RunMeans">Mean over mice of each training, in the order of the runs.</param>
/// <param name="Tolerance">By how much the mean of one more training may be worse: t·s·√(1 + 1/k) for the SD s of k means; NaN for one.</param>
/// <param name="Mice">Each mouse's value, the mean over trainings.</param>
public sealed record AcceptedMeasure(
    string Name,
    string Unit,
    Structure? Structure,
    CardiacPhase? Phase,
    Quantity? Quantity,
    double Mean,
    IReadOnlyList<double> RunMeans,
    double Tolerance,
    IReadOnlyList<AcceptedMouse> Mice)
{
    /// <summary>SD over trainings of one mouse's value, pooled over mice; NaN for one training.</summary>
    public double MouseSd { get; init; } = double.NaN;
}
