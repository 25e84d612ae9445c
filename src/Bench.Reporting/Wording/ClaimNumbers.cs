using Bench.Evaluation.Results;

namespace Bench.Reporting.Wording;

/// <summary>How the numbers of a claim are printed.</summary>
internal static class ClaimNumbers
{
    /// <summary>
    /// Decimals of the published number: as the study prints numbers of that kind, one for volumes, mass and percentages and two for
    /// ratios, or as many as it takes. Found numbers and ranges get one more, so that what rounds to the same is seen to.
    /// </summary>
    public static int Decimals(ClaimVerdict claim)
    {
        var text = claim.Published.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
        var printed = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return Math.Max(printed, claim.Unit.Length == 0 ? 2 : 1);
    }

    /// <summary>The published number; a bound as one.</summary>
    public static string Published(ClaimVerdict claim) => claim.Basis switch
    {
        ClaimBasis.Bound =>
            (double.IsPositiveInfinity(claim.Range.High) ? "≥ " : "≤ ") + NumberText.Fixed(claim.Published, Decimals(claim)),
        ClaimBasis.Test => "< " + NumberText.Fixed(claim.Published, Decimals(claim)),
        _ => NumberText.Fixed(claim.Published, Decimals(claim)),
    };

    /// <summary>The number found, with one decimal more than printed, so that what rounds to the same is seen to.</summary>
    public static string Found(ClaimVerdict claim) =>
        claim.Basis == ClaimBasis.Test ? NumberText.P(claim.Found) : NumberText.Fixed(claim.Found, Decimals(claim) + 1);

    /// <summary>The range in which the number should fall.</summary>
    public static string Range(ClaimVerdict claim) =>
        claim.Basis == ClaimBasis.Test ? Published(claim) : NumberText.Interval(claim.Range, Decimals(claim) + 1);
}
