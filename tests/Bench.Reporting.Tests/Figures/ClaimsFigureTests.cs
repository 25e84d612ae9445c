using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Wording;
using Bench.Testing;

namespace Bench.Reporting.Tests.Figures;

public sealed class ClaimsFigureTests
{
    [Theory]
    [InlineData(0.94, 0.93, 0.96, 0.94, 0)]
    [InlineData(0.94, 0.93, 0.96, 0.95, 0.5)] // 0.01 of 0.02 above
    [InlineData(0.94, 0.93, 0.96, 0.92, -2)] // 0.02 of 0.01 below: the range need not be symmetric
    [InlineData(-6, -8, -4, -4, 1)]
    public void The_ends_of_the_expected_range_are_at_minus_one_and_one(
        double published, double low, double high, double found, double position) =>
        Assert.Equal(position, ClaimsFigure.Position(Claim(published, low, high, found)), 9);

    [Fact]
    public void A_claim_without_a_range_has_no_place() =>
        Assert.True(double.IsNaN(ClaimsFigure.Position(Claim(0.94, double.NaN, double.NaN, 0.95))));

    [Fact]
    public void Where_nothing_was_judged_there_is_no_figure()
    {
        var result = SampleResult.Create(1, 12);
        Assert.Null(
            FigureSet.Of(
                result with
                {
                    Claims = [.. result.Claims.Select(c => c with { Range = new(double.NaN, double.NaN, 0.95) })],
                }).Find("claims"));
    }

    [Theory]
    [InlineData(-6, "µL", 1)] // printed −6.0 in the study's Table 1
    [InlineData(7.1, "µL", 1)]
    [InlineData(0.9, "", 2)]
    [InlineData(0.94, "", 2)]
    [InlineData(0.125, "", 3)]
    public void Published_numbers_get_the_decimals_of_their_kind(double published, string unit, int decimals) =>
        Assert.Equal(decimals, ClaimNumbers.Decimals(Claim(published, 0, 1, 0) with { Unit = unit }));

    private static ClaimVerdict Claim(double published, double low, double high, double found) =>
        new(
            "id",
            "Dice",
            "Table 1",
            "unet",
            string.Empty,
            published,
            found,
            ClaimOutcome.Reproduced,
            "inside")
        { Range = new(low, high, 0.95) };
}
