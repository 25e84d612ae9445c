using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Statistics of the points of a figure are those printed, as far as points can be read, whether SDs are by n or by n − 1.
/// </summary>
internal sealed class PointsAgainstTableRule : IAuditRule
{
    public string Name => "points_against_table";

    public string Title => "The points of a figure give the printed statistics.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var points in study.Points.DistinctBy(p => (p.Source.Quantity, p.Source.Subject)))
        {
            var claims = study.Study.Claims
                .Where(
                    c => c.Measure == ClaimMeasure.Agreement && c.Quantity == points.Source.Quantity && c.Subject == points.Source.Subject)
                .ToArray();
            if (claims.FirstOrDefault(c => study.Cases(c) != points.Reference.Count) is { } miscounted)
            {
                var n = new ValueRange(points.Reference.Count, points.Reference.Count);
                yield return AuditFinding.Of(
                    this,
                    [miscounted],
                    $"{ClaimText.Name(miscounted.Quantity)}: n = {study.Cases(miscounted)}, but {points.Source.File} has "
                        + $"{points.Reference.Count} points.",
                    $"n = {points.Reference.Count}",
                    n);
                continue;
            }

            yield return null;
            foreach (var claim in claims)
            {
                if (PointsEvidence.For(study, claim) is { } evidence)
                {
                    yield return evidence.Range.Meets(claim.Number.Range) ? null : Found(claim, evidence);
                }
            }
        }
    }

    private AuditFinding Found(PublishedClaim claim, PointsEvidence points) => AuditFinding.Of(
        this,
        [claim],
        $"{ClaimText.Name(claim.Quantity)}: {ClaimText.Name(claim.Statistic)} is printed as {ClaimText.Value(claim)}, but the points "
            + $"of {points.Source.File} give {points.Text}.",
        points.Text,
        points.Range);
}
