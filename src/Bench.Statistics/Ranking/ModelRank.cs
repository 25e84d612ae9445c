using Bench.Statistics.Association;

namespace Bench.Statistics.Ranking;

/// <summary>Where one model stands, and how firmly.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Score">What it was ranked by: mean, median, mean rank, or models beaten.</param>
/// <param name="Rank">Rank from 1; models of equal score share the better rank.</param>
/// <param name="RankInterval">Percentile interval of the rank over bootstrap resamples of the cases.</param>
/// <param name="RankShares">Share of resamples at each rank; entry 0 is rank 1.</param>
/// <param name="MissingCount">Scores that were NaN or infinite.</param>
public sealed record ModelRank(
    string Name, double Score, int Rank, Interval RankInterval, IReadOnlyList<double> RankShares, int MissingCount)
{
    /// <summary>Describes a model from its ranks in resamples.</summary>
    internal static ModelRank Of(
        string name, double score, int rank, IReadOnlyList<double> drawn, int modelCount, double level, int missingCount = 0)
    {
        double[] sorted = [.. drawn.Order()];
        return new ModelRank(
            name,
            score,
            rank,
            new Interval(Quantiles.OfSorted(sorted, (1 - level) / 2), Quantiles.OfSorted(sorted, (1 + level) / 2), level),
            [
                .. Enumerable.Range(1, sorted.Length == 0 ? 1 : modelCount)
                .Select(r => sorted.Length == 0 ? double.NaN : sorted.Count(v => v == r) / (double)sorted.Length)
            ],
            missingCount);
    }

    /// <summary>Rank 1 for the highest score; equal scores share the better rank.</summary>
    internal static int[] RanksOf(IReadOnlyList<double> scores) => [.. scores.Select(s => 1 + scores.Count(other => other > s))];

    /// <summary>Kendall's τ-b of two rankings; NaN where one of them ties all.</summary>
    internal static double Tau(int[] first, int[] second) =>
        KendallCorrelation.Of([.. first.Select(v => (double)v)], [.. second.Select(v => (double)v)]).Coefficient;
}
