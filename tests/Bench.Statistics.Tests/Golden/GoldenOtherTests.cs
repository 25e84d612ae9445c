using Bench.Statistics.Agreement;
using Bench.Statistics.Comparison;
using Bench.Statistics.Planning;
using Bench.Statistics.Resampling;

namespace Bench.Statistics.Tests.Golden;

/// <summary>Several columns, bootstrap, power and repeated measures against golden.json.</summary>
public class GoldenOtherTests
{
    [Fact]
    public void Friedman_agrees_with_and_without_ties()
    {
        var section = GoldenFile.Root.GetProperty("several");
        var test = FriedmanTest.Of(section.Tables("columns"));
        Close.Relative(section.Number("friedman"), test.Statistic, 1e-12);
        Close.Relative(section.Number("friedman_p"), test.PValue, 1e-10);
        var tied = FriedmanTest.Of(section.Tables("tied"));
        Close.Relative(section.Number("friedman_tied"), tied.Statistic, 1e-12);
        Close.Relative(section.Number("friedman_tied_p"), tied.PValue, 1e-10);
    }

    [Fact]
    public void Repeated_measures_analysis_of_variance_agrees_with_statsmodels()
    {
        var section = GoldenFile.Root.GetProperty("several");
        var c = section.Tables("columns");
        var anova = TwoByTwoAnova.Of(c[0], c[1], c[2], c[3]);
        var (f, p) = (section.Numbers("anova_f"), section.Numbers("anova_p"));
        Close.Relative(f[0], anova.First.FStatistic, 1e-9, "first F");
        Close.Relative(f[1], anova.Second.FStatistic, 1e-9, "second F");
        Close.Relative(f[2], anova.Interaction.FStatistic, 1e-9, "interaction F");
        Close.Relative(p[0], anova.First.PValue, 1e-9, "first p");
        Close.Relative(p[1], anova.Second.PValue, 1e-9, "second p");
        Close.Relative(p[2], anova.Interaction.PValue, 1e-9, "interaction p");
    }

    [Fact]
    public void Adjusted_p_values_agree_with_statsmodels()
    {
        var section = GoldenFile.Root.GetProperty("several");
        var p = section.Numbers("p");
        Assert.Equal(section.Numbers("holm"), MultipleComparisons.Holm(p), (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.Equal(section.Numbers("bh"), MultipleComparisons.BenjaminiHochberg(p), (a, b) => Math.Abs(a - b) < 1e-14);
    }

    [Fact]
    public void Bootstrap_draws_and_intervals_agree_with_an_independent_Philox_and_BCa()
    {
        var section = GoldenFile.Root.GetProperty("bootstrap");
        var values = section.Numbers("values");
        var units = new int[values.Length];
        Bootstrap.DrawUnits((ulong)section.Number("seed"), 0, units);
        Assert.Equal(section.Numbers("first_units").Select(v => (int)v), units);
        var options = new BootstrapOptions { Seed = (ulong)section.Number("seed"), Resamples = (int)section.Number("resamples") };
        var estimate = Bootstrap.OfMean(values, options).Estimates[0];
        Close.Relative(section.Number("acceleration"), estimate.Acceleration, 1e-10, "acceleration");
        Close.Relative(section.Number("z0"), estimate.BiasCorrection, 1e-9, "z0");
        Close.Relative(section.Number("se"), estimate.StandardError, 1e-10, "SE");
        double[] percentile = section.Numbers("percentile"), bca = section.Numbers("bca");
        Close.Relative(percentile[0], estimate.Percentile.Low, 1e-10, "percentile low");
        Close.Relative(percentile[1], estimate.Percentile.High, 1e-10, "percentile high");
        Close.Relative(bca[0], estimate.Bca.Low, 1e-10, "BCa low");
        Close.Relative(bca[1], estimate.Bca.High, 1e-10, "BCa high");
    }

    // statsmodels takes the noncentral t from SciPy, which is good to about nine digits there.
    [Fact]
    public void Power_and_sample_size_agree_with_statsmodels()
    {
        foreach (var row in GoldenFile.All("power", "t"))
        {
            Close.Relative(
                row.Number("power"),
                PairedPower.Power(row.Number("effect"), (int)row.Number("n"), row.Number("alpha")),
                1e-8,
                row.GetRawText());
        }

        foreach (var row in GoldenFile.All("power", "sizes"))
        {
            Assert.Equal((int)row.Number("n"), PairedPower.SampleSize(row.Number("effect"), row.Number("power")));
        }

        foreach (var row in GoldenFile.All("power", "tost"))
        {
            var actual = EquivalencePower.Power(row.Number("difference"), row.Number("sd"), row.Number("margin"), (int)row.Number("n"));
            Assert.True(Math.Abs(row.Number("power") - actual) < 1e-9, $"{row.GetRawText()}: {actual:R}");
        }
    }

    [Fact]
    public void Repeated_measures_agree()
    {
        var section = GoldenFile.Root.GetProperty("repeated");
        string[] cases = [.. section.GetProperty("cases").EnumerateArray().Select(c => c.GetString()!)];
        var (x, y) = (section.Numbers("reference"), section.Numbers("predicted"));
        var varying = RepeatedBlandAltman.Of(cases, x, y);
        Close.Relative(section.Number("varying_bias"), varying.Bias, 1e-11, "varying bias");
        Close.Relative(section.Number("varying_sd"), varying.TotalDeviation, 1e-11, "varying SD");
        var constant = RepeatedBlandAltman.Of(cases, x, y, RepeatedDesign.ConstantTruth);
        Close.Relative(section.Number("constant_bias"), constant.Bias, 1e-11, "constant bias");
        Close.Relative(section.Number("constant_sd"), constant.TotalDeviation, 1e-11, "constant SD");
    }
}
