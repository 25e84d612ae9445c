using Bench.Statistics.Association;

namespace Bench.Statistics.Tests.Evidence;

/// <summary>
/// NIST Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd, public domain): certified to 15 digits. The digits asked for
/// here are those that a double can hold of such data (logarithm of the relative error).
/// </summary>
public class NistTests
{
    // StRD Norris, linear regression, lower difficulty.
    private static readonly double[] NorrisX =
    [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6,
        777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6,
        556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1,
        887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    ];

    private static readonly double[] NorrisY =
    [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1,
        778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8,
        557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3,
        888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ];

    // StRD Michelso: Michelson's speed of light, 1879, in millions of metres per second.
    private static double[] Michelson =>
        [
            299.85, 299.74, 299.90, 300.07, 299.93, 299.85, 299.95, 299.98, 299.98, 299.88,
            300.00, 299.98, 299.93, 299.65, 299.76, 299.81, 300.00, 300.00, 299.96, 299.96,
            299.96, 299.94, 299.96, 299.94, 299.88, 299.80, 299.85, 299.88, 299.90, 299.84,
            299.83, 299.79, 299.81, 299.88, 299.88, 299.83, 299.80, 299.79, 299.76, 299.80,
            299.88, 299.88, 299.88, 299.86, 299.72, 299.72, 299.62, 299.86, 299.97, 299.95,
            299.88, 299.91, 299.85, 299.87, 299.84, 299.84, 299.85, 299.84, 299.84, 299.84,
            299.89, 299.81, 299.81, 299.82, 299.80, 299.77, 299.76, 299.74, 299.75, 299.76,
            299.91, 299.92, 299.89, 299.86, 299.88, 299.72, 299.84, 299.85, 299.85, 299.78,
            299.89, 299.84, 299.78, 299.81, 299.76, 299.81, 299.79, 299.81, 299.82, 299.85,
            299.87, 299.87, 299.81, 299.74, 299.81, 299.94, 299.95, 299.80, 299.81, 299.87,
        ];

    [Fact]
    public void Norris_to_11_digits()
    {
        var line = LinearRegression.Of(NorrisX, NorrisY);
        Assert.Equal(36, line.Count);
        Close.Relative(-0.262323073774029, line.Intercept, 1e-11, "B0");
        Close.Relative(1.00211681802045, line.Slope, 1e-13, "B1");
        Close.Relative(0.232818234301152, line.InterceptError, 1e-12, "SE of B0");
        Close.Relative(0.429796848199937E-03, line.SlopeError, 1e-12, "SE of B1");
        Close.Relative(0.884796396144373, line.ResidualDeviation, 1e-12, "residual SD");
        Close.Relative(0.999993745883712, line.RSquared, 1e-14, "R²");
    }

    [Fact]
    public void Michelson_to_13_digits()
    {
        Close.Relative(299.852400000000, Summary.Of(Michelson).Mean, 1e-15);
        Close.Relative(0.0790105478190518, Summary.Of(Michelson).StandardDeviation, 1e-13);
    }

    // StRD NumAcc1 to NumAcc4: data made to break one-pass variances.
    [Fact]
    public void Numerically_hard_columns()
    {
        var first = Summary.Of([10000001, 10000003, 10000002]);
        Close.Relative(10000002, first.Mean, 0);
        Close.Relative(1, first.StandardDeviation, 0);
        Alternating(1.2, 1.1, 1.3, 1e-14, 1e-13);
        Alternating(1000000.2, 1000000.1, 1000000.3, 1e-15, 1e-9);
        Alternating(10000000.2, 10000000.1, 10000000.3, 1e-15, 1e-7);
    }

    private static void Alternating(double middle, double low, double high, double meanTolerance, double deviationTolerance)
    {
        double[] values = [middle, .. Enumerable.Range(0, 1000).Select(i => i % 2 == 0 ? low : high)];
        Close.Relative(middle, Summary.Of(values).Mean, meanTolerance, "mean");
        Close.Relative(0.1, Summary.Of(values).StandardDeviation, deviationTolerance, "SD");
    }
}
