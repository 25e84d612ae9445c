using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>Limits of agreement are bias ± a multiple of an SD, so the bias lies midway between them.</summary>
internal sealed class SymmetricLimitsRule : IAuditRule
{
    public string Name => "limits_symmetric";

    public string Title => "The bias lies midway between the limits of agreement.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from quantity in Enum.GetValues<Quantity>()
        from row in study.Rows(
            (quantity, ClaimStatistic.Bias), (quantity, ClaimStatistic.LimitLower), (quantity, ClaimStatistic.LimitUpper))
        select Check(row[0], row[1], row[2]);

    private AuditFinding? Check(PublishedClaim bias, PublishedClaim lower, PublishedClaim upper)
    {
        var middle = 0.5 * (lower.Number.Range + upper.Number.Range);
        if (middle.Meets(bias.Number.Range))
        {
            return null;
        }

        var otherUpper = (2 * bias.Number.Range) - lower.Number.Range;
        var otherLower = (2 * bias.Number.Range) - upper.Number.Range;
        return AuditFinding.Of(
            this,
            [bias, lower, upper],
            $"{ClaimText.Name(bias.Quantity)}: the middle of the limits {lower.Printed} and {upper.Printed} is "
                + $"{ClaimText.Range(middle, bias, 1)}, but the bias is printed as {ClaimText.Value(bias)}.",
            $"bias {ClaimText.Range(middle, bias, 1)}, or upper limit {ClaimText.Range(otherUpper, upper, 1)}, or lower limit "
                + $"{ClaimText.Range(otherLower, lower, 1)}");
    }
}
