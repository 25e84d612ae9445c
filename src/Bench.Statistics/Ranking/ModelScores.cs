namespace Bench.Statistics.Ranking;

/// <summary>One model's scores.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Values">One score for each case, in the same order for all models; NaN where it failed.</param>
public sealed record ModelScores(string Name, IReadOnlyList<double> Values);
