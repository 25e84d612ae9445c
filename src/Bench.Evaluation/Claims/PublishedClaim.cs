using Bench.Core;

namespace Bench.Evaluation.Claims;

/// <summary>One number as it is printed in one place. The same quantity printed twice is two claims.</summary>
/// <param name="Id">Identifier within the study, e.g. <c>table1.EDV.bias</c>.</param>
/// <param name="Statement">The claim for a reader.</param>
/// <param name="Where">Where it is printed.</param>
/// <param name="Measure">What it speaks of.</param>
/// <param name="Statistic">Which number of that.</param>
/// <param name="Value">The printed number, in <paramref name="Unit"/>.</param>
/// <param name="Decimals">Decimals printed: the number is known to half a unit of the last.</param>
/// <param name="Unit">Unit; empty for ratios and counts.</param>
/// <param name="N">Mice (or whatever the unit of analysis is) behind it; null where it has none.</param>
/// <param name="Structure">Structure, for Dice.</param>
/// <param name="Phase">Phase, for Dice; null for the mean of ED and ES.</param>
/// <param name="Quantity">Quantity, for agreement.</param>
/// <param name="Subject">What is counted, set or tested, where the above do not say it; e.g. <c>images.train</c>.</param>
/// <param name="Parts">Identifiers of the counts that must add up to this one.</param>
public sealed record PublishedClaim(
    string Id,
    string Statement,
    string Where,
    ClaimMeasure Measure,
    ClaimStatistic Statistic,
    double Value,
    int Decimals,
    string Unit,
    int? N = null,
    Structure? Structure = null,
    CardiacPhase? Phase = null,
    Quantity? Quantity = null,
    string? Subject = null,
    IReadOnlyList<string>? Parts = null)
{
    /// <summary>Half a unit of the last printed decimal.</summary>
    public double HalfUnit => 0.5 * Math.Pow(10, -Decimals);

    /// <summary>What the number is, whatever the place: claims with the same key must agree.</summary>
    public (ClaimMeasure Measure, ClaimStatistic Statistic, Structure? Structure, CardiacPhase? Phase, Quantity? Quantity, string? Subject) Key =>
        (Measure, Statistic, Structure, Phase, Quantity, Subject);
}
