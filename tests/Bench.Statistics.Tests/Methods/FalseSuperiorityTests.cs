using Bench.Statistics.Comparison;
using Bench.Statistics.Distributions;
using Bench.Statistics.Methods;
using Bench.Statistics.Resampling;

namespace Bench.Statistics.Tests.Methods;

public class FalseSuperiorityTests
{
    [Fact]
    public void It_is_half_the_p_of_the_paired_t_test()
    {
        double[] a = [0.91, 0.93, 0.89, 0.95, 0.9], b = [0.9, 0.92, 0.9, 0.93, 0.88];
        var (first, second) = (Summary.Of(a), Summary.Of(b));
        var r = Statistics.Association.PearsonCorrelation.Of(a, b).Coefficient;
        var p = FalseSuperiority.Of(first.Mean - second.Mean, first.StandardDeviation, second.StandardDeviation, r, 5);
        Close.Relative(PairedTTest.Of(b, a).PValue / 2, p, 1e-9);
    }

    [Fact]
    public void Equal_means_are_a_coin_toss_and_one_case_tells_nothing()
    {
        Assert.Equal(0.5, FalseSuperiority.Of(0, 0.03, 0.03, 0.8, 25));
        Assert.True(double.IsNaN(FalseSuperiority.Of(0.01, 0.03, 0.03, 0.8, 1)));
        Assert.Equal(0, FalseSuperiority.Of(0.01, 0.03, 0.03, 1, 25));
    }

    [Theory]
    [InlineData(0.01, 0.03, 0.035, 25)]
    [InlineData(0.01, 0.03, 0.03, 50)]
    [InlineData(-0.02, 0.05, 0.04, 20)]
    public void At_the_least_correlation_the_risk_is_five_percent(double difference, double first, double second, int count)
    {
        var r = FalseSuperiority.LeastCorrelation(difference, first, second, count);
        Assert.InRange(r, -0.99, 0.99);
        Close.Relative(0.05, FalseSuperiority.Of(difference, first, second, r, count), 1e-9);
    }

    [Fact]
    public void Some_claims_hold_at_any_correlation_and_some_at_none()
    {
        Assert.Equal(-1, FalseSuperiority.LeastCorrelation(0.1, 0.03, 0.03, 25));
        Assert.Equal(double.PositiveInfinity, FalseSuperiority.LeastCorrelation(0.001, 0.01, 0.08, 25));
        Assert.Equal(double.PositiveInfinity, FalseSuperiority.LeastCorrelation(0, 0.03, 0.03, 25));
    }

    [Fact]
    public void It_is_the_share_of_the_posterior_on_the_other_side()
    {
        // The definition itself: with a flat prior on the mean difference and 1/σ² on its variance, σ² is (n − 1)s²/χ², and the mean
        // is normal about the difference found with σ²/n. 40,000 draws are good to three standard errors, 0.0055.
        const int count = 12, draws = 40_000;
        var (difference, deviation) = (0.01, FalseSuperiority.DifferenceDeviation(0.03, 0.035, 0.6));
        var below = 0;
        for (var i = 0; i < draws; i++)
        {
            var stream = new CounterStream(11, (ulong)i);
            var chi = ChiSquaredDistribution.Quantile((stream.NextUInt32() + 0.5) / 4294967296.0, count - 1);
            var z = NormalDistribution.Quantile((stream.NextUInt32() + 0.5) / 4294967296.0);
            below += difference + (z * deviation * Math.Sqrt((count - 1) / chi / count)) <= 0 ? 1 : 0;
        }

        Assert.Equal(FalseSuperiority.Of(difference, 0.03, 0.035, 0.6, count), below / (double)draws, 0.0055);
    }
}
