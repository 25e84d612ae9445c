using Bench.Statistics.Agreement;
using Bench.Statistics.Distributions;

namespace Bench.Statistics.Tests.Agreement;

public class LimitFactorsTests
{
    // Carkeet 2015, Table: two-sided factors for p = 0.95 at γ = 0.025, 0.05, 0.95, 0.975; the source truncates at four digits.
    [Theory]
    [InlineData(4, 1.2397, 1.3481, 5.0769, 6.1569)]
    [InlineData(16, 1.4900, 1.5619, 2.8683, 3.0824)]
    [InlineData(24, 1.5533, 1.6158, 2.6377, 2.7893)]
    [InlineData(74, 1.6982, 1.7390, 2.2862, 2.3534)]
    public void Tolerance_factors_are_Carkeets(int degrees, double k025, double k05, double k95, double k975)
    {
        Close.Decimals(k025, ToleranceFactor.TwoSided(degrees + 1, 0.95, 0.025), 4);
        Close.Decimals(k05, ToleranceFactor.TwoSided(degrees + 1, 0.95, 0.05), 4);
        Close.Decimals(k95, ToleranceFactor.TwoSided(degrees + 1, 0.95, 0.95), 4);
        Close.Decimals(k975, ToleranceFactor.TwoSided(degrees + 1, 0.95, 0.975), 4);
    }

    [Theory]
    [InlineData(LimitMethod.ExactPair, 1.5533, 2.7893, 4)]
    [InlineData(LimitMethod.ExactIndividual, 1.4098, 2.8608, 4)]
    [InlineData(LimitMethod.Approximate1999, 1.245, 2.675, 3)]
    public void Factors_at_25_cases(LimitMethod method, double inner, double outer, int decimals)
    {
        var factors = LimitFactors.Of(method, 25);
        Close.Decimals(inner, factors.Inner, decimals);
        Close.Decimals(outer, factors.Outer, decimals);
    }

    [Fact]
    public void Every_method_tends_to_the_multiplier_as_the_sample_grows()
    {
        foreach (var method in Enum.GetValues<LimitMethod>())
        {
            var factors = LimitFactors.Of(method, 20_000);
            Assert.InRange(factors.Inner, 1.92, 1.96);
            Assert.InRange(factors.Outer, 1.96, 2.00);
        }
    }

    [Fact]
    public void One_case_has_no_factors() => Assert.True(double.IsNaN(LimitFactors.Of(LimitMethod.ExactPair, 1).Inner));
}
