using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tests.Wording;

public sealed class NumberTextTests
{
    // 0.0083: leading digits 830, one digit of uncertainty, 0.008; 1.42: 142, two, 1.4; 5.2: 520, one, 5; 0.0123: 123, two, 0.012.
    [Theory]
    [InlineData(0.0083, 3)]
    [InlineData(0.0123, 3)]
    [InlineData(1.42, 1)]
    [InlineData(5.2, 0)]
    [InlineData(0.354, 2)]
    [InlineData(0.355, 1)]
    [InlineData(0.96, 1)]
    [InlineData(35, 0)]
    [InlineData(0.0000012, 4)]
    public void Decimals_follow_the_rule_of_the_particle_data_group(double uncertainty, int decimals) =>
        Assert.Equal(decimals, NumberText.DecimalsFor(uncertainty, 9));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void Without_an_uncertainty_the_other_count_of_decimals_holds(double uncertainty) =>
        Assert.Equal(2, NumberText.DecimalsFor(uncertainty, 2));

    [Theory]
    [InlineData(-0.214, 1, "−0.2")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(65.55, 0, "66")]
    [InlineData(double.NaN, 2, "–")]
    [InlineData(double.NegativeInfinity, 2, "−∞")]
    public void Numbers_have_a_true_minus_and_no_negative_zero(double value, int decimals, string text) =>
        Assert.Equal(text, NumberText.Fixed(value, decimals));

    [Theory]
    [InlineData(1.26, "+1.3")]
    [InlineData(-1.26, "−1.3")]
    [InlineData(0.01, "0.0")]
    public void Differences_carry_their_sign(double value, string text) => Assert.Equal(text, NumberText.WithSign(value, 1));

    [Theory]
    [InlineData(0.0004, "< 0.001")]
    [InlineData(0.365, "0.365")]
    [InlineData(double.NaN, "–")]
    public void Small_p_values_are_bounded(double p, string text) => Assert.Equal(text, NumberText.P(p).Replace('\u2009', ' '));

    [Fact]
    public void An_undefined_interval_is_left_out()
    {
        Assert.Equal("0.95", NumberText.WithInterval(new Estimate(0.95), 2));
        Assert.Equal("0.95 (0.94 to 0.96)", NumberText.WithInterval(new Estimate(0.95, 0.94, 0.96), 2));
    }

    [Fact]
    public void Thousands_are_parted_by_thin_spaces() => Assert.Equal("12\u2009963\u2009443", NumberText.Count(12_963_443));

    [Theory]
    [InlineData("limits of -12.8 to 17.4", "limits of −12.8 to 17.4")]
    [InlineData("(-0.5), +3, 1e-6, draft-2025, ED-1", "(−0.5), +3, 1e−6, draft-2025, ED-1")]
    [InlineData("60 mice, 128 x 128, seed 1", "60 mice, 128 × 128, seed 1")]
    [InlineData("box x 3", "box x 3")]
    public void Sentences_get_minus_and_times_signs(string text, string printed) => Assert.Equal(printed, NumberText.Printed(text));
}
