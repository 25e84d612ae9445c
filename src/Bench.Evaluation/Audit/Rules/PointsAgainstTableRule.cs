using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>Statistics of the points of a figure are those printed, as far as points can be read, whether SDs are by n or by n − 1.</summary>
internal sealed class PointsAgainstTableRule : IAuditRule
{
    public string Name => "points_against_table";

    public string Title => "The points of a figure give the printed statistics.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var points in study.Points.DistinctBy(p => p.Source.Quantity))
        {
            var statistics = new PointStatistics(points, study.Study.Conventions.LimitsFactor);
            var claims = study.Study.Claims.Where(c => c.Measure == ClaimMeasure.Agreement && c.Quantity == points.Source.Quantity).ToArray();
            if (claims.FirstOrDefault(c => study.Cases(c) != statistics.Count) is { } miscounted)
            {
                var n = new ValueRange(statistics.Count, statistics.Count);
                yield return AuditFinding.Of(
                    this, [miscounted], $"{ClaimText.Name(miscounted.Quantity)}: n = {study.Cases(miscounted)}, but {points.Source.File} has {statistics.Count} points.", $"n = {statistics.Count}", n);
                continue;
            }

            yield return null;
            foreach (var claim in claims)
            {
                if (statistics.Value(claim.Statistic) is { } value)
                {
                    yield return value.Meets(claim.Number.Range) ? null : Found(claim, value, points.Source);
                }
            }
        }
    }

    private AuditFinding Found(PublishedClaim claim, ValueRange value, PublishedPoints source) => AuditFinding.Of(
        this,
        [claim],
        $"{ClaimText.Name(claim.Quantity)}: {ClaimText.Name(claim.Statistic)} is printed as {ClaimText.Value(claim)}, but the points of {source.File} give {ClaimText.Range(value, claim, 1)}.",
        ClaimText.Range(value, claim, 1),
        value);
}
