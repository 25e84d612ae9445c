using Bench.Statistics.Association;
using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>
/// Whether the difference changes with the size of the measurement, and limits of agreement that change with it
/// (Bland and Altman 1999, section 3). On the mean of both methods the test of the slope equals Pitman and Morgan's test of equal
/// variances.
/// </summary>
public sealed record ProportionalBias
{
    /// <summary>What the differences were regressed on; the choice alone can change the verdict, so both should be shown.</summary>
    public required HorizontalAxis Axis { get; init; }

    /// <summary>Difference on the horizontal axis: its slope is the proportional bias, its p-value the test.</summary>
    public required LinearRegression Line { get; init; }

    /// <summary>Absolute residuals of that line on the horizontal axis: its slope tells whether the spread changes.</summary>
    public required LinearRegression Spread { get; init; }

    /// <summary>
    /// Breusch–Pagan statistic in Koenker's form, n·R² of squared residuals on the axis; NaN where the line leaves no residuals.
    /// </summary>
    public required double BreuschPagan { get; init; }

    /// <summary>p of equal spread by that statistic (chi-squared, 1 degree of freedom).</summary>
    public required double BreuschPaganPValue { get; init; }

    /// <summary>Fraction of differences that the limits are to hold.</summary>
    public required double Coverage { get; init; }

    /// <summary>Whether the slope differs from zero at a level of significance.</summary>
    /// <param name="alpha">Level of significance.</param>
    public bool IsProportional(double alpha = 0.05) => Line.SlopePValue < alpha;

    /// <summary>Whether the spread changes along the axis at a level of significance.</summary>
    /// <param name="alpha">Level of significance.</param>
    public bool IsSpreadUnequal(double alpha = 0.05) => Spread.SlopePValue < alpha;

    /// <summary>Regresses the differences on the horizontal axis.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="axis">Mean of both, or reference.</param>
    /// <param name="scale">How differences are made; logarithms on the ratio scale.</param>
    /// <param name="coverage">Fraction of differences that the limits are to hold.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is not between 0 and 1.</exception>
    public static ProportionalBias Of(
        IReadOnlyList<double> reference,
        IReadOnlyList<double> predicted,
        HorizontalAxis axis = HorizontalAxis.Mean,
        DifferenceScale scale = DifferenceScale.Absolute,
        double coverage = 0.95,
        double level = 0.95)
    {
        Require.Level(coverage);
        var data = ScaledDifferences.Of(reference, predicted, scale, axis);
        var line = LinearRegression.Of(data.Horizontal, data.Differences, level, data.Magnitude);
        var residuals = data.Horizontal.Zip(data.Differences, (x, d) => line.ResidualDeviation == 0 ? 0 : d - line.At(x)).ToArray();
        var spread = LinearRegression.Of(data.Horizontal, [.. residuals.Select(Math.Abs)], level);
        var squares = LinearRegression.Of(data.Horizontal, [.. residuals.Select(e => e * e)], level);
        var statistic = line.Count < 3 ? double.NaN : line.Count * squares.RSquared;
        return new ProportionalBias
        {
            Axis = axis,
            Line = line with { ExcludedCount = data.ExcludedCount + data.OutsideScaleCount },
            Spread = spread,
            BreuschPagan = statistic,
            BreuschPaganPValue = ChiSquaredDistribution.Upper(statistic, 1),
            Coverage = coverage,
        };
    }
}
