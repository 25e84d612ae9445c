namespace Bench.Evaluation.Baselines;

/// <summary>A model's accepted numbers.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Measures">One entry a measure that is defined for some mouse.</param>
public sealed record AcceptedModel(string Name, IReadOnlyList<AcceptedMeasure> Measures);
