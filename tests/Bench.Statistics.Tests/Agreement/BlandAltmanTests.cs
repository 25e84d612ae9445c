using Bench.Statistics.Agreement;
using Bench.Statistics.Tests.Evidence;

namespace Bench.Statistics.Tests.Agreement;

public class BlandAltmanTests
{
    [Fact]
    public void Bias_and_limits_of_three_hand_made_pairs()
    {
        // Differences 1, 2, 3: mean 2, SD 1, population SD √(2/3).
        var result = BlandAltman.Of([10, 20, 30], [11, 22, 33], new BlandAltmanOptions { Multiplier = 2 });
        Assert.Equal(2, result.Bias, 14);
        Assert.Equal(0, result.LowerLimit, 14);
        Assert.Equal(4, result.UpperLimit, 14);
        Assert.Equal([10.5, 21, 31.5], result.Points.Select(p => p.Horizontal));

        var population = BlandAltman.Of([10, 20, 30], [11, 22, 33], new BlandAltmanOptions { Deviation = DeviationConvention.Population });
        Assert.Equal(Math.Sqrt(2.0 / 3), population.StandardDeviation, 14);
        Assert.Equal(result.BiasInterval, population.BiasInterval);
    }

    [Fact]
    public void Peak_flow_gives_the_published_bias_and_limits()
    {
        var result = BlandAltman.Of(PeakFlow.Mini, PeakFlow.Wright);
        Close.Decimals(-2.117647, result.Bias, 6);
        Close.Decimals(38.765130, result.StandardDeviation, 6);
        Close.Ends(-22.048838, 17.813544, result.BiasInterval, 6);
        Assert.Equal(17, result.Count);

        var rounded = BlandAltman.Of(PeakFlow.Mini, PeakFlow.Wright, new BlandAltmanOptions { Multiplier = 1.96 });
        Close.Decimals(-78.097302, rounded.LowerLimit, 6);
        Close.Decimals(73.862007, rounded.UpperLimit, 6);
    }

    [Theory]
    [InlineData(LimitMethod.Approximate1986, -112.6191, -43.5755, 39.3402, 108.3838)]
    [InlineData(LimitMethod.Approximate1999, -112.8534, -43.3412, 39.1059, 108.6181)]
    [InlineData(LimitMethod.ExactPair, -121.6077, -59.8774, 55.6421, 117.3724)]
    [InlineData(LimitMethod.ExactIndividual, -124.1608, -53.0949, 48.8596, 119.9255)]
    [InlineData(LimitMethod.Mover, -121.8256, -51.3460, 47.1107, 117.5903)]
    public void Peak_flow_gives_the_known_intervals_of_its_limits(
        LimitMethod method, double lowLow, double lowHigh, double highLow, double highHigh)
    {
        var result = BlandAltman.Of(PeakFlow.Mini, PeakFlow.Wright, new BlandAltmanOptions { Method = method, Multiplier = 1.96 });
        Assert.Equal(method, result.LimitIntervals[0].Method);
        Assert.Equal(5, result.LimitIntervals.Count);
        Close.Ends(lowLow, lowHigh, result.LowerLimitInterval, 4);
        Close.Ends(highLow, highHigh, result.UpperLimitInterval, 4);
    }

    [Theory]
    [InlineData(LimitMethod.Approximate1986, 18.5420, 63.5640)]
    [InlineData(LimitMethod.Approximate1999, 18.5906, 63.5153)]
    [InlineData(LimitMethod.ExactPair, 27.8557, 66.3013)]
    [InlineData(LimitMethod.Mover, 22.3974, 67.6399)]
    public void Giavarina_gives_the_known_intervals_of_its_upper_limit(LimitMethod method, double low, double high)
    {
        var result = BlandAltman.Of(Giavarina.MethodB, Giavarina.MethodA, new BlandAltmanOptions { Method = method, Multiplier = 1.96 });
        Close.Decimals(-27.166667, result.Bias, 6);
        Close.Decimals(34.805948, result.StandardDeviation, 6);
        Close.Ends(-40.163421, -14.169912, result.BiasInterval, 6);
        Close.Ends(low, high, result.UpperLimitInterval, 4);
    }

    [Fact]
    public void Giavarina_limits_with_the_rounded_multiplier()
    {
        var result = BlandAltman.Of(Giavarina.MethodB, Giavarina.MethodA, new BlandAltmanOptions { Multiplier = 1.96 });
        Close.Decimals(-95.386325, result.LowerLimit, 6);
        Close.Decimals(41.052992, result.UpperLimit, 6);
    }

    [Fact]
    public void Pairs_with_a_missing_value_are_counted_and_keep_the_rows_of_the_others()
    {
        var result = BlandAltman.Of([1, double.NaN, 3, 4], [2, 2, double.PositiveInfinity, 6]);
        Assert.Equal((2, 2), (result.Count, result.ExcludedCount));
        Assert.Equal([0, 3], result.Points.Select(p => p.Index));
        Assert.Equal(1.5, result.Bias, 14);
    }

    [Fact]
    public void Too_few_pairs_give_NaN_and_say_so()
    {
        var none = BlandAltman.Of([], []);
        Assert.Equal(StatisticOutcome.TooFewValues, none.Outcome);
        Assert.True(double.IsNaN(none.Bias) && double.IsNaN(none.LowerLimit));
        var one = BlandAltman.Of([1], [3]);
        Assert.Equal(StatisticOutcome.TooFewValues, one.Outcome);
        Assert.Equal(2, one.Bias);
        Assert.True(double.IsNaN(one.UpperLimit) && !one.BiasInterval.IsDefined && !one.UpperLimitInterval.IsDefined);
        Assert.Equal(StatisticOutcome.Defined, BlandAltman.Of([1, 2], [3, 5]).Outcome);
    }

    [Fact]
    public void Equal_differences_collapse_the_limits_onto_the_bias()
    {
        var result = BlandAltman.Of([0.1, 0.2, 0.3], [0.2, 0.3, 0.4]);
        Assert.Equal(StatisticOutcome.NoVariation, result.Outcome);
        Assert.Equal(result.Bias, result.UpperLimit);
        Assert.Empty(result.OutsideLimits);
    }

    [Fact]
    public void Unequal_lengths_are_an_error_of_the_caller_that_names_both()
    {
        var error = Assert.Throws<ArgumentException>(() => BlandAltman.Of([1, 2], [1, 2, 3]));
        Assert.Contains("2", error.Message, StringComparison.Ordinal);
        Assert.Contains("3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratios_are_geometric_and_need_positive_values()
    {
        var result = BlandAltman.Of([1, 2, 4, 0], [2, 4, 8, 1], new BlandAltmanOptions { Scale = DifferenceScale.Ratio });
        Assert.Equal(2, result.Bias, 14);
        Assert.Equal((3, 1), (result.Count, result.OutsideScaleCount));
        Assert.Equal(2, result.Points[2].Difference, 14);
        Assert.Equal(Math.Sqrt(32), result.Points[2].Horizontal, 14);
        Assert.Equal(
            StatisticOutcome.OutsideScale,
            BlandAltman.Of([-1, -2], [1, 2], new BlandAltmanOptions { Scale = DifferenceScale.Ratio }).Outcome);
    }

    [Fact]
    public void Fractions_of_the_mean()
    {
        var result = BlandAltman.Of([90, 180], [110, 220], new BlandAltmanOptions { Scale = DifferenceScale.FractionOfMean });
        Assert.Equal(0.2, result.Bias, 14);
    }
}
