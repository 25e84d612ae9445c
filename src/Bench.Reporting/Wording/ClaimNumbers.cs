using Bench.Evaluation.Results;

namespace Bench.Reporting.Wording;

/// <summary>How the numbers of a claim are printed.</summary>
internal static class ClaimNumbers
{
    /// <summary>
    /// Decimals of the published number: as the study prints numbers of that kind, one for volumes, mass and percentages and two for ratios, or as many
    /// as it takes. Found numbers and ranges get one more, so that what rounds to the same is seen to.
    /// </summary>
    public static int Decimals(ClaimVerdict claim)
    {
        var text = claim.Published.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
        var printed = text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return Math.Max(printed, claim.Unit.Length == 0 ? 2 : 1);
    }
}
