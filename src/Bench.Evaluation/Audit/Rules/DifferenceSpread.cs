using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// What printed numbers say of the SD of the differences: both limits of agreement; else the bias, or both means, with one limit; else both
/// SDs with r.
/// </summary>
/// <param name="Beside">Other numbers asked for, of the same quantity and mice.</param>
/// <param name="Deviation">All SDs that the numbers allow.</param>
/// <param name="From">The numbers that say so.</param>
/// <param name="Text">The same for a sentence, e.g. <c>limits of -6.0 to 7.1</c>.</param>
internal sealed record DifferenceSpread(PublishedClaim[] Beside, ValueRange Deviation, PublishedClaim[] From, string Text)
{
    private static readonly ClaimStatistic[][] OfLimits =
    [
        [ClaimStatistic.LimitLower, ClaimStatistic.LimitUpper],
        [ClaimStatistic.Bias, ClaimStatistic.LimitLower],
        [ClaimStatistic.Bias, ClaimStatistic.LimitUpper],
        [ClaimStatistic.ReferenceMean, ClaimStatistic.PredictedMean, ClaimStatistic.LimitLower],
        [ClaimStatistic.ReferenceMean, ClaimStatistic.PredictedMean, ClaimStatistic.LimitUpper],
    ];

    private static readonly ClaimStatistic[] OfCorrelation =
    [
        ClaimStatistic.ReferenceSd, ClaimStatistic.PredictedSd, ClaimStatistic.PearsonR,
    ];

    /// <summary>True where it rests on SDs and r.</summary>
    public bool IsByCorrelation => From[^1].Statistic == ClaimStatistic.PearsonR;

    /// <summary>The spreads that limits of agreement give.</summary>
    /// <param name="study">The study.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="beside">What is to be compared with it.</param>
    public static IReadOnlyList<DifferenceSpread> ByLimits(AuditedStudy study, Quantity quantity, params ClaimStatistic[] beside) =>
        OfLimits.Select(
            route =>
                Rows(study, quantity, beside, route)
                    .Select(r => new DifferenceSpread(r.Beside, Limits(r.From, study), r.From, Words(r.From)))
                    .ToArray())
            .FirstOrDefault(found => found.Length > 0) ?? [];

    /// <summary>The spreads that limits of agreement give, or, where there are none, SDs and r.</summary>
    /// <param name="study">The study.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="beside">What is to be compared with it.</param>
    public static IReadOnlyList<DifferenceSpread> ByAny(AuditedStudy study, Quantity quantity, params ClaimStatistic[] beside) =>
        ByLimits(study, quantity, beside) is { Count: > 0 } found
            ? found
            :
            [
                .. Rows(study, quantity, beside, OfCorrelation).Select(r => new DifferenceSpread(
                    r.Beside,
                    LimitArithmetic.Deviation(r.From[0].Number.Range, r.From[1].Number.Range, r.From[2].Number.Range),
                    r.From,
                    $"SDs of {r.From[0].Printed} and {r.From[1].Printed} with r = {r.From[2].Printed}")),
            ];

    private static IEnumerable<(PublishedClaim[] Beside, PublishedClaim[] From)> Rows(
        AuditedStudy study, Quantity quantity, ClaimStatistic[] beside, ClaimStatistic[] route) =>
        study.Rows(beside.Concat(route).Select(s => (quantity, s))).Select(row => (row[..beside.Length], row[beside.Length..]));

    private static ValueRange Limits(PublishedClaim[] from, AuditedStudy study)
    {
        var factor = study.Study.Conventions.LimitsFactor;
        var limit = from[^1].Number.Range;
        var (width, factors) = from.Length == 2 && from[0].Statistic == ClaimStatistic.LimitLower
            ? (limit - from[0].Number.Range, 2 * factor)
            : (
                (from.Length == 3 ? from[1].Number.Range - from[0].Number.Range : from[0].Number.Range) is var bias
                    && from[^1].Statistic == ClaimStatistic.LimitLower
                    ? bias - limit
                    : limit - bias,
                factor);
        return (1 / factors) * new ValueRange(Math.Max(0, width.Low), Math.Max(0, width.High));
    }

    private static string Words(PublishedClaim[] from)
    {
        var limit = $"{(from[^1].Statistic == ClaimStatistic.LimitLower ? "a lower" : "an upper")} limit of {from[^1].Printed}";
        return from switch
        {
            [{ Statistic: ClaimStatistic.LimitLower }, _] => $"limits of {from[0].Printed} to {from[1].Printed}",
            [_, _] => $"a bias of {from[0].Printed} and {limit}",
            _ => $"means of {from[0].Printed} and {from[1].Printed} and {limit}",
        };
    }
}
