using System.Text.Json;
using Bench.Statistics.Agreement;
using Bench.Statistics.Association;
using Bench.Statistics.Comparison;

namespace Bench.Statistics.Tests.Golden;

/// <summary>
/// Everything that two columns give, against SciPy 1.10.1 and statsmodels 0.13.5 (golden.json, make_golden.py), to 1e-10.
/// </summary>
public class GoldenPairTests
{
    public static TheoryData<string> Names { get; } =
        [.. GoldenFile.Root.GetProperty("pairs").EnumerateArray().Select(p => p.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Summary_agrees(string name)
    {
        var (x, _, e) = Load(name);
        var s = Summary.Of(x);
        Close.Relative(e.Number("mean"), s.Mean, 1e-13, "mean");
        Close.Relative(e.Number("sd"), s.StandardDeviation, 1e-9 * Scale(name), "sd");
        Close.Relative(e.Number("sd_population"), s.PopulationDeviation, 1e-9 * Scale(name), "population sd");
        Both(e, "mean_ci", s.MeanInterval, 1e-10);
        double[] quartiles = e.Numbers("quartiles");
        Assert.Equal(quartiles[0], s.LowerQuartile, 1e-9);
        Assert.Equal(quartiles[1], s.Median, 1e-9);
        Assert.Equal(quartiles[2], s.UpperQuartile, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Paired_tests_agree(string name)
    {
        var (x, y, e) = Load(name);
        var t = PairedTTest.Of(x, y);
        Close.Relative(e.Number("t"), t.Statistic, 1e-10, "t");
        Close.Relative(e.Number("t_p"), t.PValue, 1e-10, "p");
        Both(e, "bias_ci", t.MeanDifferenceInterval, 1e-10);
        var agreement = BlandAltman.Of(x, y);
        Close.Relative(e.Number("bias"), agreement.Bias, 1e-10, "bias");
        Both(e, "bias_ci", agreement.BiasInterval, 1e-10);
        Both(e, "sd_ci", Summary.Of([.. agreement.Points.Select(p => p.Difference)]).DeviationInterval, 1e-10);
        var effect = StandardisedDifference.Of(x, y);
        Close.Relative(e.Number("dz"), effect.CohenDz, 1e-10, "d_z");
        Both(e, "dz_ci", effect.CohenDzInterval, 1e-9);
        Close.Relative(e.Number("tost_p"), EquivalenceTest.Of(x, y, e.Number("tost_margin")).PValue, 1e-10, "TOST");
        Close.Relative(e.Number("sign_p"), SignTest.Of(x, y).PValue, 1e-10, "sign test");
        if (e.Has("permutation_p"))
        {
            var permutation = PermutationTest.Of(x, y);
            Assert.True(permutation.IsExact);
            Close.Relative(e.Number("permutation_p"), permutation.PValue, 1e-10, "permutation");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Signed_rank_tests_agree(string name)
    {
        var (x, y, e) = Load(name);
        var w = WilcoxonSignedRank.Of(x, y);
        Close.Relative(e.Number("wilcoxon"), w.Statistic, 0, "W");
        Close.Relative(e.Number("wilcoxon_asymptotic_p"), w.AsymptoticPValue, 1e-10, "asymptotic");
        Close.Relative(e.Number("wilcoxon_corrected_p"), w.CorrectedPValue, 1e-10, "corrected");
        Close.Relative(e.Number("wilcoxon_pratt_p"), WilcoxonSignedRank.Of(x, y, ZeroTreatment.Pratt).AsymptoticPValue, 1e-10, "Pratt");
        Close.Relative(e.Number("hodges_lehmann"), w.Shift, 1e-10, "Hodges-Lehmann");
        if (e.Has("wilcoxon_exact_p"))
        {
            Close.Relative(e.Number("wilcoxon_exact_p"), w.ExactPValue, 1e-10, "exact");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Correlations_agree(string name)
    {
        var (x, y, e) = Load(name);
        var r = PearsonCorrelation.Of(x, y);
        Close.Relative(e.Number("pearson"), r.Coefficient, 1e-10, "r");
        Close.Relative(e.Number("pearson_p"), r.PValue, 1e-9, "p");
        Both(e, "pearson_ci", r.Interval, 1e-10);
        Close.Relative(e.Number("ccc"), ConcordanceCorrelation.Of(x, y).Coefficient, 1e-9 * Scale(name), "CCC");
        Both(e, "ccc_ci", ConcordanceCorrelation.Of(x, y).Interval, 1e-8 * Scale(name));
        var s = SpearmanCorrelation.Of(x, y);
        Close.Relative(e.Number("spearman"), s.Coefficient, 1e-10, "ρ");
        Close.Relative(e.Number("spearman_t_p"), s.AsymptoticPValue, 1e-9, "ρ p");
        var k = KendallCorrelation.Of(x, y);
        Close.Relative(e.Number("kendall"), k.Coefficient, 1e-10, "τ");
        Close.Relative(e.Number("kendall_asymptotic_p"), k.AsymptoticPValue, 1e-10, "τ p");
        if (e.Has("spearman_exact_p"))
        {
            Assert.True(s.IsExact);
            Close.Relative(e.Number("spearman_exact_p"), s.PValue, 1e-10, "ρ exact p");
        }

        if (e.Has("kendall_exact_p"))
        {
            Assert.True(k.IsExact);
            Close.Relative(e.Number("kendall_exact_p"), k.PValue, 1e-10, "τ exact p");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Proportional_bias_agrees(string name)
    {
        var (x, y, e) = Load(name);
        var bias = ProportionalBias.Of(x, y);
        var line = e.GetProperty("line");

        // A mean far from zero costs the intercept, and statsmodels' own fit, digits.
        var tolerance = 1e-9 * Scale(name);
        Close.Relative(line.Number("slope"), bias.Line.Slope, tolerance, "slope");
        Close.Relative(line.Number("intercept"), bias.Line.Intercept, tolerance, "intercept");
        Close.Relative(line.Number("slope_se"), bias.Line.SlopeError, tolerance, "slope SE");
        Close.Relative(line.Number("intercept_se"), bias.Line.InterceptError, tolerance, "intercept SE");
        Close.Relative(line.Number("slope_p"), bias.Line.SlopePValue, tolerance, "slope p");
        Close.Relative(line.Number("intercept_p"), bias.Line.InterceptPValue, tolerance, "intercept p");
        Close.Relative(line.Number("residual_sd"), bias.Line.ResidualDeviation, tolerance, "residual SD");
        Close.Relative(line.Number("r2"), bias.Line.RSquared, tolerance, "R²");
        Both(line, "slope_ci", bias.Line.SlopeInterval, tolerance);
        Close.Relative(e.Number("breusch_pagan"), bias.BreuschPagan, tolerance * 10, "Breusch-Pagan");
        Close.Relative(e.Number("breusch_pagan_p"), bias.BreuschPaganPValue, tolerance * 10, "Breusch-Pagan p");
    }

    // SciPy before 1.12 computes W in single precision.
    [Theory]
    [MemberData(nameof(Names))]
    public void Normality_agrees_to_single_precision(string name)
    {
        var (x, y, e) = Load(name);
        var test = ShapiroWilk.Of([.. y.Zip(x, (b, a) => b - a)]);
        Close.Relative(e.Number("shapiro_w"), test.Statistic, 1e-6, "W");
        Assert.Equal(e.Number("shapiro_p"), test.PValue, 2e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Intraclass_correlations_agree(string name)
    {
        var (x, y, e) = Load(name);
        var result = IntraclassCorrelation.Of(x, y);
        var expected = e.GetProperty("icc");
        var values = expected.Numbers("values");
        var intervals = expected.Tables("intervals");
        for (var form = 0; form < 6; form++)
        {
            Close.Relative(values[form], result.Estimates[form].Coefficient, 1e-9, $"ICC {form}");
            Close.Relative(intervals[form][0], result.Estimates[form].Interval.Low, 1e-9, $"ICC {form} low");
            Close.Relative(intervals[form][1], result.Estimates[form].Interval.High, 1e-9, $"ICC {form} high");
        }

        Close.Relative(expected.Number("p_two_way"), result[IntraclassForm.AgreementSingle].PValue, 1e-9, "p");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Method_comparison_regressions_agree(string name)
    {
        var (x, y, e) = Load(name);
        foreach (var ratio in new[] { 1, 2 })
        {
            var expected = e.GetProperty($"deming_{ratio}");
            var deming = DemingRegression.Of(x, y, ratio);
            Close.Relative(expected.Number("slope"), deming.Slope, 1e-9 * Scale(name), "Deming slope");
            Close.Relative(expected.Number("intercept"), deming.Intercept, 1e-9 * Scale(name), "Deming intercept");
            Close.Relative(expected.Number("slope_half"), deming.SlopeInterval.Width / 2, 1e-8 * Scale(name), "Deming slope interval");
            Close.Relative(
                expected.Number("intercept_half"), deming.InterceptInterval.Width / 2, 1e-8 * Scale(name), "Deming intercept interval");
        }

        var pb = PassingBablokRegression.Of(x, y);
        var golden = e.GetProperty("passing_bablok");
        Close.Relative(golden.Number("slope"), pb.Slope, 1e-10, "Passing-Bablok slope");
        Close.Relative(golden.Number("intercept"), pb.Intercept, 1e-9 * Scale(name), "Passing-Bablok intercept");
        Close.Relative(golden.Number("slope_low"), pb.SlopeInterval.Low, 1e-10, "Passing-Bablok slope low");
        Close.Relative(golden.Number("slope_high"), pb.SlopeInterval.High, 1e-10, "Passing-Bablok slope high");
        Close.Relative(golden.Number("intercept_low"), pb.InterceptInterval.Low, 1e-9 * Scale(name), "Passing-Bablok intercept low");
        Close.Relative(golden.Number("intercept_high"), pb.InterceptInterval.High, 1e-9 * Scale(name), "Passing-Bablok intercept high");
    }

    private static (double[] X, double[] Y, JsonElement Expected) Load(string name)
    {
        var pair = GoldenFile.Pair(name);
        return (pair.Numbers("reference"), pair.Numbers("predicted"), pair.GetProperty("expected"));
    }

    /// <summary>Data around a million with a spread of one lose six digits in any tool.</summary>
    private static double Scale(string name) => name.StartsWith("far", StringComparison.Ordinal) ? 1e4 : 1;

    private static void Both(JsonElement element, string name, Interval actual, double tolerance)
    {
        var ends = element.Numbers(name);
        Close.Relative(ends[0], actual.Low, tolerance, name + " low");
        Close.Relative(ends[1], actual.High, tolerance, name + " high");
    }
}
