using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Tests.Claims;

/// <summary>Verdicts on runs of known truth. What this does not prove: real Dice are skewed, and real studies choose what they print.</summary>
public sealed class OperatingCurveTests
{
    private const int Trials = 2000;
    private static readonly IReadOnlyList<OperatingPoint> Exact = OperatingCurve.Of(25, 25, Trials, seed: 1, extraDecimals: 4);
    private static readonly IReadOnlyList<OperatingPoint> Printed = OperatingCurve.Of(25, 25, Trials, seed: 2);

    [Theory]
    [InlineData("mean Dice")]
    [InlineData("bias")]
    public void A_true_reproduction_is_accepted_in_95_of_100_cases(string claim) =>
        Assert.InRange(Rate(Exact, claim, "shift", 0), 0.95 - BinomialBand, 0.95 + BinomialBand);

    [Theory]
    [InlineData("lower limit")]
    [InlineData("upper limit")]
    [InlineData("r")]
    public void Limits_and_r_hold_the_same_level_as_far_as_their_large_sample_formulas_do(string claim) =>
        Assert.InRange(Rate(Exact, claim, "shift", 0), 0.935, 0.965);

    [Fact]
    public void Printing_to_few_decimals_costs_acceptance_of_Dice_only()
    {
        Assert.InRange(Rate(Printed, "bias", "shift", 0), 0.95 - BinomialBand, 0.95 + BinomialBand);
        Assert.InRange(Rate(Printed, "mean Dice", "shift", 0), 0.90, 0.95);
    }

    [Fact]
    public void A_false_reproduction_is_rejected_more_often_the_more_false_it_is()
    {
        foreach (var claim in new[] { "mean Dice", "bias" })
        {
            var rates = Exact.Where(p => p.Claim == claim && p.Change == "shift").OrderBy(p => p.Size).Select(p => p.Rate).ToArray();
            Assert.Equal(rates.OrderDescending(), rates);
        }

        // Two-sample t-test with n = 25 each and equal SDs: power 0.4101 at 0.5 SD, 0.9337 at 1 SD (statsmodels 0.13.5, TTestIndPower).
        // The prediction interval takes its SD from the study alone, with 24 degrees of freedom in place of 48, so it rejects a little less often.
        Assert.InRange(1 - Rate(Exact, "bias", "shift", 0.5), 0.35, 0.43);
        Assert.InRange(1 - Rate(Exact, "bias", "shift", 1), 0.88, 0.95);
        Assert.True(Rate(Exact, "bias", "shift", 2) < 0.005);
    }

    [Fact]
    public void Noise_shows_in_limits_and_r_and_hardly_in_the_bias()
    {
        Assert.True(Rate(Exact, "bias", "noise", 1.5) > 0.8);
        Assert.True(Rate(Exact, "upper limit", "noise", 2) < 0.25);
        Assert.True(Rate(Exact, "r", "noise", 3) < 0.25);
    }

    [Fact]
    public void The_same_seed_gives_the_same_curve() => Assert.Equal(OperatingCurve.Of(25, 10, 50, seed: 7), OperatingCurve.Of(25, 10, 50, seed: 7));

    /// <summary>Three binomial standard errors of a rate of 0.95.</summary>
    private static double BinomialBand => 3 * Math.Sqrt(0.95 * 0.05 / Trials);

    private static double Rate(IReadOnlyList<OperatingPoint> curve, string claim, string change, double size) =>
        curve.Single(p => p.Claim == claim && p.Change == change && p.Size == size).Rate;
}
