using Bench.Evaluation.Results;

namespace Bench.Evaluation.Comparison;

/// <summary>A model to compare.</summary>
/// <param name="Label">Name that tells it from the others.</param>
/// <param name="Run">The result it is in.</param>
/// <param name="Model">Its numbers.</param>
public sealed record ComparedModel(string Label, EvaluationResult Run, ModelResult Model);
