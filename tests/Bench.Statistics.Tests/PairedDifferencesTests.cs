using Bench.Statistics.Agreement;
using Bench.Statistics.Analysis;
using Bench.Statistics.Comparison;

namespace Bench.Statistics.Tests;

public class PairedDifferencesTests
{
    [Fact]
    public void Differences_of_decimals_are_those_of_the_decimals()
    {
        Assert.NotEqual(0.3 - 0.1, 0.5 - 0.3);
        Assert.Equal([0.2, 0.2, -0.2, 0], PairedDifferences.Of([0.1, 0.3, 0.4, 123456.7], [0.3, 0.5, 0.2, 123456.7]));
    }

    [Fact]
    public void Differences_of_as_many_voxels_are_equal_whatever_a_voxel_holds()
    {
        foreach (var voxel in new[] { 0.1 * 0.1, 0.1171875 * 0.1171875 * 0.7, 1 / 3.0, 1.1e7 / 3 })
        {
            var random = new Random(5);
            int[] reference = [.. Enumerable.Range(0, 500).Select(_ => random.Next(4000, 9000))];
            int[] change = [.. reference.Select(_ => random.Next(-9, 10))];
            var found = PairedDifferences.Of([.. reference.Select(v => v * voxel)], [.. reference.Zip(change, (v, c) => (v + c) * voxel)]);
            Assert.Equal(10, found.Select(Math.Abs).Distinct().Count());
            Assert.Equal(change.Count(c => c == 0), found.Count(d => d == 0));
            Assert.All(found.Zip(change), p => Assert.Equal(p.Second * voxel, p.First, 1e-9 * voxel));
        }
    }

    [Fact]
    public void Ejection_fractions_that_are_equal_ratios_do_not_differ()
    {
        static double Percent(int diastole, int systole) => (diastole - systole) * 0.01 / (diastole * 0.01) * 100;
        Assert.Equal(
            [0.0, 0.0], PairedDifferences.Of([Percent(6600, 2200), Percent(7000, 3100)], [Percent(6900, 2300), Percent(6300, 2790)]));
    }

    [Fact]
    public void What_differs_in_the_thirteenth_digit_is_kept_apart()
    {
        var differences = PairedDifferences.Of([1, 1, 1], [1.1, 1.1000000000001, 1.1000000000002]);
        Assert.Equal(3, differences.Distinct().Count());
    }

    [Fact]
    public void A_constant_shift_is_no_data_for_any_test()
    {
        var random = new Random(11);
        double[] reference = [.. Enumerable.Range(0, 40).Select(_ => 50 + (100 * random.NextDouble()))];
        foreach (var predicted in new double[][]
        {
            [.. reference.Select(v => v + 0.1)],
            [.. reference.Select(v => v + 1e-3)],
            [.. reference.Select(v => (v + 17.3) - 16)],
        })
        {
            var a = AgreementAnalysis.Of(reference, predicted);
            Assert.Equal(0, a.Absolute.StandardDeviation);
            Assert.Equal(StatisticOutcome.NoVariation, a.Normality.Outcome);
            Assert.All(
                new[]
                {
                    a.Normality.PValue,
                    a.OnMean.Line.SlopePValue,
                    a.OnReference.Line.SlopePValue,
                    a.OnMean.Spread.SlopePValue,
                    a.OnMean.BreuschPaganPValue,
                    a.OnReference.BreuschPaganPValue, a.TTest.PValue, a.EffectSize.CohenDz,
                },
                p => Assert.True(double.IsNaN(p), $"{p}"));
            Assert.Empty(a.Influence.Cases);
        }
    }

    [Fact]
    public void Residuals_of_an_exact_line_are_no_data_for_tests_of_spread()
    {
        var random = new Random(12);
        double[] reference = [.. Enumerable.Range(0, 40).Select(_ => 50 + (100 * random.NextDouble()))];
        var bias = ProportionalBias.Of(reference, [.. reference.Select(v => v * 1.1)], HorizontalAxis.Reference);
        Assert.Equal(0.1, bias.Line.Slope, 1e-12);
        Assert.Equal(0, bias.Line.ResidualDeviation);
        Assert.True(double.IsNaN(bias.Spread.SlopePValue) && double.IsNaN(bias.BreuschPaganPValue));

        var fraction = BlandAltman.Of(
            reference, [.. reference.Select(v => v * 1.1)], new BlandAltmanOptions { Scale = DifferenceScale.FractionOfMean });
        Assert.Equal(StatisticOutcome.NoVariation, fraction.Outcome);
    }

