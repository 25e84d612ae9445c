using System.Text.Json;
using Bench.Statistics.Agreement;
using Bench.Statistics.Association;
using Bench.Statistics.Comparison;
using Bench.Testing;

namespace Bench.Statistics.Tests.Golden;

/// <summary>
/// Procedures on one-decimal columns of 2 to 3000 rows, against SciPy, mpmath and whole-number arithmetic (large.json, make_large.py).
/// </summary>
public class GoldenLargeTests
{
    private static readonly JsonElement[] All =
    [
        .. JsonDocument.Parse(File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Statistics.Tests", "Golden", "large.json")))
            .RootElement.GetProperty("rows").EnumerateArray(),
    ];

    public static TheoryData<int> Counts => [.. All.Select(r => (int)r.Number("n"))];

    [Theory]
    [MemberData(nameof(Counts))]
    public void Tests_of_the_differences_agree(int n)
    {
        var (x, y, e) = Load(n);
        Expect(e, "t_p", PairedTTest.Of(x, y).PValue, 1e-10);
        Expect(e, "tost_p", EquivalenceTest.Of(x, y, 1).PValue, 1e-9);
        var sign = SignTest.Of(x, y);
        Assert.Equal((e.Numbers("signs")[0], e.Numbers("signs")[1]), (sign.PositiveCount, sign.NegativeCount));
        Expect(e, "sign_p", sign.PValue, 1e-11);
        Ends(e, "median_ci", sign.MedianDifference.Interval, 0);
        var ranks = WilcoxonSignedRank.Of(x, y);
        Expect(e, "wilcoxon", ranks.Statistic, 0);
        Expect(e, "wilcoxon_p", ranks.AsymptoticPValue, 1e-10);
        Expect(e, "wilcoxon_corrected_p", ranks.CorrectedPValue, 1e-10);
        Expect(e, "hodges_lehmann", ranks.Shift, 1e-14);
        if (e.Has("shapiro"))
        {
            // SciPy computes W in single precision.
            Assert.Equal(e.Numbers("shapiro")[0], ShapiroWilk.Of(PairedDifferences.Of(x, y)).Statistic, 1e-4);
            Assert.Equal(e.Numbers("shapiro")[1], ShapiroWilk.Of(PairedDifferences.Of(x, y)).PValue, 1e-3);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Correlations_and_lines_agree(int n)
    {
        var (x, y, e) = Load(n);
        Expect(e, "pearson", PearsonCorrelation.Of(x, y).Coefficient, 1e-12);
        Expect(e, "pearson_p", PearsonCorrelation.Of(x, y).PValue, 1e-9);
        Expect(e, "spearman", SpearmanCorrelation.Of(x, y).Coefficient, 1e-12);
        Expect(e, "spearman_p", SpearmanCorrelation.Of(x, y).AsymptoticPValue, 1e-9);
        Expect(e, "kendall", KendallCorrelation.Of(x, y).Coefficient, 1e-12);
        Expect(e, "kendall_p", KendallCorrelation.Of(x, y).AsymptoticPValue, 1e-9);
        Expect(e, "slope", ProportionalBias.Of(x, y).Line.Slope, 1e-11);
        Expect(e, "slope_p", ProportionalBias.Of(x, y).Line.SlopePValue, 1e-9);
        Expect(e, "passing_bablok", PassingBablokRegression.Of(x, y).Slope, 1e-12);
        Ends(e, "passing_bablok_ci", PassingBablokRegression.Of(x, y).SlopeInterval, 1e-12);
        Expect(e, "deming", DemingRegression.Of(x, y).Slope, 1e-11);
        if (e.Has("deming_se"))
        {
            var half = DemingRegression.Of(x, y).SlopeInterval.Width / 2;
            Close.Relative(
                e.Number("deming_se"),
                half / Bench.Statistics.Distributions.StudentTDistribution.TwoSidedQuantile(0.95, n - 2),
                1e-8,
                "Deming");
        }

        if (e.Has("icc3"))
        {
            // SciPy 1.10's quantiles of F have seven digits and more.
            var icc = IntraclassCorrelation.Of(x, y)[IntraclassForm.ConsistencySingle];
            Close.Relative(e.Numbers("icc3")[0], icc.Coefficient, 1e-11, "ICC");
            Close.Relative(e.Numbers("icc3")[1], icc.Interval.Low, 1e-7, "ICC low");
            Close.Relative(e.Numbers("icc3")[2], icc.Interval.High, 1e-7, "ICC high");
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Leaving_the_worst_case_out_agrees(int n)
    {
        var (x, y, e) = Load(n);
        if (!e.Has("outlier"))
        {
            return;
        }

        var expected = e.Numbers("outlier");
        var influence = LeaveOneOut.Of(x, y).Cases[(int)expected[0]];
        Close.Relative(expected[1], influence.StudentisedDifference, 1e-10, "studentised");
        Close.Relative(expected[2], influence.SlopeWithout, 1e-9, "slope");
        Close.Relative(expected[3], influence.SlopePValueWithout, 1e-8, "slope p");
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Friedman_agrees(int n)
    {
        var (x, y, e) = Load(n);
        var test = FriedmanTest.Of([x, y, [.. x.Select((v, i) => ((int)Math.Round(10 * v) + (i % 3) - 1) / 10.0)]]);
        Expect(e, "friedman", test.Statistic, 1e-11);
        Expect(e, "friedman_p", test.PValue, 1e-9);
    }

    private static void Expect(JsonElement e, string name, double actual, double tolerance)
    {
        if (e.Has(name))
        {
            Close.Relative(e.Number(name), actual, tolerance, $"{name}, n = {e.Number("n")}");
        }
    }

    private static void Ends(JsonElement e, string name, Interval actual, double tolerance)
    {
        if (e.Has(name))
        {
            Close.Relative(e.Numbers(name)[0], actual.Low, tolerance, $"{name} low, n = {e.Number("n")}");
            Close.Relative(e.Numbers(name)[1], actual.High, tolerance, $"{name} high, n = {e.Number("n")}");
        }
    }

    /// <summary>The columns of make_large.py.</summary>
    private static (double[] X, double[] Y, JsonElement Expected) Load(int n)
    {
        var state = (ulong)(20260217 + n);
        int Draw(int count)
        {
            state = ((state * 1103515245) + 12345) % (1UL << 31);
            return (int)((state >> 8) % (ulong)count);
        }

        double[] x = new double[n], y = new double[n];
        for (var i = 0; i < n; i++)
        {
            var tenths = 500 + Draw(400);
            x[i] = tenths / 10.0;
            y[i] = (tenths + Draw(21) + Draw(21) + Draw(21) - 27) / 10.0;
        }

        return (x, y, All.Single(r => (int)r.Number("n") == n));
    }
}
