namespace Bench.Evaluation.Baselines;

/// <summary>One mouse's accepted value.</summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="Value">Mean over trainings; NaN where any has none.</param>
public sealed record AcceptedMouse(string Mouse, double Value);
