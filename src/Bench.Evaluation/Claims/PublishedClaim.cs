using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>
/// One number as it is printed in one place. The same quantity printed twice is two claims. <c>docs/claims.md</c> explains the fields.
/// </summary>
/// <param name="Id">Identifier within the study, e.g. <c>table1.EDV.bias</c>.</param>
/// <param name="Statement">The claim for a reader.</param>
/// <param name="Place">Where it is printed.</param>
/// <param name="Measure">What it speaks of.</param>
/// <param name="Statistic">Which number of that.</param>
/// <param name="Printed">The number as printed, in <paramref name="Unit"/>; its last digit says how precisely it is known.</param>
/// <param name="Unit">Unit; empty for ratios and counts.</param>
/// <param name="Judged">How it is to be judged.</param>
/// <param name="N">Mice (or whatever the unit of analysis is) behind it; null where it has none.</param>
/// <param name="Structure">Structure, for Dice.</param>
/// <param name="Phase">Phase, for Dice; null for the mean of ED and ES.</param>
/// <param name="Quantity">Quantity, for agreement.</param>
/// <param name="Subject">What is counted, set or tested, where the above do not say it; e.g. <c>images.train</c>.</param>
/// <param name="Parts">Identifiers of the numbers that must add up to this one.</param>
/// <param name="Ratio">Identifiers of the two numbers whose quotient, first over second, this one is.</param>
/// <param name="Granularity">
/// Step between the single values behind a mean, e.g. 1 for ages in whole weeks; null where they are not of steps.
/// </param>
/// <param name="Convention">How the number was made, where it is not as the study's conventions say.</param>
/// <param name="Margin">
/// Largest difference from it that would not matter, in <paramref name="Unit"/>; null for the default of <see cref="EquivalenceMargin"/>.
/// </param>
/// <param name="Effect">Effect on Dice that a <see cref="ClaimStatistic.PBelow"/> tests; null elsewhere.</param>
/// <param name="NotComparable">Why no evaluation here speaks of the same thing, as a sentence; null where one can.</param>
public sealed record PublishedClaim(
    string Id,
    string Statement,
    ClaimPlace Place,
    ClaimMeasure Measure,
    ClaimStatistic Statistic,
    string Printed,
    string Unit,
    ClaimJudgement Judged,
    int? N = null,
    Structure? Structure = null,
    CardiacPhase? Phase = null,
    Quantity? Quantity = null,
    string? Subject = null,
    IReadOnlyList<string>? Parts = null,
    IReadOnlyList<string>? Ratio = null,
    double? Granularity = null,
    string? Convention = null,
    double? Margin = null,
    DiceFactor? Effect = null,
    string? NotComparable = null)
{
    /// <summary>The printed number with its precision.</summary>
    /// <exception cref="FormatException"><see cref="Printed"/> is no number.</exception>
    [JsonIgnore]
    public PrintedNumber Number =>
        PrintedNumber.TryParse(Printed, out var number) ? number : throw new FormatException($"claim '{Id}': '{Printed}' is not a number.");

    /// <summary>The printed number, in <see cref="Unit"/>.</summary>
    [JsonIgnore]
    public double Value => Number.Value;

    /// <summary>Decimals printed.</summary>
    [JsonIgnore]
    public int Decimals => Number.Decimals;

    /// <summary>Where it is printed, for a reader.</summary>
    [JsonIgnore]
    public string Where => Place.Text;

    /// <summary>What the number is, whatever the place: claims with the same key must agree.</summary>
    [JsonIgnore]
    public (
        ClaimMeasure Measure,
        ClaimStatistic Statistic,
        Structure? Structure,
        CardiacPhase? Phase,
        Quantity? Quantity,
        string? Subject) Key =>
        (Measure, Statistic, Structure, Phase, Quantity, Subject);
}

/// <summary>What a claim speaks of.</summary>
public enum ClaimMeasure
{
    /// <summary>Overlap with the expert.</summary>
    Dice,

    /// <summary>Agreement of a quantity with the expert.</summary>
    Agreement,

    /// <summary>How many of something there are.</summary>
    Count,

    /// <summary>A setting of the method, or a time it takes.</summary>
    Setting,
}

/// <summary>How a claim is to be judged.</summary>
public enum ClaimJudgement
{
    /// <summary>A run must find the number inside the 95 % prediction interval for as many other mice as it has.</summary>
    PredictionInterval,

    /// <summary>The number is a bound, e.g. <c>≥0.91</c>: the 95 % interval of what a run finds must lie on its side.</summary>
    Bound,

    /// <summary>The number only bears on whether the study agrees with itself: see <c>bench audit</c>.</summary>
    SelfConsistency,

    /// <summary>The number describes the method; a reader compares it with the settings of a run.</summary>
    Setting,
}
