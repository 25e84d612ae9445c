using System.Text.Json.Serialization;
using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>What Dice depends on.</summary>
public enum DiceFactor
{
    /// <summary>Blood pool against myocardium.</summary>
    Structure,

    /// <summary>End-diastole against end-systole.</summary>
    Phase,

    /// <summary>How much the difference between structures changes with the phase.</summary>
    Interaction,
}

/// <summary>
/// One effect on Dice over mice that have all four values: of the 2 × 2 analysis of variance with both factors repeated on every mouse, or,
/// where structure or phase is named, of the paired t-test within it. Each has one degree of freedom, so F is t².
/// </summary>
/// <param name="Factor">What is compared.</param>
/// <param name="Structure">The structure within which phases are compared; null for the mean of both.</param>
/// <param name="Phase">The phase at which structures are compared; null for the mean of ED and ES.</param>
/// <param name="Count">Mice.</param>
/// <param name="TStatistic">t with n − 1 degrees of freedom, of the sign of the difference; F is its square.</param>
/// <param name="PValue">Two-sided p.</param>
public sealed record DiceEffect(
    DiceFactor Factor, Structure? Structure, CardiacPhase? Phase, int Count, double TStatistic, double PValue)
{
    /// <summary>
    /// Blood pool less myocardium; ED less ES; for the interaction, the first difference at ED less that at ES. With its 95 % interval.
    /// </summary>
    [JsonRequired, FlatKeys("difference", "low", "high")]
    public Estimate Difference { get; init; } = Estimate.Undefined;
}
