namespace Bench.Learning.Checks;

/// <summary>Which bits of a training came again.</summary>
/// <param name="Precision">What was computed with.</param>
/// <param name="Steps">Steps of the trainings compared.</param>
/// <param name="SameStep">Whether one step, taken twice from the same weights in one process, gave the same bits.</param>
/// <param name="LargestDifference">Largest difference of a weight after it; 0 where all bits are the same.</param>
/// <param name="SameSteps">Whether all steps, taken twice, gave the same bits.</param>
/// <param name="Resumed">Whether the same steps, stopped half-way and gone on with by another network from what a checkpoint holds, gave the same bits.</param>
/// <param name="WeightsSha256">SHA-256 of weights and moving statistics after all steps: another process, or another machine, should find the same.</param>
public sealed record RepeatabilityFound(
    string Precision, int Steps, bool SameStep, double LargestDifference, bool SameSteps, bool Resumed, string WeightsSha256);
