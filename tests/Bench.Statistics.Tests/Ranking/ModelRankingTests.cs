using Bench.Statistics.Ranking;

namespace Bench.Statistics.Tests.Ranking;

public class ModelRankingTests
{
    private static readonly double[] Base = [.. Enumerable.Range(0, 20).Select(i => 0.9 + (0.02 * Math.Sin(i * 2.1)))];
    private static readonly ModelScores Good = new("good", [.. Base.Select((v, i) => v + 0.02 + (0.002 * Math.Cos(i)))]);
    private static readonly ModelScores Fair = new("fair", Base);
    private static readonly ModelScores Poor = new("poor", [.. Base.Select((v, i) => v - 0.03 + (0.003 * Math.Sin(i)))]);

    [Theory]
    [InlineData(RankingMethod.MeanThenRank)]
    [InlineData(RankingMethod.MedianThenRank)]
    [InlineData(RankingMethod.RankThenMean)]
    [InlineData(RankingMethod.TestThenRank)]
    public void Clearly_different_models_rank_the_same_by_every_method_and_stay_there(RankingMethod method)
    {
        var ranking = ModelRanking.Of([Fair, Poor, Good], new RankingOptions { Missing = MissingScores.LeaveCaseOut, Method = method });
        Assert.Equal([2, 3, 1], ranking.Models.Select(m => m.Rank));
        Assert.True(ranking.KendallTau.Mean > 0.95, $"{ranking.KendallTau.Mean}");
        Assert.Equal(1, ranking.Models[2].RankInterval.High);
        Assert.Equal(1, ranking.Models[0].RankShares.Sum(), 12);
        Assert.True(ranking.BetterPValues[2][0] < 0.05 && ranking.BetterPValues[0][2] > 0.9);
    }

    [Fact]
    public void For_distances_the_smallest_is_best()
    {
        var ranking = ModelRanking.Of([Good, Poor], new RankingOptions { Missing = MissingScores.LeaveCaseOut, HigherIsBetter = false });
        Assert.Equal([2, 1], ranking.Models.Select(m => m.Rank));
        Close.Relative(Good.Values.Average(), ranking.Models[0].Score, 1e-12);
    }

    [Fact]
    public void A_missing_score_either_drops_the_case_or_costs_the_model()
    {
        var failing = new ModelScores("failing", [double.NaN, .. Good.Values.Skip(1)]);
        var dropped = ModelRanking.Of([Fair, failing], new RankingOptions { Missing = MissingScores.LeaveCaseOut });
        Assert.Equal((19, 1, 1), (dropped.CaseCount, dropped.ExcludedCount, dropped.Models[1].MissingCount));
        Assert.Equal(1, dropped.Models[1].Rank);
        var replaced = ModelRanking.Of([Fair, failing], new RankingOptions { Missing = MissingScores.Replace, Replacement = 0 });
        Assert.Equal(20, replaced.CaseCount);
        Assert.Equal(2, replaced.Models[1].Rank);
        Assert.Throws<ArgumentException>(() => ModelRanking.Of([Fair, failing], new RankingOptions { Missing = MissingScores.Replace }));
    }

    [Fact]
    public void Equal_models_share_the_better_rank()
    {
        var ranking = ModelRanking.Of(
            [Fair, Fair with { Name = "twin" }, Poor], new RankingOptions { Missing = MissingScores.LeaveCaseOut });
        Assert.Equal([1, 1, 3], ranking.Models.Select(m => m.Rank));
    }

    [Fact]
    public void The_ranking_repeats()
    {
        var options = new RankingOptions { Missing = MissingScores.LeaveCaseOut };
        Assert.Equal(
            ModelRanking.Of([Fair, Good], options).Models[0].RankShares, ModelRanking.Of([Fair, Good], options).Models[0].RankShares);
    }
}
