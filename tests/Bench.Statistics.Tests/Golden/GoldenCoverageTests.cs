using System.Text.Json;
using Bench.Statistics.Coverage;
using Bench.Testing;

namespace Bench.Statistics.Tests.Golden;

/// <summary>
/// Simulated coverage against coverage.json, made by make_coverage.py beside it: the same populations, another generator and 100,000
/// samples. Both are random: 4,000 samples differ from that by up to three standard errors.
/// </summary>
public class GoldenCoverageTests
{
    private static readonly CoverageOptions Options = new() { Replicates = 4000 };
    private static readonly JsonElement Root = JsonDocument.Parse(
        File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Statistics.Tests", "Golden", "coverage.json"))).RootElement;

    [Fact]
    public void A_t_interval_covers_what_it_says_on_normal_cases()
    {
        var golden = Root.GetProperty("normal");
        var found = CoverageSimulation.OfMean(golden.Numbers("values"), Options);
        Agrees(golden.Number("t"), found);
        Assert.InRange(found.Coverage, 0.94, 0.96);
        Assert.Equal(0, found.Skewness, 3);
    }

    [Fact]
    public void It_covers_less_on_ten_skewed_cases()
    {
        var golden = Root.GetProperty("skewed");
        var found = CoverageSimulation.OfMean(golden.Numbers("values"), Options);
        Agrees(golden.Number("t"), found);
        Assert.InRange(found.Coverage, 0.85, 0.9);
        Assert.True(found.Skewness > 1.5);
    }

    [Fact]
    public void Intervals_of_mean_Dice_agree()
    {
        var golden = Root.GetProperty("dice");
        Agrees(golden.Number("fraction"), CoverageSimulation.OfFractionMean(golden.Numbers("values"), Options));
        Agrees(golden.Number("t"), CoverageSimulation.OfMean(golden.Numbers("values"), Options), slack: 0.02);
    }

    [Fact]
    public void Intervals_of_bias_limits_and_correlation_agree()
    {
        var golden = Root.GetProperty("pairs");
        var found = CoverageSimulation.OfPairs(golden.Numbers("x"), golden.Numbers("y"), Options);
        Agrees(golden.Number("bias"), found.Bias);
        Agrees(golden.Number("lower"), found.LowerLimit);
        Agrees(golden.Number("upper"), found.UpperLimit);
        Agrees(golden.Number("pearson"), found.Pearson);
        Agrees(golden.Number("concordance"), found.Concordance);
    }

    private static void Agrees(double expected, SimulatedCoverage found, double slack = 0) =>
        Assert.True(
            Math.Abs(found.Coverage - expected) <= (3.2 * Math.Sqrt(expected * (1 - expected) / found.Replicates)) + slack,
            $"expected {expected}, got {found.Coverage}");
}
