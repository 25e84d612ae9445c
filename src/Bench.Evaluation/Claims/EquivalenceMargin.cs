using Bench.Core;

namespace Bench.Evaluation.Claims;

/// <summary>
/// The largest difference from a published number that would not matter, stated beforehand: 0.02 of Dice, 3 points of ejection fraction,
/// and a twentieth of the published mean of other quantities for a bias. Limits of agreement and correlations have none: their intervals
/// are too wide to show equivalence with the numbers of mice at hand. A claim may state its own.
/// </summary>
public static class EquivalenceMargin
{
    /// <summary>For mean Dice.</summary>
    public const double Dice = 0.02;

    /// <summary>For the bias of the ejection fraction, percentage points.</summary>
    public const double EjectionFraction = 3;

    /// <summary>For the bias of another quantity, as a share of its published mean by the expert.</summary>
    public const double ShareOfMean = 0.05;

    /// <summary>The margin of a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="study">Where its quantity's mean is printed.</param>
    /// <returns>In the claim's unit; NaN where there is none.</returns>
    public static double Of(PublishedClaim claim, PublishedStudy study)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(study);
        return claim switch
        {
            { Margin: { } stated } => stated,
            { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.Mean } => Dice,
            { Statistic: ClaimStatistic.Bias, Quantity: Quantity.EjectionFraction } => EjectionFraction,
            { Statistic: ClaimStatistic.Bias } =>
                ShareOfMean * (
                    study.Claims.FirstOrDefault(c => c.Key == claim.Key with { Statistic = ClaimStatistic.ReferenceMean })?.Value
                        ?? double.NaN),
            _ => double.NaN,
        };
    }
}
