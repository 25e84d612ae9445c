using Bench.Statistics.Coverage;

namespace Bench.Statistics.Tests.Coverage;

public class CoverageSimulationTests
{
    private static readonly double[] Values = [0.91, 0.88, 0.93, 0.95, 0.79, 0.9, 0.92, 0.94];

    [Fact]
    public void It_repeats_and_another_seed_differs_a_little()
    {
        var first = CoverageSimulation.OfFractionMean(Values);
        Assert.Equal(first, CoverageSimulation.OfFractionMean(Values));
        var other = CoverageSimulation.OfFractionMean(Values, new CoverageOptions { Seed = 4 });
        Assert.NotEqual(first.Coverage, other.Coverage);
        Assert.InRange(Math.Abs(first.Coverage - other.Coverage), 0, 4 * Math.Sqrt(2) * first.StandardError);
    }

    [Fact]
    public void Four_cases_and_equal_ones_show_no_distribution()
    {
        Assert.True(double.IsNaN(CoverageSimulation.OfMean([1, 2, 3, 4]).Coverage));
        Assert.True(double.IsNaN(CoverageSimulation.OfFractionMean([0.9, 0.9, 0.9, 0.9, 0.9]).Coverage));
        Assert.True(double.IsNaN(CoverageSimulation.OfFractionMean([1e-8, 2e-8, 0, 1e-7, 3e-9]).Coverage), "nothing but failures");
        Assert.True(double.IsNaN(CoverageSimulation.OfPairs([1, 2, 3, 4, 5], [2, 3, 4, 5, 6]).Bias.Coverage));
    }

    [Fact]
    public void Undefined_cases_are_left_out() =>
        Assert.Equal(CoverageSimulation.OfMean(Values), CoverageSimulation.OfMean([.. Values, double.NaN]));

    [Fact]
    public void One_failure_in_twenty_ruins_every_interval_of_a_mean()
    {
        // FractionMeanInterval documents at most 76 % for a failure in 20 cases.
        double[] values = [.. Enumerable.Range(0, 19).Select(i => 0.92 + (0.002 * i)), 0];
        Assert.True(CoverageSimulation.OfFractionMean(values).Coverage < 0.85);
        Assert.True(CoverageSimulation.OfBootstrapMean(values, new CoverageOptions { Replicates = 800 }).Coverage < 0.85);
    }

    [Fact]
    public void A_bootstrap_interval_covers_about_as_much_as_a_t_interval_on_symmetric_cases()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i * 2.1))];
        Assert.InRange(CoverageSimulation.OfBootstrapMean(values, new CoverageOptions { Replicates = 1600 }).Coverage, 0.91, 0.97);
    }
}
