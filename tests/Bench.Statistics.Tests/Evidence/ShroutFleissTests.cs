using Bench.Statistics.Agreement;
using Bench.Statistics.Association;

namespace Bench.Statistics.Tests.Evidence;

public class ShroutFleissTests
{
    // Shrout and Fleiss 1979, Table 2: six targets by four judges; one column for each judge.
    private static readonly double[][] Judges = [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]];

    [Fact]
    public void The_six_forms_are_those_of_the_paper()
    {
        var icc = IntraclassCorrelation.Of(Judges);
        double[] expected = [.1657, .2898, .7148, .4428, .6201, .9093];
        for (var form = 0; form < 6; form++)
        {
            Close.Decimals(expected[form], icc.Estimates[form].Coefficient, 4, ((IntraclassForm)form).ToString());
        }

        Close.Decimals(1.8, icc[IntraclassForm.OneWaySingle].FStatistic, 1);
        Close.Decimals(11.0, icc[IntraclassForm.ConsistencySingle].FStatistic, 1);
        Assert.Equal((5, 18), (icc[IntraclassForm.OneWaySingle].NumeratorDegrees, icc[IntraclassForm.OneWaySingle].DenominatorDegrees));
    }

    // SimplyAgree's repeated data (x, y of four cases), its 18 complete pairs analysed as if independent.
    [Fact]
    public void SimplyAgree_pairs_give_its_bias_limits_and_concordance()
    {
        double[] x =
        [
            7.83, 7.42, 7.89, 7.12, 7.88, 6.16, 7.26, 6.71, 6.54, 4.75, 5.24, 4.86, 4.78, 6.05, 5.42, 4.21, 3.61, 3.72,
            3.87, 3.92,
        ];
        double[] y =
        [
            6.57, 5.62, 6.9, 6.57, double.NaN, 4.06, 4.29, 4.26, double.NaN, 4.71, 5.5, 5.08, 5.02, 6.01, 5.67, 4.14,
            4.2, 4.61, 4.68, 5.04,
        ];
        var result = BlandAltman.Of(y, x, new BlandAltmanOptions { Method = LimitMethod.Approximate1999 });
        Assert.Equal((18, 2), (result.Count, result.ExcludedCount));
        Close.Decimals(.4383333, result.Bias, 7);
        Close.Decimals(-1.9470156, BlandAltman.Of(y, x, new BlandAltmanOptions { Multiplier = 1.959964 }).LowerLimit, 6);
        Close.Decimals(2.8236823, BlandAltman.Of(y, x, new BlandAltmanOptions { Multiplier = 1.959964 }).UpperLimit, 6);
        Close.Ends(-3.0012, -.8929, result.LowerLimitInterval, 4);
        Close.Ends(1.7695, 3.8778, result.UpperLimitInterval, 4);
        Close.Decimals(.4791, ConcordanceCorrelation.Of(x, y).Coefficient, 4);
    }

    [Fact]
    public void Perfect_agreement_gives_one_everywhere()
    {
        var icc = IntraclassCorrelation.Of([1, 2, 3, 4], [1, 2, 3, 4]);
        Assert.All(icc.Estimates, e => Assert.Equal(1, e.Coefficient, 12));
        Assert.Equal(1, ConcordanceCorrelation.Of([1, 2, 3], [1, 2, 3]).Coefficient, 14);
    }

    [Fact]
    public void Proportional_bias_of_Giavarina_and_peak_flow()
    {
        var giavarina = ProportionalBias.Of(Giavarina.MethodB, Giavarina.MethodA);
        Close.Decimals(-.045052, giavarina.Line.Slope, 6);
        Close.Decimals(.014717, giavarina.Line.SlopePValue, 6);
        Assert.True(giavarina.IsProportional());
        var flow = ProportionalBias.Of(PeakFlow.Mini, PeakFlow.Wright);
        Close.Decimals(.028687, flow.Line.Slope, 6);
        Close.Decimals(.749499, flow.Line.SlopePValue, 6);
        var normality = ShapiroWilk.Of([.. PeakFlow.Wright.Zip(PeakFlow.Mini, (w, m) => w - m)]);
        Close.Decimals(.957940, normality.Statistic, 6);
        Close.Decimals(.593135, normality.PValue, 5);
    }
}
