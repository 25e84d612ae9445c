namespace Bench.Statistics.Ranking;

/// <summary>How models are ranked from their scores on many cases; the order can depend on it.</summary>
public enum RankingMethod
{
    /// <summary>Mean over cases, then rank.</summary>
    MeanThenRank,

    /// <summary>Median over cases, then rank.</summary>
    MedianThenRank,

    /// <summary>Rank on each case, then the mean of the ranks.</summary>
    RankThenMean,

    /// <summary>Number of models that a model beats by one-sided signed-rank tests, Holm-corrected, then rank.</summary>
    TestThenRank,
}
