using Bench.Statistics.Association;

namespace Bench.Statistics.Tests.Association;

public class RegressionTests
{
    [Fact]
    public void All_three_regressions_find_an_exact_line()
    {
        double[] x = [1, 2, 4, 7, 11];
        double[] y = [.. x.Select(v => 3 + (2 * v))];
        Assert.Equal((2, 3), Rounded(LinearRegression.Of(x, y).Slope, LinearRegression.Of(x, y).Intercept));
        Assert.Equal((2, 3), Rounded(DemingRegression.Of(x, y).Slope, DemingRegression.Of(x, y).Intercept));
        Assert.Equal((2, 3), Rounded(PassingBablokRegression.Of(x, y).Slope, PassingBablokRegression.Of(x, y).Intercept));
    }

    [Fact]
    public void Deming_and_Passing_Bablok_do_not_care_which_method_is_which()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8], y = [1.2, 1.9, 3.3, 3.8, 5.4, 5.9, 7.3, 7.7];
        Assert.Equal(1, DemingRegression.Of(x, y).Slope * DemingRegression.Of(y, x).Slope, 12);
        Assert.Equal(1, PassingBablokRegression.Of(x, y).Slope * PassingBablokRegression.Of(y, x).Slope, 2);
    }

    [Fact]
    public void A_constant_column_has_no_line()
    {
        Assert.Equal(StatisticOutcome.NoVariation, LinearRegression.Of([1, 1, 1], [1, 2, 3]).Outcome);
        Assert.Equal(StatisticOutcome.NoVariation, DemingRegression.Of([1, 1, 1], [1, 2, 3]).Outcome);
        Assert.Equal(StatisticOutcome.NoVariation, PassingBablokRegression.Of([1, 1, 1], [1, 2, 3]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, LinearRegression.Of([1, 2], [1, 2]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, DemingRegression.Of([], []).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, PassingBablokRegression.Of([1], [1]).Outcome);
    }

    [Fact]
    public void Opposite_methods_are_outside_what_Passing_and_Bablok_assume() =>
        Assert.Equal(StatisticOutcome.NotApplicable, PassingBablokRegression.Of([1, 2, 3, 4], [9, 5, 4, 1]).Outcome);

    private static (double, double) Rounded(double slope, double intercept) => (Math.Round(slope, 12), Math.Round(intercept, 12));
}
