using Bench.Statistics.Agreement;
using Bench.Statistics.Analysis;
using Bench.Statistics.Tests.Evidence;

namespace Bench.Statistics.Tests.Analysis;

public class AgreementAnalysisTests
{
    [Fact]
    public void The_stroke_volumes_show_proportional_bias_that_hangs_on_the_axis()
    {
        var (reference, predicted) = PublishedPoints.Of("sv");
        var analysis = AgreementAnalysis.Of(reference, predicted, new AgreementAnalysisOptions { Unit = "µL" });
        Assert.Equal((25, 0), (analysis.Count, analysis.ExcludedCount));
        Assert.True(analysis.AxesDisagree);
        Close.Decimals(.134, analysis.OnReference.Line.SlopePValue, 3);
        Assert.Null(analysis.Equivalence);
        Assert.Equal(25, analysis.Absolute.Points.Count);
        Assert.Equal(ChecklistStatus.Caution, analysis.Checklist[14].Status);
        Assert.Contains("depends on the axis", analysis.Checklist[14].Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void The_checklist_has_sixteen_items_and_asks_for_what_only_the_author_knows()
    {
        var (reference, predicted) = PublishedPoints.Of("edv");
        var bare = AgreementAnalysis.Of(reference, predicted).Checklist;
        Assert.Equal(Enumerable.Range(1, 16), bare.Select(i => i.Number));
        Assert.Equal([1, 3, 14, 16], bare.Where(i => i.Status == ChecklistStatus.Open).Select(i => i.Number));
        var stated = AgreementAnalysis.Of(reference, predicted, new AgreementAnalysisOptions
        {
            Unit = "µL",
            Statements = new StudyStatements
            {
                AcceptableDifference = 10.5,
                AcceptableDifferenceReason = "inter-reader limits",
                DataStructure = "one pair for each of 25 mice",
                Repeatability = "not measured: one observer",
                SampleSize = "all mice of the test set",
                ConflictsOfInterest = "none",
            },
        });
        Assert.DoesNotContain(stated.Checklist, i => i.Status == ChecklistStatus.Open);
        Assert.Contains(
            "±10.5 µL (inter-reader limits); the intervals of the limits lie inside",
            stated.Checklist[0].Finding,
            StringComparison.Ordinal);
        Assert.NotNull(stated.Equivalence);
        Assert.StartsWith("0.63", stated.Checklist[5].Finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { }, new double[] { })]
    [InlineData(new double[] { 1 }, new double[] { 2 })]
    [InlineData(new double[] { 1, 2 }, new double[] { 2, 4 })]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 5, 5, 5, 5 }, new double[] { 5, 5, 5, 5 })]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 2, 3, 4, 5 })]
    [InlineData(new double[] { 0, 0, 1, 1 }, new double[] { 0, 1, 0, 1 })]
    [InlineData(new double[] { double.NaN, double.NaN }, new double[] { 1, 2 })]
    [InlineData(new double[] { 1, double.NaN, 3, 4, 5 }, new double[] { 1, 2, double.PositiveInfinity, 4, 7 })]
    [InlineData(new double[] { -1, -2, -3, 4 }, new double[] { 1, -2, 3, 4 })]
    [InlineData(new double[] { 1e300, -1e300, 2e300 }, new double[] { 1e300, 1e300, 1e299 })]
    public void No_two_columns_break_the_analysis(double[] reference, double[] predicted)
    {
        var analysis = AgreementAnalysis.Of(reference, predicted);
        Assert.Equal(reference.Length, analysis.Count + analysis.ExcludedCount);
        Assert.Equal(16, analysis.Checklist.Count);
        Assert.All(
            new[]
            {
                analysis.TTest.PValue,
                analysis.SignedRank.PValue,
                analysis.Sign.PValue,
                analysis.Permutation.PValue,
                analysis.Pearson.PValue,
                analysis.Kendall.PValue,
                analysis.Spearman.PValue,
            },
            p => Assert.True(double.IsNaN(p) || p is >= 0 and <= 1, $"{p}"));
    }

    [Fact]
    public void Short_columns_of_small_whole_numbers_with_gaps_never_break_the_analysis()
    {
        var options = new AgreementAnalysisOptions
        {
            Bootstrap = new Statistics.Resampling.BootstrapOptions { Resamples = 100, Threads = 1 },
        };
        for (var trial = 0UL; trial < 60; trial++)
        {
            var stream = new Statistics.Resampling.CounterStream(11, trial);
            var n = stream.NextIndex(8);
            double Draw() => stream.NextIndex(9) is var v && v == 8 ? double.NaN : v - 2;
            double[] x = [.. Enumerable.Range(0, n).Select(_ => Draw())], y = [.. Enumerable.Range(0, n).Select(_ => Draw())];
            var analysis = AgreementAnalysis.Of(x, y, options);
            Assert.Equal(n, analysis.Count + analysis.ExcludedCount);
            Assert.True(analysis.Count < 2 || analysis.Absolute.LowerLimit <= analysis.Absolute.UpperLimit);
            Assert.True(double.IsNaN(analysis.SignedRank.PValue) || analysis.SignedRank.PValue is > 0 and <= 1);
        }
    }

    [Fact]
    public void Exchanging_the_columns_changes_signs_and_nothing_else()
    {
        var (reference, predicted) = PublishedPoints.Of("mass-ed");
        var there = AgreementAnalysis.Of(reference, predicted);
        var back = AgreementAnalysis.Of(predicted, reference);
        Close.Relative(-there.Absolute.Bias, back.Absolute.Bias, 1e-12);
        Close.Relative(-there.Absolute.UpperLimitInterval.High, back.Absolute.LowerLimitInterval.Low, 1e-12);
        Close.Relative(1 / there.Ratio.Bias, back.Ratio.Bias, 1e-12);
        Close.Relative(there.TTest.PValue, back.TTest.PValue, 1e-12);
        Close.Relative(there.SignedRank.ExactPValue, back.SignedRank.ExactPValue, 1e-12);
        Close.Relative(there.Concordance.Coefficient, back.Concordance.Coefficient, 1e-12);
        Assert.Equal(HorizontalAxis.Mean, there.OnMean.Axis);
    }
}
