using Bench.Statistics.Association;

namespace Bench.Statistics.Tests.Association;

public class RankCorrelationTests
{
    [Fact]
    public void Three_cases_in_the_same_order_have_an_exact_p_of_one_third()
    {
        // 6 orders; two of them (same and reversed) are as extreme.
        Assert.Equal(2.0 / 6, SpearmanCorrelation.Of([1, 2, 3], [4, 5, 6]).PValue, 14);
        Assert.Equal(2.0 / 6, KendallCorrelation.Of([1, 2, 3], [4, 5, 6]).PValue, 14);
    }

    [Fact]
    public void Kendalls_tau_of_a_hand_counted_case()
    {
        // Orders 1 2 3 4 against 1 3 2 4: five concordant pairs, one discordant.
        Assert.Equal(4.0 / 6, KendallCorrelation.Of([1, 2, 3, 4], [1, 3, 2, 4]).Coefficient, 14);
    }

    [Fact]
    public void Points_on_a_line_correlate_perfectly_with_no_chance_left()
    {
        var line = PearsonCorrelation.Of([0.1, 0.2, 0.3, 0.7], [0.3, 0.5, 0.7, 1.5]);
        Assert.Equal((1.0, 0.0), (line.Coefficient, line.PValue));
        Assert.Equal((1, 1), (line.Interval.Low, line.Interval.High));
        Assert.Equal(-1, SpearmanCorrelation.Of([1, 2, 3, 4, 5, 6, 7], [7, 6, 5, 4, 3, 2, 1]).Coefficient);
    }

    [Fact]
    public void Ten_cases_are_exact_and_eleven_are_not()
    {
        double[] ten = [3, 1, 4, 1.5, 9, 2, 6, 5, 3.5, 8];
        Assert.True(SpearmanCorrelation.Of(ten, [.. ten.Reverse()]).IsExact);
        Assert.False(SpearmanCorrelation.Of([.. ten, 7], [.. ten, 6]).IsExact);
    }

    [Fact]
    public void Constant_columns_and_too_few_pairs_have_no_correlation()
    {
        Assert.Equal(StatisticOutcome.NoVariation, PearsonCorrelation.Of([1, 1, 1], [1, 2, 3]).Outcome);
        Assert.Equal(StatisticOutcome.NoVariation, SpearmanCorrelation.Of([1, 1, 1], [1, 2, 3]).Outcome);
        Assert.Equal(StatisticOutcome.NoVariation, KendallCorrelation.Of([1, 1, 1], [1, 2, 3]).Outcome);
        Assert.Equal(StatisticOutcome.NoVariation, ConcordanceCorrelation.Of([1, 1, 1], [1, 2, 3]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, PearsonCorrelation.Of([1], [1]).Outcome);
        var two = PearsonCorrelation.Of([1, 2], [1, 5]);
        Assert.Equal(1, two.Coefficient, 14);
        Assert.True(double.IsNaN(two.PValue) && !two.Interval.IsDefined);
        Assert.Equal(1, KendallCorrelation.Of([1, double.NaN, 2, 3], [1, 1, 2, 3]).ExcludedCount);
    }
}
