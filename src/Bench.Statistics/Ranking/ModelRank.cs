namespace Bench.Statistics.Ranking;

/// <summary>Where one model stands, and how firmly.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Score">What it was ranked by: mean, median, mean rank, or models beaten.</param>
/// <param name="Rank">Rank from 1; models of equal score share the better rank.</param>
/// <param name="RankInterval">Percentile interval of the rank over bootstrap resamples of the cases.</param>
/// <param name="RankShares">Share of resamples at each rank; entry 0 is rank 1.</param>
/// <param name="MissingCount">Scores that were NaN or infinite.</param>
public sealed record ModelRank(
    string Name, double Score, int Rank, Interval RankInterval, IReadOnlyList<double> RankShares, int MissingCount);
