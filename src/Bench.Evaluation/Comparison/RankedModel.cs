namespace Bench.Evaluation.Comparison;

/// <summary>Where a model stands on a measure.</summary>
/// <param name="Label">The model.</param>
/// <param name="Mean">Mean over the mice compared.</param>
/// <param name="Rank">Rank of the mean, from 1.</param>
/// <param name="RankLow">Lower end of the rank's 95 % interval, mice resampled.</param>
/// <param name="RankHigh">Upper end.</param>
public sealed record RankedModel(string Label, double Mean, int Rank, double RankLow, double RankHigh);
