using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>Numbers that are said to be the parts of another add up to it. Counts are exact.</summary>
internal sealed class SumOfPartsRule : IAuditRule
{
    public string Name => "sum_of_parts";

    public string Title => "Parts add up to the whole.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from whole in study.Study.Claims
        where whole.Parts is not null
        select Check(whole, [.. whole.Parts!.Select(id => study.Study.Claims.Single(c => c.Id == id))]);

    private AuditFinding? Check(PublishedClaim whole, PublishedClaim[] parts)
    {
        var sum = parts.Select(Range).Aggregate((a, b) => a + b);
        return sum.Meets(Range(whole)) ? null : AuditFinding.Of(
            this,
            [whole, .. parts],
            $"{whole.Statement}: {whole.Printed} is printed, but {string.Join(" + ", parts.Select(p => p.Printed))} = "
                + $"{sum.Text(whole.Decimals)}.",
            sum.Text(whole.Decimals),
            sum);
    }

    private static ValueRange Range(PublishedClaim claim) =>
        claim.Statistic == ClaimStatistic.Count ? new ValueRange(claim.Value, claim.Value) : claim.Number.Range;
}
