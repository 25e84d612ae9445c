namespace Bench.Evaluation.Baselines;

/// <summary>How one mouse changed.</summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="Baseline">Accepted value.</param>
/// <param name="Run">Value in the run; NaN where it has none any more.</param>
/// <param name="Change">Run less baseline.</param>
public sealed record MouseChange(string Mouse, double Baseline, double Run, double Change);
