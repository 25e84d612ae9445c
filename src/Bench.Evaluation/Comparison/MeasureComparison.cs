using System.Text.Json.Serialization;
using Bench.Core.Measures;
using Bench.Evaluation.Serialization;
using Bench.Statistics;

namespace Bench.Evaluation.Comparison;

/// <summary>All models on one measure.</summary>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Mice">Mice with a value in every model.</param>
/// <param name="Ranking">Models in order of rank.</param>
/// <param name="Pairs">Every pair of models.</param>
public sealed record MeasureComparison(
    string Measure, string Unit, BetterWhen Better, int Mice, IReadOnlyList<RankedModel> Ranking, IReadOnlyList<PairComparison> Pairs)
{
    /// <summary>All models at once; null for two models, and in results of earlier builds.</summary>
    public RankTest? RankTest { get; init; }
}

/// <summary>Where a model stands on a measure.</summary>
/// <param name="Label">The model.</param>
/// <param name="Mean">Mean over the mice compared.</param>
/// <param name="Rank">Rank of the mean, from 1.</param>
public sealed record RankedModel(string Label, double Mean, int Rank)
{
    /// <summary>95 % interval of the rank, mice resampled.</summary>
    [JsonRequired, FlatKeys("rank_low", "rank_high")]
    public Interval RankInterval { get; init; } = Interval.Undefined(0.95);
}
