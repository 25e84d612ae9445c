using Bench.Core.Measures;

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
