using Bench.Evaluation.Claims.Simulation;

namespace Bench.Evaluation.Tests.Claims;

/// <summary>
/// Verdicts on runs of known truth. What this does not prove: real Dice are skewed, and real studies choose what they print.
/// </summary>
public sealed class OperatingCurveTests
{
    private const int Trials = 300;
    private static readonly IReadOnlyList<OperatingPoint> True = OperatingCurve.Of(
        new Population(), 25, 25, Trials, seed: 1, extraDecimals: 4);

    [Theory]
    [InlineData("mean Dice")]
    [InlineData("bias")]
    [InlineData("lower limit")]
    [InlineData("upper limit")]
    [InlineData("r")]
    public void A_number_of_a_true_reproduction_lies_in_its_range_in_95_of_100_cases(string kind)
    {
        // Six numbers a run that are not independent: a band of three binomial standard errors over runs alone.
        Assert.InRange(
            Of(True, kind).ReproducedRate, 0.95 - (3 * Math.Sqrt(0.95 * 0.05 / Trials)), 0.95 + (3 * Math.Sqrt(0.95 * 0.05 / Trials)));
        Assert.InRange(Of(True, kind).NotReproducedRate, 0, 0.02);
    }

    [Fact]
    public void A_true_reproduction_as_a_whole_is_met_in_about_94_of_100_cases_though_30_numbers_are_judged() =>
        Assert.InRange(Of(True, OperatingCurve.WholeRun).ReproducedRate, 0.95 - 0.05, 1);

    [Fact]
    public void Printing_to_few_decimals_costs_acceptance_of_Dice_and_not_of_the_bias()
    {
        var printed = OperatingCurve.Of(new Population(), 25, 25, Trials, seed: 1);

        Assert.True(Of(printed, "mean Dice").ReproducedRate < Of(True, "mean Dice").ReproducedRate);
        Assert.InRange(Of(printed, "mean Dice").ReproducedRate, 0.9, 0.95);
        Assert.InRange(Of(printed, "bias").ReproducedRate, 0.92, 0.97);
    }

    [Fact]
    public void A_false_reproduction_is_rejected_more_often_the_more_false_it_is()
    {
        OperatingPoint[] dice =
        [
            .. new[] { 0, 0.5, 1, 1.5 }.Select(
                s => Of(OperatingCurve.Of(new Population(Shift: s), 25, 25, 100, seed: 1, extraDecimals: 4), "mean Dice"))
        ];

        Assert.Equal(dice.Select(d => d.ReproducedRate).OrderDescending(), dice.Select(d => d.ReproducedRate));
        Assert.Equal(dice.Select(d => d.NotReproducedRate).Order(), dice.Select(d => d.NotReproducedRate));

        // Two-sample t-test with n = 25 each and equal SDs: power 0.4101 at 0.5 SD, 0.9337 at 1 SD (statsmodels 0.13.5, TTestIndPower). The
        // prediction interval takes its SD from the study alone, with 24 degrees of freedom in place of 48, so it rejects a little less
        // often. The number over both phases has a smaller SD, and the same shift.
        Assert.InRange(1 - dice[1].ReproducedRate, 0.33, 0.53);
        Assert.InRange(1 - dice[2].ReproducedRate, 0.88, 0.98);
        Assert.True(dice[3].NotReproducedRate > 0.97);
    }

    [Fact]
    public void Noise_shows_in_limits_and_r_and_hardly_in_the_bias()
    {
        var noisy = OperatingCurve.Of(new Population(Noise: 2), 25, 25, 100, seed: 1);

        Assert.True(Of(noisy, "bias").ReproducedRate > 0.7);
        Assert.True(Of(noisy, "upper limit").NotReproducedRate > 0.6);
        Assert.True(Of(noisy, "r").ReproducedRate < 0.6);
        Assert.True(Of(noisy, OperatingCurve.WholeRun).ReproducedRate < 0.05);
    }

    [Fact]
    public void On_the_same_mice_a_small_shift_is_seen_more_often_and_the_truth_is_still_held()
    {
        var same = OperatingCurve.Of(new Population(), 25, 25, 100, seed: 3, sameMice: true);
        OperatingPoint Limit(bool sameMice) =>
            Of(OperatingCurve.Of(new Population(Shift: 0.5), 25, 25, 100, seed: 3, sameMice), "upper limit");

        Assert.InRange(Of(same, "bias").ReproducedRate, 0.95, 1);
        Assert.InRange(Of(same, "lower limit").ReproducedRate, 0.92, 0.99);
        Assert.InRange(Of(same, "r").ReproducedRate, 0.92, 0.99);
        Assert.True(Limit(sameMice: true).ReproducedRate < Limit(sameMice: false).ReproducedRate);
    }

    [Fact]
    public void Where_trainings_vary_several_of_them_keep_a_true_reproduction_and_one_does_not()
    {
        var seeds = new Population(SeedSpread: 1);
        double Rate(int trainings) =>
            Of(OperatingCurve.Of(seeds, 25, 25, 200, seed: 5, trainings: trainings, extraDecimals: 4), "bias").ReproducedRate;

        Assert.True(Rate(1) < 0.9);
        Assert.InRange(Rate(5), 0.93, 1);
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve() =>
        Assert.Equal(OperatingCurve.Of(new Population(), 25, 10, 20, seed: 7), OperatingCurve.Of(new Population(), 25, 10, 20, seed: 7));

    private static OperatingPoint Of(IReadOnlyList<OperatingPoint> curve, string kind) => curve.Single(p => p.Claim == kind);
}
