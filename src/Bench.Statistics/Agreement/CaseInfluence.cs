namespace Bench.Statistics.Agreement;

/// <summary>What one case does to an agreement: everything "without" is computed from the other cases alone.</summary>
/// <param name="Index">Row in the columns given, from 0.</param>
/// <param name="Difference">Predicted − reference.</param>
/// <param name="StudentisedDifference">
/// (Difference − mean of the others) over its standard error from the others; t-distributed, n − 2.
/// </param>
/// <param name="OutlierPValue">Two-sided p of that, times n (Bonferroni), at most 1: Grubbs' test for the most extreme case.</param>
/// <param name="IsOutsideLimits">Whether the difference lies outside the limits of all cases.</param>
/// <param name="BiasWithout">Bias without the case.</param>
/// <param name="LowerLimitWithout">Lower limit without the case.</param>
/// <param name="UpperLimitWithout">Upper limit without the case.</param>
/// <param name="SlopeWithout">Slope of difference on the axis without the case.</param>
/// <param name="SlopePValueWithout">Its p.</param>
/// <param name="ChangesProportionalVerdict">Whether leaving the case out moves the slope's p across α.</param>
public sealed record CaseInfluence(
    int Index,
    double Difference,
    double StudentisedDifference,
    double OutlierPValue,
    bool IsOutsideLimits,
    double BiasWithout,
    double LowerLimitWithout,
    double UpperLimitWithout,
    double SlopeWithout,
    double SlopePValueWithout,
    bool ChangesProportionalVerdict);
