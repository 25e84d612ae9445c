using System.Globalization;
using Bench.Statistics.Distributions;
using Bench.Testing;

namespace Bench.Statistics.Tests.Golden;

/// <summary>
/// Every distribution function for parameters up to 1e6 and tails down to 1e-300, against mpmath (tails.tsv, make_tails.py).
/// </summary>
public class GoldenTailTests
{
    private const double Tolerance = 2e-11;

    public static TheoryData<string> Kinds => ["t", "chi2", "F", "binomial", "normal", "kolmogorov", "noncentral", "range"];

    private static IEnumerable<Row> Rows { get; } =
        [.. File.ReadLines(RepositoryFolder.Combine("tests", "Bench.Statistics.Tests", "Golden", "tails.tsv")).Skip(1).Select(Row.Of)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_tails_agree_with_mpmath(string kind)
    {
        var rows = Rows.Where(r => r.Kind == kind).ToArray();
        Assert.True(rows.Length > 5, $"{kind}: {rows.Length} rows");
        Assert.All(rows, r =>
        {
            var (lower, upper) = Tails(r);
            Assert.InRange(lower, 0, 1);
            Assert.InRange(upper, 0, 1);
            Close.Relative(r.Lower, lower, Tolerance, $"lower {r}");
            Close.Relative(r.Upper, upper, Tolerance, $"upper {r}");
        });
    }

    [Theory]
    [InlineData("t")]
    [InlineData("chi2")]
    [InlineData("F")]
    [InlineData("normal")]
    public void Quantiles_invert_the_tails_of_mpmath(string kind)
    {
        // A lower tail that is not close to 1 fixes its argument to as many digits as it has itself, divided by the slope in logarithms.
        Assert.All(Rows.Where(r => r.Kind == kind && r.Lower < 0.9), r =>
        {
            var back = Quantile(r);
            var (lower, _) = Tails(r with { Argument = back });
            Close.Relative(r.Lower, lower, 1e-9, $"quantile {back:R} of {r}");
        });
    }

    private static (double Lower, double Upper) Tails(Row r) => r.Kind switch
    {
        "t" => (StudentTDistribution.Lower(r.Argument, r.A), StudentTDistribution.Upper(r.Argument, r.A)),
        "chi2" => (ChiSquaredDistribution.Lower(r.Argument, r.A), ChiSquaredDistribution.Upper(r.Argument, r.A)),
        "F" => (FisherFDistribution.Lower(r.Argument, r.A, r.B), FisherFDistribution.Upper(r.Argument, r.A, r.B)),
        // For a fair coin the upper tail is the lower one of the failures; elsewhere 1 − p is not a double.
        "binomial" => (
            BinomialDistribution.Lower((int)r.Argument, (int)r.A, r.B),
            r.B == 0.5 ? BinomialDistribution.Lower((int)r.A - (int)r.Argument - 1, (int)r.A, r.B) : r.Upper),
        "normal" => (NormalDistribution.Lower(r.Argument), NormalDistribution.Upper(r.Argument)),
        "kolmogorov" => (r.Lower, KolmogorovDistribution.Upper(r.Argument)),
        "noncentral" => (NoncentralTDistribution.Lower(r.Argument, r.A, r.B), NoncentralTDistribution.Upper(r.Argument, r.A, r.B)),
        _ => (r.Lower, StudentizedRange.Upper(r.Argument, (int)r.A)),
    };

    private static double Quantile(Row r) => r.Kind switch
    {
        "t" => StudentTDistribution.Quantile(r.Lower, r.A),
        "chi2" => ChiSquaredDistribution.Quantile(r.Lower, r.A),
        "F" => FisherFDistribution.Quantile(r.Lower, r.A, r.B),
        _ => NormalDistribution.Quantile(r.Lower),
    };

    private sealed record Row(string Kind, double Argument, double A, double B, double Lower, double Upper)
    {
        public static Row Of(string line)
        {
            var cells = line.Split('\t');
            double Number(int place) => double.Parse(cells[place], CultureInfo.InvariantCulture);
            return new Row(cells[0], Number(1), Number(2), Number(3), Number(4), Number(5));
        }
    }
}
