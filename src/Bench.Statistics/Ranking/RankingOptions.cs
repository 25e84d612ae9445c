using Bench.Statistics.Resampling;

namespace Bench.Statistics.Ranking;

/// <summary>Settings of a ranking; each result carries the ones it was made with.</summary>
public sealed record RankingOptions
{
    /// <summary>What to do with missing scores; the caller must decide.</summary>
    public required MissingScores Missing { get; init; }

    /// <summary>The value for missing scores under <see cref="MissingScores.Replace"/>.</summary>
    public double Replacement { get; init; } = double.NaN;

    /// <summary>How to rank.</summary>
    public RankingMethod Method { get; init; } = RankingMethod.MeanThenRank;

    /// <summary>True for Dice, false for distances.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>Bootstrap resamples of cases, at least 100.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Key of the random streams.</summary>
    public ulong Seed { get; init; } = BootstrapOptions.DefaultSeed;

    /// <summary>Level of the rank intervals, a fraction.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Level of significance of the pairwise tests.</summary>
    public double Alpha { get; init; } = 0.05;
}
