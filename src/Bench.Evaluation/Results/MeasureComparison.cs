using System.Text.Json.Serialization;
using Bench.Core.Measures;
using Bench.Statistics;

namespace Bench.Evaluation.Results;

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

    /// <summary>
    /// Mean over resamples of the mice of Kendall's τ-b between the ranking and that of the resample: 1 for a ranking that never changes;
    /// NaN in results of earlier builds.
    /// </summary>
    public double Stability { get; init; } = double.NaN;
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

    /// <summary>
    /// Share of the resamples of the mice in which the model has each rank; entry 0 is rank 1. Empty in results of earlier builds.
    /// </summary>
    public IReadOnlyList<double> RankShares { get; init; } = [];
}

/// <summary>
/// Friedman's test of three and more models on the same mice: whether their ranks within a mouse differ by more than chance.
/// </summary>
/// <param name="MeanRanks">Mean rank of each model over mice, in the order of the comparison's models; 1 is best.</param>
/// <param name="ChiSquared">Friedman's statistic, corrected for ties; models − 1 degrees of freedom.</param>
/// <param name="PValue">Its p by the chi-squared distribution.</param>
/// <param name="ImanDavenportF">Iman and Davenport's F (1980), less conservative.</param>
/// <param name="ImanDavenportP">Its p.</param>
/// <param name="HolmP">That p, corrected for all measures of the comparison (Holm).</param>
/// <param name="KendallW">Kendall's W, 0 (every mouse ranks the models otherwise) … 1 (all rank them alike).</param>
public sealed record RankTest(
    IReadOnlyList<double> MeanRanks,
    double ChiSquared,
    double PValue,
    double ImanDavenportF,
    double ImanDavenportP,
    double HolmP,
    double KendallW);
