namespace Bench.Evaluation.Baselines;

/// <summary>A network's accepted numbers, over all of its trainings.</summary>
/// <param name="Name">Name of the network (<see cref="Results.ModelResult.Family"/>).</param>
/// <param name="Measures">One entry a measure that is defined for some mouse.</param>
public sealed record AcceptedModel(string Name, IReadOnlyList<AcceptedMeasure> Measures);
