using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// The SDs of both measurements and of their difference fix the correlation: Var(d) = s₁² + s₂² − 2·r·s₁·s₂. It must lie in [−1, 1], and be
/// the r that is printed. The SD of the difference is that which the limits of agreement give, or one of them with the bias, by n or by n −
/// 1.
/// </summary>
internal sealed class ImpliedCorrelationRule : IAuditRule
{
    private static readonly ValueRange Possible = new(-1, 1);

    public string Name => "implied_correlation";

    public string Title => "SDs and limits of agreement imply a correlation between −1 and 1, and the printed r.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            foreach (var spread in DifferenceSpread.ByLimits(study, quantity, ClaimStatistic.ReferenceSd, ClaimStatistic.PredictedSd))
            {
                PublishedClaim[] row = [.. spread.Beside, .. spread.From];
                var n = study.Cases(row[0]);
                var difference = spread.Deviation;
                var convention = n > 1 ? Math.Sqrt(n / (n - 1.0)) : 1;
                var widest = new ValueRange(difference.Low / convention, difference.High * convention);
                var implied = LimitArithmetic.Correlation(row[0].Number.Range, row[1].Number.Range, widest);
                if (!implied.Meets(Possible))
                {
                    yield return Impossible(study, row, spread, implied);
                    continue;
                }

                yield return null;
                foreach (
                    var r in study.Study.Claims
                        .Where(c => c.Key == row[0].Key with { Statistic = ClaimStatistic.PearsonR } && study.Cases(c) == n)
                        .DistinctBy(c => c.Printed))
                {
                    yield return r.Number.Range.Meets(implied) ? null : AuditFinding.Of(
                        this,
                        [r, .. row],
                        $"{ClaimText.Name(quantity)}: r is printed as {r.Printed}, but SDs of {row[0].Printed} and {row[1].Printed} "
                            + $"with {spread.Text} imply {ClaimText.Range(implied, r, 1)}.",
                        $"r {ClaimText.Range(implied, r, 1)}",
                        implied);
                }
            }
        }
    }

    private AuditFinding Impossible(AuditedStudy study, PublishedClaim[] row, DifferenceSpread spread, ValueRange implied)
    {
        var difference = spread.Deviation;

        // |s1 - s2| <= SD of the difference <= s1 + s2, solved for one number at a time.
        string Other(PublishedClaim sd, PublishedClaim other) =>
            ClaimText.Range(
                new ValueRange(Math.Max(0, other.Number.Range.Low - difference.High), other.Number.Range.High + difference.High),
                sd);
        var culprit = PointsEvidence.Culprit(study, row);
        var points = culprit is null ? null : PointsEvidence.For(study, culprit);
        return AuditFinding.Of(
            this,
            row,
            $"{ClaimText.Name(row[0].Quantity)}: SDs of {row[0].Printed} and {row[1].Printed} with {spread.Text} would need a "
                + $"correlation of {implied.Text(2)}, which cannot "
                + "be."
                + (points is null ? "" : $" The points of {points.Source.File} contradict {ClaimText.Name(culprit!.Statistic)} alone."),
            points is not null
                ? $"{ClaimText.Name(culprit!.Statistic)} {points.Text}"
                : $"SD by the expert {Other(row[0], row[1])}, or SD by the model {Other(row[1], row[0])}, or wider limits of agreement",
            points?.Range);
    }
}
