using Bench.Statistics.Agreement;
using Bench.Statistics.Association;
using Bench.Statistics.Comparison;

namespace Bench.Statistics.Tests.Evidence;

/// <summary>
/// The digitised points of Figure 3 against Table 1 of the 2025 draft (within reading error) and against the re-analysis made with
/// SciPy 1.10.1 (to the digits it was printed with).
/// </summary>
public class PublishedTableTests
{
    // Table 1: bias, limits, p; Figure 3: r. Reading error 0.1 µL, 0.2 points, 0.3 mg, plus rounding of the print.
    [Theory]
    [InlineData("edv", 0.6, -6.0, 7.1, 0.365, 0.94, 0.15)]
    [InlineData("esv", 0.4, -3.2, 3.9, 0.330, 0.99, 0.15)]
    [InlineData("sv", 0.3, -6.4, 6.9, 0.696, 0.92, 0.15)]
    [InlineData("ef", -0.2, -5.7, 5.3, 0.698, 0.98, 0.25)]
    [InlineData("mass-ed", 2.3, -12.8, 17.4, 0.165, 0.96, 0.35)]
    [InlineData("mass-es", 1.6, -13.0, 16.3, 0.299, 0.96, 0.35)]
    public void Table_1_follows_from_the_points(string quantity, double bias, double low, double high, double p, double r, double reading)
    {
        var (reference, predicted) = PublishedPoints.Of(quantity);
        var agreement = BlandAltman.Of(reference, predicted, new BlandAltmanOptions { Deviation = DeviationConvention.Population });
        Assert.Equal(25, agreement.Count);
        Assert.InRange(agreement.Bias, bias - reading, bias + reading);
        Assert.InRange(agreement.LowerLimit, low - reading, low + reading);
        Assert.InRange(agreement.UpperLimit, high - reading, high + reading);
        Assert.InRange(PairedTTest.Of(reference, predicted).PValue, p - 0.02, p + 0.02);
        Assert.InRange(PearsonCorrelation.Of(reference, predicted).Coefficient, r - 0.0075, r + 0.0075);
    }

    [Theory]
    [InlineData("edv", 0.633, -0.788, 2.054, 3.442, 0.010, .885, .942, .367)]
    [InlineData("esv", 0.378, -0.379, 1.135, 1.833, 0.063, .072, .985, .313)]
    [InlineData("sv", 0.271, -1.147, 1.690, 3.437, 0.247, .008, .892, .697)]
    [InlineData("ef", -0.214, -1.396, 0.968, 2.865, 0.140, .003, .970, .712)]
    [InlineData("mass-ed", 2.272, -0.963, 5.507, 7.837, -0.048, .440, .953, .160)]
    [InlineData("mass-es", 1.592, -1.541, 4.725, 7.591, 0.020, .749, .957, .305)]
    public void The_points_give_the_re_analysis(
        string quantity,
        double bias,
        double biasLow,
        double biasHigh,
        double deviation,
        double slope,
        double slopeP,
        double concordance,
        double p)
    {
        var (reference, predicted) = PublishedPoints.Of(quantity);
        var agreement = BlandAltman.Of(reference, predicted);
        Close.Decimals(bias, agreement.Bias, 3);
        Close.Ends(biasLow, biasHigh, agreement.BiasInterval, 3);
        Close.Decimals(deviation, agreement.StandardDeviation, 3);
        var line = LinearRegression.Of([.. agreement.Points.Select(x => x.Horizontal)], [.. agreement.Points.Select(x => x.Difference)]);
        Close.Decimals(slope, line.Slope, 3);
        Close.Decimals(slopeP, line.SlopePValue, 3);
        Close.Decimals(concordance, ConcordanceCorrelation.Of(reference, predicted).Coefficient, 3);
        Close.Decimals(p, PairedTTest.Of(reference, predicted).PValue, 3);
    }

    [Theory]
    [InlineData("edv", -8.97, -4.71, 5.98, 10.23)]
    [InlineData("esv", -4.74, -2.47, 3.23, 5.49)]
    [InlineData("sv", -9.31, -5.07, 5.61, 9.86)]
    [InlineData("ef", -8.20, -4.66, 4.24, 7.78)]
    [InlineData("mass-ed", -19.59, -9.90, 14.45, 24.13)]
    [InlineData("mass-es", -19.58, -10.20, 13.38, 22.77)]
    public void The_points_give_the_exact_intervals_of_the_limits(
        string quantity, double lowLow, double lowHigh, double highLow, double highHigh)
    {
        var (reference, predicted) = PublishedPoints.Of(quantity);
        var agreement = BlandAltman.Of(reference, predicted);
        Close.Ends(lowLow, lowHigh, agreement.LowerLimitInterval, 2);
        Close.Ends(highLow, highHigh, agreement.UpperLimitInterval, 2);
    }

    [Fact]
    public void Ejection_fraction_is_equivalent_within_1_point_2_but_not_within_1()
    {
        var (reference, predicted) = PublishedPoints.Of("ef");
        double P(double margin) => EquivalenceTest.Of(reference, predicted, margin).PValue;
        Close.Decimals(.091, P(1), 3);
        Close.Decimals(.049, P(1.2), 3);
        Close.Decimals(.017, P(1.5), 3);
        Close.Decimals(.002, P(2), 3);
        Assert.True(EquivalenceTest.Of(reference, predicted, 1.2).IsEquivalent);
        Assert.False(EquivalenceTest.Of(reference, predicted, 1).IsEquivalent);
    }

    [Fact]
    public void Proportional_bias_of_ejection_fraction_leans_on_point_22_and_on_the_axis()
    {
        var (reference, predicted) = PublishedPoints.Of("ef");
        var at = Array.FindIndex(reference, v => v == 35.76);
        Assert.Equal(26.69, predicted[at]);
        var kept = Enumerable.Range(0, 25).Where(i => i != at).ToArray();
        var without = BlandAltman.Of([.. kept.Select(i => reference[i])], [.. kept.Select(i => predicted[i])]);
        var line = LinearRegression.Of([.. without.Points.Select(x => x.Horizontal)], [.. without.Points.Select(x => x.Difference)]);
        Close.Decimals(.081, line.Slope, 3);
        Close.Decimals(.072, line.SlopePValue, 3);

        var onReference = BlandAltman.Of(reference, predicted, new BlandAltmanOptions { Axis = HorizontalAxis.Reference });
        var other = LinearRegression.Of(
            [.. onReference.Points.Select(x => x.Horizontal)], [.. onReference.Points.Select(x => x.Difference)]);
        Close.Decimals(.126, other.Slope, 3);
        Close.Decimals(.016, other.SlopePValue, 3);
    }

    [Fact]
    public void Without_point_22_neither_slope_is_significant()
    {
        var (reference, predicted) = PublishedPoints.Of("ef");
        var at = Array.IndexOf(reference, 35.76);
        var (x, y) = PublishedPoints.Of("sv");
        var stroke = ProportionalBias.Of([.. x.Where((_, i) => i != at)], [.. y.Where((_, i) => i != at)]);
        Close.Decimals(.183, stroke.Line.Slope, 3);
        Close.Decimals(.059, stroke.Line.SlopePValue, 3);

        var ejection = BlandAltman.Of([.. reference.Where((_, i) => i != at)], [.. predicted.Where((_, i) => i != at)]);
        var ranks = SpearmanCorrelation.Of([.. ejection.Points.Select(p => p.Horizontal)], [.. ejection.Points.Select(p => p.Difference)]);
        Close.Decimals(.42, ranks.Coefficient, 2);
        Close.Decimals(.043, ranks.PValue, 3);
    }
}
