using System.Globalization;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Judges a printed bound such as <c>≥0.91</c>: on which side of it the 95 % interval of the number found lies. What prints as the bound
/// fulfils it.
/// </summary>
internal static class ClaimBound
{
    /// <summary>The verdict.</summary>
    /// <param name="open">The verdict as far as it is known.</param>
    /// <param name="claim">The claim.</param>
    public static ClaimVerdict Judge(ClaimVerdict open, PublishedClaim claim)
    {
        var number = claim.Number;
        var edge = number.Value + (number.IsLowerBound ? -number.HalfUnit : number.HalfUnit);
        var (low, high) = number.IsLowerBound ? (edge, double.PositiveInfinity) : (double.NegativeInfinity, edge);
        if (!open.FoundInterval.IsDefined)
        {
            return open with { Basis = ClaimBasis.Bound, Reason = "the number found has no interval here, and a bound is judged by one." };
        }

        var interval = string.Create(
            CultureInfo.InvariantCulture,
            $"the 95 % interval of the number found, {open.FoundInterval.Low:0.####} to {open.FoundInterval.High:0.####}, ");
        var (outcome, finding, words) =
            open.FoundInterval.Low >= low && open.FoundInterval.High <= high
                ? (ClaimOutcome.Reproduced, ClaimFinding.BoundShown, $"{interval}lies wholly on the printed side of {claim.Printed}.")
            : open.FoundInterval.High < low || open.FoundInterval.Low > high
            ? (
                ClaimOutcome.NotReproduced,
                number.IsLowerBound ? ClaimFinding.Worse : ClaimFinding.Better,
                $"{interval}lies wholly beyond {claim.Printed}.")
            : (
                ClaimOutcome.CannotBeJudged,
                ClaimFinding.WithinChance,
                $"{interval}holds the bound {claim.Printed}: with {open.Count} mice it cannot be told on which side of it the number "
                    + "lies.");
        return open with
        {
            Outcome = outcome,
            Finding = finding,
            Reason = words,
            Basis = ClaimBasis.Bound,
            Range = new Interval(low, high, 0.95),
        };
    }
}
