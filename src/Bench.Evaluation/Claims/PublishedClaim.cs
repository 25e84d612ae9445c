using Bench.Core;

namespace Bench.Evaluation.Claims;

/// <summary>One published number and what is needed to judge it.</summary>
/// <param name="Id">Identifier within the study, e.g. <c>agreement.EDV.bias</c>.</param>
/// <param name="Statement">The claim for a reader.</param>
/// <param name="Where">Where it is printed.</param>
/// <param name="Measure">Which part of a result it speaks of.</param>
/// <param name="Statistic">Which number of that part.</param>
/// <param name="Value">The printed number, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Decimals">Decimals printed: the number is known to half a unit of the last.</param>
/// <param name="StandardDeviation">Printed SD over mice; for means.</param>
/// <param name="Structure">Structure, for Dice.</param>
/// <param name="Phase">Phase, for Dice; null for the mean of ED and ES.</param>
/// <param name="Quantity">Quantity, for agreement.</param>
/// <param name="LimitLower">Printed lower limit of agreement.</param>
/// <param name="LimitUpper">Printed upper limit of agreement.</param>
public sealed record PublishedClaim(
    string Id,
    string Statement,
    string Where,
    ClaimMeasure Measure,
    ClaimStatistic Statistic,
    double Value,
    string Unit,
    int Decimals,
    double? StandardDeviation = null,
    Structure? Structure = null,
    CardiacPhase? Phase = null,
    Quantity? Quantity = null,
    double? LimitLower = null,
    double? LimitUpper = null);
