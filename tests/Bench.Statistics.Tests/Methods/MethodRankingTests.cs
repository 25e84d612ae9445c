using Bench.Statistics.Methods;

namespace Bench.Statistics.Tests.Methods;

public class MethodRankingTests
{
    private static readonly double[] Base = [.. Enumerable.Range(0, 20).Select(i => 0.9 + (0.02 * Math.Sin(i * 2.1)))];

    [Fact]
    public void Clear_differences_keep_their_order()
    {
        var ranking = MethodRanking.Of(["fair", "poor", "good"], [Table(0, 3, 0.001), Table(-0.05, 2, 0.001), Table(0.05, 3, 0.001)]);
        Assert.Equal([2, 3, 1], ranking.Methods.Select(m => m.Rank));
        Assert.Equal(1, ranking.KendallTau.Mean, 12);
        Assert.Equal(1, ranking.SameOrder);
        Assert.Equal([1, 1], [ranking.Methods[2].RankInterval.Low, ranking.Methods[2].RankInterval.High]);
    }

    [Fact]
    public void Trainings_that_scatter_make_an_order_unsure_that_cases_alone_call_sure()
    {
        var tables = new[] { Table(0.01, 3, 0.02), Table(0, 3, 0.02), Table(-0.01, 3, 0.02) };
        var ranking = MethodRanking.Of(["a", "b", "c"], tables);
        Assert.Equal([1, 2, 3], ranking.Methods.Select(m => m.Rank));
        Assert.InRange(ranking.SameOrder, 0.1, 0.9);
        Assert.InRange(ranking.KendallTau.Mean, 0.2, 0.9);
        Assert.True(ranking.Methods[0].RankInterval.High > 1);
    }

    [Fact]
    public void Smaller_errors_are_better_and_cases_with_gaps_are_left_out()
    {
        var gap = new CaseSeedTable(Base.Select((v, i) => i == 3 ? [double.NaN, v] : (double[])[v, v]));
        var ranking = MethodRanking.Of(["high", "low"], [gap, Table(-0.02, 2, 0)], higherIsBetter: false);
        Assert.Equal([2, 1], ranking.Methods.Select(m => m.Rank));
        Assert.Equal((19, 1), (ranking.CaseCount, ranking.ExcludedCount));
    }

    [Fact]
    public void It_repeats()
    {
        var tables = new[] { Table(0.001, 3, 0.02), Table(0, 3, 0.02) };
        Assert.Equal(MethodRanking.Of(["a", "b"], tables).SameOrder, MethodRanking.Of(["a", "b"], tables).SameOrder);
    }

    private static CaseSeedTable Table(double shift, int seeds, double scatter) => new(
        Base.Select((v, i) => Enumerable.Range(0, seeds)
            .Select(j => v + shift + (scatter * Math.Cos(j * 2.6)) + (0.001 * Math.Sin(i + (5 * j)))).ToArray()));
}
