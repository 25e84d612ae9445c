using Bench.Statistics.Agreement;
using Bench.Statistics.Distributions;
using Bench.Statistics.Planning;
using Bench.Statistics.Tests.Evidence;

namespace Bench.Statistics.Tests.Agreement;

public class OtherAgreementTests
{
    [Fact]
    public void Repeatability_of_two_hand_made_pairs()
    {
        // d = 2, −2: s_w = √(8/4) = √2; SD of differences 2√2; mean 100.
        var result = Repeatability.Of([99, 101], [101, 99]);
        Assert.Equal(Math.Sqrt(2), result.WithinDeviation, 14);
        Assert.Equal(1.959963984540054 * 2, result.Coefficient, 12);
        Assert.Equal(2 * Math.Sqrt(2) / Math.Sqrt(2) / 100, result.CoefficientOfVariation, 14);
        Assert.Equal(Math.Sqrt(4.0 / (2 * 100 * 100)), result.RootMeanSquareCoefficientOfVariation, 14);
    }

    [Fact]
    public void Quantile_limits_need_146_cases_to_be_bounded()
    {
        double[] zero = new double[146], steps = [.. Enumerable.Range(1, 146).Select(i => (double)i)];
        Assert.Equal(1, NonparametricLimits.Of(zero, steps).Lower.Interval.Low);
        Assert.Equal(146, NonparametricLimits.Of(zero, steps).Upper.Interval.High);
        var fewer = NonparametricLimits.Of(zero[..145], steps[..145]);
        Assert.Equal(double.NegativeInfinity, fewer.Lower.Interval.Low);
        Assert.Equal(double.PositiveInfinity, fewer.Upper.Interval.High);
        Assert.Equal(73, fewer.Median.Estimate);
    }

