namespace Bench.Evaluation.Baselines;

/// <summary>A run that a baseline was learned from.</summary>
/// <param name="RunId">Its name.</param>
/// <param name="Seed">Seed of its training.</param>
/// <param name="Commit">Commit that made it.</param>
/// <param name="Created">When, UTC.</param>
public sealed record AcceptedRun(string RunId, int Seed, string Commit, string Created);
