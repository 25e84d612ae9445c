using Bench.Statistics.Comparison;
using Bench.Statistics.Methods;

namespace Bench.Statistics.Tests.Methods;

public class MethodDifferenceTests
{
    private static readonly double[] Base = [.. Enumerable.Range(0, 16).Select(i => 0.9 + (0.03 * Math.Sin(i * 2.3)))];

    [Fact]
    public void One_training_speaks_of_weights_and_not_of_methods()
    {
        var found = MethodDifference.Of(Table(0.01, 1), Table(0, 3));
        Assert.Equal(StatisticOutcome.TooFewValues, found.Outcome);
        Assert.False(found.Interval.IsDefined);
        Assert.True(double.IsNaN(found.PValue) && double.IsNaN(found.FalseSuperiority));

        // What can be said of the weights is the paired t-test's, one-sided.
        double[] first = [.. Enumerable.Range(0, 16).Select(i => Table(0.01, 1)[i, 0])];
        double[] second = [.. Enumerable.Range(0, 16).Select(i => Enumerable.Range(0, 3).Average(j => Table(0, 3)[i, j]))];
        Close.Relative(PairedTTest.Of(second, first).PValue / 2, found.FalseSuperiorityOfWeights, 1e-9);
    }

    [Fact]
    public void Seeds_that_scatter_take_back_what_cases_seem_to_show()
    {
        // Every case agrees that the first is better by 0.01, but a training is worth ±0.02 by itself.
        var first = new CaseSeedTable(Base.Select((v, i) => (double[])[v + 0.03 + Jitter(i, 0), v + 0.01 + Jitter(i, 1), v - 0.01]));
        var second = new CaseSeedTable(Base.Select((v, i) => (double[])[v + 0.02 + Jitter(i, 2), v + Jitter(i, 3), v - 0.02]));
        var found = MethodDifference.Of(first, second);
        Assert.True(found.FalseSuperiorityOfWeights < 1e-6);
        Assert.True(found.FalseSuperiority > 0.2);
        Assert.True(found.Interval.Low < 0 && found.Interval.High > 0);
        Close.Relative(found.PValue / 2, found.FalseSuperiority);
    }

    [Fact]
    public void The_second_against_the_first_is_the_same_with_the_other_sign()
    {
        var (one, other) = (MethodDifference.Of(Table(0.01, 3), Table(0, 4)), MethodDifference.Of(Table(0, 4), Table(0.01, 3)));
        Close.Relative(one.Difference, -other.Difference);
        Close.Relative(one.StandardError, other.StandardError);
        Close.Relative(one.Interval.Low, -other.Interval.High);
    }

    [Fact]
    public void Cases_that_one_method_lacks_are_left_out_of_both()
    {
        var gap = new CaseSeedTable(Base.Select((v, i) => i == 4 ? [double.NaN, double.NaN] : (double[])[v + Jitter(i, 1), v + 0.01]));
        var found = MethodDifference.Of(gap, Table(0, 3));
        Assert.Equal((15, 1, 0), (found.CaseCount, found.ExcludedCount, found.MissingCells));
    }

    [Fact]
    public void More_trainings_show_a_difference_that_cases_allow()
    {
        // 16 cases, SD of the differences 0.01; a training scatters by 0.01. For large samples (1.96 + 0.84)² (0.0001/16 + 0.0002/b) = 0.01²
        // gives b = 30.8, and t instead of the normal distribution a few more.
        var variances = new MethodVariances(0.0001, 0, 2 * 0.0001);
        var needed = MethodPower.SeedsNeeded(0.01, 16, variances);
        Assert.InRange(needed!.Value, 31, 36);
        Assert.Null(MethodPower.SeedsNeeded(0.005, 16, variances with { Case = 0.0004 }));
        Assert.Null(MethodPower.SeedsNeeded(0, 16, variances));

        // With 100 seeds likewise n = 0.0001/(0.01²/7.85 − 0.000002) = 9.3.
        Assert.InRange(MethodPower.CasesNeeded(0.01, 100, variances)!.Value, 10, 12);
    }

    [Fact]
    public void A_difference_as_large_as_the_detectable_one_needs_the_seeds_there_are()
    {
        var found = MethodDifference.Of(Table(0.01, 5), Table(0, 5));
        var needed = MethodPower.SeedsNeeded(found.Detectable, found.CaseCount, found.Variances);
        Assert.InRange(needed!.Value, 4, 6);
    }

    private static double Jitter(int oneCase, int seed) => 0.001 * Math.Cos((oneCase * 1.7) + (seed * 2.9));

    private static CaseSeedTable Table(double shift, int seeds) => new(
        Base.Select((v, i) => Enumerable.Range(0, seeds).Select(j => v + shift + Jitter(i, j) + (0.004 * Math.Sin(j * 3.7))).ToArray()));
}
