using System.Globalization;
using Bench.Statistics.Distributions;
using Bench.Testing;

namespace Bench.Statistics.Tests.Golden;

/// <summary>The functions that every distribution rests on, to the last digits, against mpmath (special.tsv, make_special.py).</summary>
public class GoldenSpecialTests
{
    private const double Tolerance = 2e-15;

    private static IEnumerable<(string Name, double Argument, double Value)> Rows { get; } =
    [
        .. File.ReadLines(RepositoryFolder.Combine("tests", "Bench.Statistics.Tests", "Golden", "special.tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => (
                cells[0],
                double.Parse(cells[1], CultureInfo.InvariantCulture),
                double.Parse(cells[2], CultureInfo.InvariantCulture))),
    ];

    [Theory]
    [InlineData("normal", 54)]
    [InlineData("quantile", 28)]
    [InlineData("loggamma", 26)]
    public void Agrees_with_mpmath_to_the_last_digits(string name, int rows)
    {
        var all = Rows.Where(r => r.Name == name).ToArray();

        Assert.Equal(rows, all.Length);
        Assert.All(all, r =>
        {
            var value = name switch
            {
                "normal" => NormalDistribution.Lower(r.Argument),
                "quantile" => NormalDistribution.Quantile(r.Argument),
                _ => LogGamma.Of(r.Argument),
            };

            // ln Γ is 0 at 1 and 2: there its error is that of Γ.
            var scale = name == "loggamma" ? Math.Max(1, Math.Abs(r.Value)) : Math.Abs(r.Value);
            Assert.True(Math.Abs(value - r.Value) <= Tolerance * scale, $"{name}({r.Argument:R}) = {value:R}, not {r.Value:R}");
        });
    }

    [Fact]
    public void Ends_and_undefined_arguments_have_their_values()
    {
        Assert.Equal((0, 1), (NormalDistribution.Lower(double.NegativeInfinity), NormalDistribution.Lower(double.PositiveInfinity)));
        Assert.Equal(0, NormalDistribution.Density(double.PositiveInfinity));
        Assert.True(double.IsNaN(NormalDistribution.Lower(double.NaN)));
        Assert.Equal(0.5, NormalDistribution.Lower(0));
        Assert.Equal(0, NormalDistribution.Quantile(0.5));
    }
}