    [Fact]
    public void The_interval_of_a_median_of_ten_runs_from_the_second_to_the_ninth()
    {
        // P(B ≤ 1) = 11/1024 ≤ 0.025 < P(B ≤ 2) = 56/1024: a classic table entry.
        var interval = QuantileInterval.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5).Interval;
        Assert.Equal((2, 9), (interval.Low, interval.High));
    }

    [Fact]
    public void Leaving_out_point_22_moves_the_verdict_on_ejection_fraction()
    {
        var (reference, predicted) = PublishedPoints.Of("ef");
        var at = Array.IndexOf(reference, 35.76);
        var influence = LeaveOneOut.Of(reference, predicted);
        Assert.Contains(influence.Pivotal, c => c.Index == at);
        Close.Decimals(.081, influence.Cases[at].SlopeWithout, 3);
        Close.Decimals(.072, influence.Cases[at].SlopePValueWithout, 3);
        Assert.Equal(25, influence.Cases.Count);
        Assert.Equal(StatisticOutcome.TooFewValues, LeaveOneOut.Of([1, 2, 3], [1, 2, 3]).Outcome);
    }

    [Fact]
    public void An_outlier_is_named_by_its_row()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => 50.0 + i)];
        double[] y = [.. x.Select((v, i) => v + Math.Sin(i))];
        y[7] += 12;
        var influence = LeaveOneOut.Of(x, y);
        Assert.Equal([7], influence.Outliers.Select(c => c.Index));
        Assert.True(influence.Cases[7].UpperLimitWithout < influence.Cases[6].UpperLimitWithout);
    }

    [Fact]
    public void A_spread_that_grows_with_the_volume_is_found()
    {
        double[] reference = [.. Enumerable.Range(1, 60).Select(i => (double)i)];
        double[] predicted = [.. reference.Select((v, i) => v + (0.1 * v * (i % 2 == 0 ? 1 : -1)))];
        var bias = ProportionalBias.Of(reference, predicted, HorizontalAxis.Reference);
        Assert.True(bias.IsSpreadUnequal() && bias.BreuschPaganPValue < 0.001);
    }

    [Fact]
    public void Shapiro_Wilk_refuses_two_values_and_equal_ones()
    {
        Assert.Equal(StatisticOutcome.TooFewValues, ShapiroWilk.Of([1, 2]).Outcome);
        Assert.Equal(StatisticOutcome.NoVariation, ShapiroWilk.Of([3, 3, 3, 3]).Outcome);
        Assert.Equal(1, ShapiroWilk.Of([1, 2, 3]).Statistic, 12);
    }

    [Fact]
    public void Repeated_measures_widen_the_interval_and_need_more_than_one_pair_of_a_case()
    {
        string[] cases = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "d", "d", "d"];
        double[] x = [10, 11, 12, 20, 21, 22, 30, 31, 32, 40, 41, 42];
        double[] y = [11, 12.1, 13.2, 19, 20.1, 20.8, 32, 33.2, 33.9, 40.1, 41, 42.2];
        var nested = RepeatedBlandAltman.Of(cases, x, y);
        var naive = BlandAltman.Of(x, y);
        Assert.Equal((4, 12), (nested.CaseCount, nested.PairCount));
        Assert.Equal(naive.Bias, nested.Bias, 12);
        Assert.True(nested.BiasInterval.Width > naive.BiasInterval.Width);
        Assert.True(nested.UpperLimitInterval.Contains(nested.UpperLimit));
        Assert.Equal(StatisticOutcome.TooFewValues, RepeatedBlandAltman.Of(["a", "b"], [1, 2], [2, 4]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, RepeatedBlandAltman.Of([], [], []).Outcome);
    }

    [Fact]
    public void Like_cases_fail_the_range_check_and_different_ones_pass()
    {
        var (reference, predicted) = PublishedPoints.Of("edv");
        Assert.True(RangeCheck.Of(reference, predicted).PValue < 0.005);
        double[] x =
        [
            .. Enumerable.Range(0, 25).Select(i => 50 + Math.Sin(i * 1.3))
        ], y = [.. Enumerable.Range(0, 25).Select(i => 50 + Math.Cos(i * 2.9))];
        Assert.True(RangeCheck.Of(x, y).PValue > 0.05);
    }

    [Fact]
    public void Power_for_limits_of_agreement_is_a_probability_that_rises_with_cases()
    {
        // At n = 25 the outer factor is 2.7893: mean + 2.7893·s stays below 2.7893 in about half of all samples, and both sides must.
        var at25 = LimitsPower.Power(0, 1, 2.7893, 25);
        Assert.InRange(at25, 0.3, 0.6);
        Assert.True(LimitsPower.Power(0, 1, 2.7893, 50) > at25);
        var n = LimitsPower.SampleSize(0, 1, 2.7893);
        Assert.True(LimitsPower.Power(0, 1, 2.7893, n) >= 0.8 && LimitsPower.Power(0, 1, 2.7893, n - 1) < 0.8);
        Close.Decimals(2.7893 - 1.5533, LimitsPower.RelativeWidth(25), 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => LimitsPower.SampleSize(0, 1, 1.9));
        Assert.Equal(0.8, PairedPower.Power(PairedPower.DetectableEffect(25), 25), 10);
    }

    [Fact]
    public void Exact_factors_have_their_nominal_chance_in_a_simulation()
    {
        // 20,000 normal samples of 10 from Philox: the pair interval's outer factor holds both limits in 97.5 % of samples, the inner in
        // 2.5 %.
        var factors = LimitFactors.Of(LimitMethod.ExactPair, 10);
        int outer = 0, inner = 0;
        for (var sample = 0; sample < 20_000; sample++)
        {
            var stream = new Statistics.Resampling.CounterStream(5, (ulong)sample);
            double[] values = new double[10];
            for (var i = 0; i < 10; i++)
            {
                values[i] = NormalDistribution.Quantile((stream.NextUInt32() + 0.5) / 4294967296.0);
            }

            double mean = values.Average(), s = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 9);
            double Content(double k) => NormalDistribution.Lower(mean + (k * s)) - NormalDistribution.Lower(mean - (k * s));
            outer += Content(factors.Outer) >= 0.95 ? 1 : 0;
            inner += Content(factors.Inner) >= 0.95 ? 1 : 0;
        }

        // Standard error 0.0011.
        Assert.InRange(outer / 20_000.0, 0.971, 0.979);
        Assert.InRange(inner / 20_000.0, 0.021, 0.029);
    }
}
