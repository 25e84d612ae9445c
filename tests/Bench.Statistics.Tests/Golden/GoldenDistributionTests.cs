using System.Text.Json;
using Bench.Statistics.Distributions;

namespace Bench.Statistics.Tests.Golden;

/// <summary>Distributions against SciPy (golden.json); the noncentral t against adaptive quadrature there.</summary>
public class GoldenDistributionTests
{
    [Fact]
    public void Quantiles_agree_to_1e_minus_11()
    {
        foreach (var row in GoldenFile.All("distributions", "quantiles"))
        {
            var (p, a, b) = (row.Number("p"), Optional(row, "a"), Optional(row, "b"));
            var actual = Kind(row) switch
            {
                "normal" => NormalDistribution.Quantile(p),
                "t" => StudentTDistribution.Quantile(p, a),
                "chi2" => ChiSquaredDistribution.Quantile(p, a),
                _ => FisherFDistribution.Quantile(p, a, b),
            };
            if (p == 0.5 && Kind(row) is "normal" or "t" && Math.Abs(row.Number("quantile")) < 1e-12)
            {
                Assert.Equal(0, actual, 1e-14);
                continue;
            }

            Close.Relative(row.Number("quantile"), actual, 1e-11, row.GetRawText());
        }
    }

    [Fact]
    public void Tails_agree_to_1e_minus_11()
    {
        foreach (var row in GoldenFile.All("distributions", "tails"))
        {
            var (x, a, b) = (row.Number("x"), Optional(row, "a"), Optional(row, "b"));
            var actual = Kind(row) switch
            {
                "normal" => NormalDistribution.Upper(x),
                "t" => StudentTDistribution.Upper(x, a),
                "chi2" => ChiSquaredDistribution.Upper(x, a),
                "kolmogorov" => KolmogorovDistribution.Upper(x),
                _ => FisherFDistribution.Upper(x, a, b),
            };
            Close.Relative(row.Number("upper"), actual, 1e-11, row.GetRawText());
        }
    }

    [Fact]
    public void Noncentral_t_agrees_to_1e_minus_12()
    {
        foreach (var row in GoldenFile.All("distributions", "noncentral_t"))
        {
            var actual = NoncentralTDistribution.Lower(row.Number("t"), row.Number("df"), row.Number("delta"));
            Assert.True(Math.Abs(row.Number("lower") - actual) < 1e-12, $"{row.GetRawText()}: {actual:R}");
        }
    }

    [Fact]
    public void Studentised_range_agrees()
    {
        foreach (var row in GoldenFile.All("distributions", "studentized_range"))
        {
            Close.Relative(row.Number("upper"), StudentizedRange.Upper(row.Number("q"), (int)row.Number("k")), 1e-9, row.GetRawText());
        }
    }

    [Fact]
    public void Binomial_test_agrees()
    {
        foreach (var row in GoldenFile.All("distributions", "binomial"))
        {
            var (k, n) = ((int)row.Number("k"), (int)row.Number("n"));
            Close.Relative(row.Number("p"), BinomialDistribution.TwoSidedFair(k, n), 1e-11, row.GetRawText());
        }
    }

    private static string Kind(JsonElement row) => row.GetProperty("kind").GetString()!;

    private static double Optional(JsonElement row, string name) => row.Has(name) ? row.Number(name) : double.NaN;
}
