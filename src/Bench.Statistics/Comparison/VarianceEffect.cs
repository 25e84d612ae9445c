namespace Bench.Statistics.Comparison;

/// <summary>One effect of an analysis of variance with one degree of freedom.</summary>
/// <param name="Difference">
/// Mean of the contrast in the unit of the measurement: second level less first; for the interaction the difference of differences.
/// </param>
/// <param name="DifferenceInterval">t interval of the contrast.</param>
/// <param name="FStatistic">F with 1 and n − 1 degrees of freedom; NaN where the contrast does not vary.</param>
/// <param name="DenominatorDegrees">n − 1.</param>
/// <param name="PValue">p of no effect.</param>
/// <param name="PartialEtaSquared">F/(F + n − 1): the part of the variance that the effect explains, beside the other effects.</param>
public sealed record VarianceEffect(
    double Difference, Interval DifferenceInterval, double FStatistic, int DenominatorDegrees, double PValue, double PartialEtaSquared);
