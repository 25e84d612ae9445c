using Bench.Statistics.Distributions;

namespace Bench.Statistics.Tests.Distributions;

public class DistributionTests
{
    [Fact]
    public void Textbook_quantiles()
    {
        Close.Relative(1.959963984540054, NormalDistribution.Quantile(0.975), 1e-14);
        Close.Relative(2.0638985616280205, StudentTDistribution.Quantile(0.975, 24), 1e-13);
        Close.Relative(12.706204736174698, StudentTDistribution.Quantile(0.975, 1), 1e-13);
        Close.Relative(3.841458820694124, ChiSquaredDistribution.Quantile(0.95, 1), 1e-13);
    }

    [Fact]
    public void Quantiles_invert_probabilities()
    {
        foreach (var p in new[] { 1e-12, 1e-5, 0.01, 0.3, 0.5, 0.77, 0.999 })
        {
            Close.Relative(p, NormalDistribution.Lower(NormalDistribution.Quantile(p)), 1e-12);
            foreach (var df in new[] { 1, 2.5, 24, 500 })
            {
                Close.Relative(p, StudentTDistribution.Lower(StudentTDistribution.Quantile(p, df), df), 1e-11);
                Close.Relative(p, ChiSquaredDistribution.Lower(ChiSquaredDistribution.Quantile(p, df), df), 1e-11);
                Close.Relative(p, FisherFDistribution.Lower(FisherFDistribution.Quantile(p, df, 7), df, 7), 1e-11);
            }
        }
    }

    [Fact]
    public void Noncentral_t_without_noncentrality_is_Students()
    {
        foreach (var t in new[] { -4, -0.5, 0, 1.3, 12 })
        {
            Assert.Equal(StudentTDistribution.Lower(t, 9), NoncentralTDistribution.Lower(t, 9, 0), 13);
        }
    }

    [Fact]
    public void Impossible_arguments_give_NaN()
    {
        Assert.True(double.IsNaN(StudentTDistribution.TwoSided(1, 0)));
        Assert.True(double.IsNaN(StudentTDistribution.Quantile(0.975, -1)));
        Assert.True(double.IsNaN(NormalDistribution.Quantile(1.5)));
        Assert.True(double.IsNaN(NoncentralTDistribution.Quantile(0.5, 0, 1)));
    }
}
