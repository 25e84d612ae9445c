using System.Globalization;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>Puts what lies behind a verdict into a sentence, and draws the outcome from it.</summary>
internal static class VerdictReason
{
    /// <summary>Completes a verdict.</summary>
    /// <param name="verdict">With range, p and margin.</param>
    /// <param name="finding">What was found.</param>
    /// <param name="direction">What the number found is if it is not the published one: better, worse or different.</param>
    /// <param name="isRun">Whether the model was trained here, so that its seed matters.</param>
    /// <param name="isTooWide">Whether a range for other mice had to be taken for the study's own.</param>
    public static ClaimVerdict Write(ClaimVerdict verdict, ClaimFinding finding, ClaimFinding direction, bool isRun, bool isTooWide)
    {
        var outcome = finding switch
        {
            ClaimFinding.Equivalent or ClaimFinding.Compatible => ClaimOutcome.Reproduced,
            ClaimFinding.Better or ClaimFinding.Worse or ClaimFinding.Different => ClaimOutcome.NotReproduced,
            _ => ClaimOutcome.CannotBeJudged,
        };
        return verdict with
        {
            Outcome = outcome,
            Finding = finding,
            Reason = Words(verdict, finding, direction, isRun) + (
                isTooWide
                    ? " These are the study's own mice, whose single values are not printed: for them the range is wider than it need be."
                    : ""),
        };
    }

    private static string Words(ClaimVerdict v, ClaimFinding finding, ClaimFinding isIf, bool isRun)
    {
        var inside = v.Found >= v.Range.Low && v.Found <= v.Range.High;
        var range = v.Basis == ClaimBasis.SameMice
            ? $"the 95 % range of the paired difference on the study's own {v.Count} mice"
            : $"the 95 % prediction interval for {v.Count} other mice";
        range += v.Trainings > 1 ? $" and {v.Trainings} trainings" : "";
        var place = $"{(inside ? "inside" : "outside")} {range}";
        var size = FormattableString.Invariant($"±{v.Margin:0.###}{(v.Unit.Length == 0 ? "" : $" {v.Unit}")}");
        var direction = isIf switch { ClaimFinding.Better => "better than", ClaimFinding.Worse => "worse than", _ => "other than" };
        var one = isRun && v.Trainings == 1 ? " One training: what its seed does is not known; --seeds shows it." : "";
        return finding switch
        {
            ClaimFinding.Equivalent => $"{place}{(inside ? ", and" : ", but shown")} equivalent within {size}.",
            ClaimFinding.Compatible when double.IsNaN(v.Margin) =>
                string.Create(
                    CultureInfo.InvariantCulture, $"{place}; a shift of {v.Detectable:0.###} would be seen with probability 0.8."),
            ClaimFinding.Compatible =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place}; compatible, but not shown equivalent within {size} (a shift of that size would be seen with "
                        + $"probability {v.Power:0.00})."),
            ClaimFinding.TooFewRuns => v.Trainings == 1
                ? $"{place}, though inside that for other mice: several trainings are needed to tell whether this is the seed (--seeds)."
                : $"{place}, but only because {v.Trainings} trainings say little about the spread over seeds: more are needed.",
            ClaimFinding.WithinChance =>
                $"{place}, {direction} published (p {Of(v.PValue)}), but no more than chance explains among all numbers judged "
                    + $"(corrected p {Of(v.CorrectedP)}).{one}",
            _ => $"{place}: {direction} published (p {Of(v.PValue)}; corrected for all numbers judged, p {Of(v.CorrectedP)}).{one}",
        };
    }

    /// <summary>A p-value after the letter p.</summary>
    public static string Of(double p) => p < 0.001 ? "< 0.001" : FormattableString.Invariant($"= {p:0.###}");
}
