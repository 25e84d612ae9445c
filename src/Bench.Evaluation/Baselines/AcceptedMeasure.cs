using Bench.Core;

namespace Bench.Evaluation.Baselines;

/// <summary>One accepted number.</summary>
/// <param name="Name">Name of the <see cref="MouseMeasure"/>.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Structure">Structure, for Dice; null for the mean of both.</param>
/// <param name="Phase">Phase, for Dice; null for the mean of ED and ES.</param>
/// <param name="Quantity">Quantity, for errors.</param>
/// <param name="Mean">Mean over mice and runs.</param>
/// <param name="RunMeans">Mean over mice of each run, in the order of the runs.</param>
/// <param name="Tolerance">By how much the mean of one more run may be worse: t·s·√(1 + 1/k) for the SD s of k run means; NaN for one run.</param>
/// <param name="Mice">Each mouse's value, the mean over runs.</param>
public sealed record AcceptedMeasure(
    string Name,
    string Unit,
    Structure? Structure,
    CardiacPhase? Phase,
    Quantity? Quantity,
    double Mean,
    IReadOnlyList<double> RunMeans,
    double Tolerance,
    IReadOnlyList<AcceptedMouse> Mice);
