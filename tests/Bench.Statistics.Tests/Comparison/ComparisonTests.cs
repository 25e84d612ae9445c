using Bench.Statistics.Comparison;

namespace Bench.Statistics.Tests.Comparison;

public class ComparisonTests
{
    [Fact]
    public void Five_differences_of_one_sign_have_an_exact_p_of_one_sixteenth()
    {
        double[] zero = [0, 0, 0, 0, 0], rising = [1, 2, 3, 4, 5];
        Assert.Equal(0.0625, WilcoxonSignedRank.Of(zero, rising).PValue, 14);
        Assert.Equal(0.0625, SignTest.Of(zero, rising).PValue, 14);
        Assert.Equal(0.0625, PermutationTest.Of(zero, rising).PValue, 14);
        Assert.Equal(1, WilcoxonSignedRank.Of(zero, rising).RankBiserial);
        Assert.Equal(3, WilcoxonSignedRank.Of(zero, rising).Shift);
    }

    [Fact]
    public void Ties_keep_the_signed_rank_test_exact()
    {
        // Ranks 1.5, 1.5, 3 with signs −, +, +: W⁺ = 4.5; sums of all 8 patterns: 0, 1.5, 1.5, 3, 3, 4.5, 4.5, 6.
        Assert.Equal(2 * 3.0 / 8, WilcoxonSignedRank.Of([0, 0, 0], [-1, 1, 2]).ExactPValue, 14);
    }

    [Fact]
    public void Shift_interval_of_six_differences_spans_them_all()
    {
        // With six differences P(W⁺ ≤ 0) = 1/64 < 0.025 ≤ P(W⁺ ≤ 1): the first and the last average.
        var test = WilcoxonSignedRank.Of([0, 0, 0, 0, 0, 0], [1, 2, 3, 5, 8, 13]);
        Assert.Equal((1, 13), (test.ShiftInterval.Low, test.ShiftInterval.High));
        Assert.True(double.IsInfinity(WilcoxonSignedRank.Of([0, 0, 0], [1, 2, 3]).ShiftInterval.High));
    }

    [Fact]
    public void Equal_columns_leave_nothing_to_test()
    {
        double[] x = [1, 2, 3];
        Assert.Equal(StatisticOutcome.NoVariation, PairedTTest.Of(x, x).Outcome);
        Assert.True(double.IsNaN(PairedTTest.Of(x, x).PValue));
        Assert.Equal(StatisticOutcome.NoVariation, WilcoxonSignedRank.Of(x, x).Outcome);
        Assert.True(double.IsNaN(WilcoxonSignedRank.Of(x, x).PValue));
        Assert.Equal((StatisticOutcome.NoVariation, 3), (SignTest.Of(x, x).Outcome, SignTest.Of(x, x).ZeroCount));
        Assert.Equal(1, PermutationTest.Of(x, x).PValue);
        Assert.Equal(StatisticOutcome.NoVariation, StandardisedDifference.Of(x, x).Outcome);
        Assert.False(EquivalenceTest.Of(x, x, 1).IsEquivalent);
    }

    [Fact]
    public void Nothing_to_compare_is_said_so()
    {
        Assert.Equal(StatisticOutcome.TooFewValues, PairedTTest.Of([], []).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, PairedTTest.Of([1], [2]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, WilcoxonSignedRank.Of([double.NaN], [2]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, SignTest.Of([], []).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, PermutationTest.Of([], []).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, StandardisedDifference.Of([1], [2]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, EquivalenceTest.Of([1], [2], 1).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, FriedmanTest.Of([[1], [2], [3]]).Outcome);
        Assert.Equal(StatisticOutcome.TooFewValues, TwoByTwoAnova.Of([], [], [], []).Outcome);
    }

    [Fact]
    public void Random_sign_patterns_come_near_the_exact_p_and_repeat()
    {
        double[] x = [.. Enumerable.Range(0, 25).Select(i => Math.Sin(i * 1.7))], y =
        [
            .. x.Select((v, i) => v + (0.2 * Math.Cos(i * 0.9)) + 0.05)
        ];
        var test = PermutationTest.Of(x, y);
        Assert.False(test.IsExact);
        Assert.Equal(test.PValue, PermutationTest.Of(x, y).PValue);
        Assert.InRange(test.PValue, PairedTTest.Of(x, y).PValue - 0.02, PairedTTest.Of(x, y).PValue + 0.02);
    }

    [Fact]
    public void Holm_and_Benjamini_Hochberg_by_hand_with_a_missing_test()
    {
        Assert.Equal(
            [0.03, 0.06, 0.06, double.NaN],
            MultipleComparisons.Holm([0.01, 0.03, 0.04, double.NaN]),
            (a, b) => a.Equals(b) || Math.Abs(a - b) < 1e-15);
        Assert.Equal([0.03, 0.04, 0.04], MultipleComparisons.BenjaminiHochberg([0.01, 0.03, 0.04]), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Empty(MultipleComparisons.Holm([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleComparisons.Holm([1.2]));
    }

    // Published re-analysis: EF stays below .05 after Holm over the six slopes (.018), SV too (.041).
    [Fact]
    public void Holm_over_the_six_published_slopes()
    {
        double[] p = [.. new[] { "edv", "esv", "sv", "ef", "mass-ed", "mass-es" }.Select(q =>
        {
            var (reference, predicted) = Evidence.PublishedPoints.Of(q);
            return Statistics.Agreement.ProportionalBias.Of(reference, predicted).Line.SlopePValue;
        })];
        var holm = MultipleComparisons.Holm(p);
        Close.Decimals(.018, holm[3], 3);
        Close.Decimals(.041, holm[2], 3);
    }

    [Fact]
    public void Friedman_of_three_treatments_that_always_rank_alike()
    {
        // Four cases, ranks 1 2 3 each: χ² = 12/(4·3·4)·(16 + 64 + 144) − 3·4·4 = 8, W = 1.
        var test = FriedmanTest.Of([[1, 4, 2, 8], [2, 5, 3, 9], [3, 6, 4, 10]]);
        Assert.Equal(8, test.Statistic, 12);
        Assert.Equal(1, test.KendallW, 12);
        Assert.Equal([1.0, 2, 3], test.MeanRanks);
        Assert.Equal(3, test.Pairs.Count);
        Assert.Equal(StatisticOutcome.NoVariation, FriedmanTest.Of([[1, 2], [1, 2], [1, 2]]).Outcome);
        Assert.Equal(1, FriedmanTest.Of([[1, 2, double.NaN], [2, 1, 1], [3, 3, 3]]).ExcludedCount);
        Assert.Throws<ArgumentException>(() => FriedmanTest.Of([[1, 2], [2, 1]]));
    }
}
