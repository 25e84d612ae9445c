namespace Bench.Evaluation.Baselines;

/// <summary>Why a run cannot be compared with a baseline.</summary>
/// <param name="Name">The condition: <c>data</c>, <c>split</c>, <c>cleaning</c> or <c>definitions</c>.</param>
/// <param name="Baseline">What it is there.</param>
/// <param name="Run">What it is in the run.</param>
public sealed record ConditionDifference(string Name, string Baseline, string Run);
