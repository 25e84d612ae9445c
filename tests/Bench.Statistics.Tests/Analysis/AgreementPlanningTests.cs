using Bench.Statistics.Agreement;
using Bench.Statistics.Analysis;
using Bench.Statistics.Planning;
using Bench.Statistics.Resampling;
using Bench.Statistics.Tests.Evidence;

namespace Bench.Statistics.Tests.Analysis;

public class AgreementPlanningTests
{
    [Fact]
    public void Seventeen_pairs_find_0_72_standard_deviations()
    {
        var found = BlandAltman.Of(PeakFlow.Mini, PeakFlow.Wright);

        // SciPy 1.10.1: brentq on nct.sf(c, 16, e·√17) + nct.cdf(−c, 16, e·√17) = 0.8 with c = t.ppf(.975, 16) gives e =
        // 0.7238580380075742.
        Close.Relative(0.7238580380075742 * found.StandardDeviation, AgreementPlanning.Of(found, null, 0.05).DetectableBias, 1e-8);
    }

    [Fact]
    public void Counts_are_the_smallest_that_reach_the_power()
    {
        var found = BlandAltman.Of(PeakFlow.Mini, PeakFlow.Wright);
        var planning = AgreementPlanning.Of(found, 90, 0.05);
        var (deviation, equivalence, limits) = (found.StandardDeviation, planning.EquivalenceCount!.Value, planning.LimitsCount!.Value);
        Assert.True(
            EquivalencePower.Power(0, deviation, 90, equivalence) >= 0.8
                && !(EquivalencePower.Power(0, deviation, 90, equivalence - 1) >= 0.8));
        Assert.True(
            LimitsPower.Power(0, deviation, 90, limits, LimitMethod.Mover) >= 0.8
                && LimitsPower.Power(0, deviation, 90, limits - 1, LimitMethod.Mover) < 0.8);
        Assert.Null(AgreementPlanning.Of(found, 50, 0.05).LimitsCount);
    }

    [Fact]
    public void Without_spread_or_pairs_nothing_is_planned()
    {
        Assert.All(new[] { BlandAltman.Of([1], [2]), BlandAltman.Of([1, 2, 3], [1.1, 2.1, 3.1]), BlandAltman.Of([], []) }, found =>
        {
            var planning = AgreementPlanning.Of(found, 1, 0.05);
            Assert.True(double.IsNaN(planning.DetectableBias) && double.IsNaN(planning.EquivalencePower));
            Assert.Null(planning.EquivalenceCount);
        });
    }

    [Theory]
    [InlineData(10_000, 25, 10_000)]
    [InlineData(10_000, 20_000, 10_000)]
    [InlineData(10_000, 50_000, 4_000)]
    [InlineData(10_000, 300_000, 999)]
    [InlineData(500, 300_000, 500)]
    [InlineData(99_999, 0, 99_999)]
    public void Random_methods_repeat_as_asked_but_draw_at_most_200_million_cases(int asked, int cases, int repetitions) =>
        Assert.Equal(repetitions, ResampleCount.Repetitions(asked, cases));
}
