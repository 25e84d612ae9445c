using Bench.Core;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Units that a study may print its numbers in, and those in which they are measured here: µL, mg, percent for EF, fractions for Dice.
/// </summary>
internal static class ClaimUnit
{
    /// <summary>What a number found here is multiplied by, to be in a claim's unit.</summary>
    /// <param name="claim">A claim on Dice or agreement.</param>
    /// <returns>NaN where the unit is not known.</returns>
    public static double Scale(PublishedClaim claim) => claim switch
    {
        { Statistic: ClaimStatistic.PearsonR or ClaimStatistic.TTestP or ClaimStatistic.DiceErrorSpearman or ClaimStatistic.PBelow } => 1,
        { Measure: ClaimMeasure.Dice } => claim.Unit switch { "" => 1, "%" => 100, _ => double.NaN },
        { Quantity: { } quantity } => Scale(quantity, claim.Unit),
        _ => double.NaN,
    };

    /// <summary>What the points of a quantity are multiplied by, to be in the units used here.</summary>
    /// <param name="study">Whose claims say the unit.</param>
    /// <param name="quantity">The quantity.</param>
    /// <returns>1 where no claim says a unit; NaN where it is not known.</returns>
    public static double PointScale(PublishedStudy study, Quantity quantity) =>
        study.Claims.FirstOrDefault(
            c =>
                c.Measure == ClaimMeasure.Agreement
                    && c.Quantity == quantity
                    && c.Statistic is ClaimStatistic.Bias or ClaimStatistic.ReferenceMean or ClaimStatistic.PredictedMean) is { } claim
            ? 1 / Scale(quantity, claim.Unit)
            : 1;

    private static double Scale(Quantity quantity, string unit) => (quantity, unit) switch
    {
        _ when Vocabulary.IsFraction(quantity) => unit switch { "%" => 1, "" => 0.01, _ => double.NaN },
        (Quantity.MassAtEndDiastole or Quantity.MassAtEndSystole, "mg") => 1,
        (Quantity.MassAtEndDiastole or Quantity.MassAtEndSystole, "g") => 0.001,
        (Quantity.MassAtEndDiastole or Quantity.MassAtEndSystole, _) => double.NaN,
        (_, "µL" or "μL" or "µl" or "μl" or "uL" or "ul" or "mm³" or "mm^3" or "mm3") => 1,
        (_, "ml" or "mL" or "cm³" or "cm^3" or "cm3") => 0.001,
        _ => double.NaN,
    };
}