    [Fact]
    public void Limits_of_fractions_do_not_depend_on_the_unit()
    {
        double[] reference = [65.1, 70.2, 58.8, 61.9, 75.4], predicted = [66.0, 69.1, 60.2, 63.3, 74.0];
        var options = new BlandAltmanOptions { Scale = DifferenceScale.FractionOfMean };
        var (small, large) = (BlandAltman.Of(reference, predicted, options),
            BlandAltman.Of([.. reference.Select(v => v * 1e13)], [.. predicted.Select(v => v * 1e13)], options));
        Close.Relative(small.LowerLimit, large.LowerLimit, 1e-12);
        Close.Relative(small.UpperLimit, large.UpperLimit, 1e-12);
    }

    [Fact]
    public void All_cases_equal_but_one_leave_no_slope_to_test()
    {
        var rest = LeaveOneOut.Of([1, 2, 3, 4, 5.7, 6], [1.1, 2.1, 3.1, 4.1, 9.7, 6.1]).Cases[4];
        Assert.Equal(0.1, rest.BiasWithout, 12);
        Assert.Equal(rest.BiasWithout, rest.LowerLimitWithout);
        Assert.True(double.IsNaN(rest.SlopePValueWithout));
        Assert.Equal(0, rest.OutlierPValue);
    }

    [Fact]
    public void No_p_leaves_0_to_1_whatever_the_columns()
    {
        var random = new Random(17);
        for (var round = 0; round < 60; round++)
        {
            var n = random.Next(0, 9) switch { 0 => random.Next(4), 1 => random.Next(400, 2000), _ => random.Next(4, 60) };
            var scale = Math.Pow(10, random.Next(-90, 90));
            var kind = random.Next(5);
            double[] x = [.. Enumerable.Range(0, n).Select(_ => scale * (kind == 0 ? random.Next(3) : random.NextDouble() - 0.2))];
            double[] y =
            [
                .. x.Select(
                    v =>
                        kind switch
                        {
                            1 => v,
                            2 => v + scale,
                            3 => -v,
                            4 => scale * random.Next(2),
                            _ => v + (scale * random.NextDouble()),
                        })
            ];
            var options = new AgreementAnalysisOptions
            {
                Statements = new StudyStatements { AcceptableDifference = scale },
                Bootstrap = new() { Resamples = 100 },
            };
            var a = AgreementAnalysis.Of(x, y, options);
            double[] all =
            [
                a.Normality.PValue,
                a.OnMean.Line.SlopePValue,
                a.OnMean.Line.InterceptPValue,
                a.OnMean.Spread.SlopePValue,
                a.OnMean.BreuschPaganPValue,
                a.OnReference.Line.SlopePValue,
                a.Range.PValue,
                a.Pearson.PValue,
                a.Spearman.PValue,
                a.Spearman.AsymptoticPValue,
                a.Kendall.PValue,
                a.Kendall.AsymptoticPValue,
                a.PassingBablok.LinearityPValue,
                a.TTest.PValue,
                a.SignedRank.PValue,
                a.SignedRank.AsymptoticPValue,
                a.SignedRank.CorrectedPValue, a.Sign.PValue, a.Permutation.PValue, a.Equivalence!.LowerPValue, a.Equivalence.UpperPValue,
                .. a.Intraclass.Estimates.Select(e => e.PValue), .. a.Influence.Cases.Select(c => c.OutlierPValue),
                .. a.Influence.Cases.Select(c => c.SlopePValueWithout),
                .. n < 2
                ? []
                : FriedmanTest.Of([x, y, [.. x.Select(v => v * v / scale)]]) is var f
                ? new[] { f.PValue, f.ImanDavenportPValue }
                : [],
            ];
            Assert.All(all, p => Assert.True(double.IsNaN(p) || p is >= 0 and <= 1, $"round {round}, n {n}, kind {kind}: {p}"));
        }
    }
}
