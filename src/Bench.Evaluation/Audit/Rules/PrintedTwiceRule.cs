using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// The same number in two places is the same number: with as many decimals it prints alike, with more decimals it rounds to the other.
/// Paper against published code is a note, as each may be right about itself. A setting that is exact in one place and a bound in the other
/// is not the same.
/// </summary>
internal sealed class PrintedTwiceRule : IAuditRule
{
    public string Name => "printed_twice";

    public string Title => "A number printed in several places is the same in all of them.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (
            var same in study.Study.Claims
                .GroupBy(c => (c.Key, Mice: c.Measure is ClaimMeasure.Dice or ClaimMeasure.Agreement ? study.Cases(c) : 0))
                .Where(g => g.Count() > 1))
        {
            var paper = same.Where(c => c.Place.Origin == ClaimOrigin.Paper).ToArray();
            var code = same.Where(c => c.Place.Origin == ClaimOrigin.Code).ToArray();
            foreach (var group in new[] { paper, code }.Where(g => g.Length > 1))
            {
                yield return AllAgree(group) ? null : Found(study, group, AuditSeverity.Contradiction);
            }

            if (paper.Length > 0 && code.Length > 0)
            {
                yield return paper.Any(p => code.Any(c => Agree(p, c))) ? null : Found(study, [paper[0], code[0]], AuditSeverity.Note);
            }
        }
    }

    private static bool AllAgree(PublishedClaim[] claims) => claims.All(a => claims.All(b => Agree(a, b)));

    private static bool Agree(PublishedClaim a, PublishedClaim b)
    {
        var (first, second) = (a.Number, b.Number);
        if (a.Measure == ClaimMeasure.Setting && first.IsBound != second.IsBound)
        {
            // What is done exactly once in one place is not what is done at least once in the other.
            return false;
        }

        return a.Unit == b.Unit && first.Decimals == second.Decimals && !first.IsBound && !second.IsBound
            ? first.Value == second.Value
            : Scaled(a).Meets(Scaled(b));
    }

    private static ValueRange Scaled(PublishedClaim claim) => (claim.Unit == "%" ? 0.01 : 1) * claim.Number.Range;

    private AuditFinding Found(AuditedStudy study, PublishedClaim[] claims, AuditSeverity severity)
    {
        var places = string.Join(
            ", but ",
            claims.DistinctBy(c => c.Printed).Select(
                c => $"{ClaimText.Value(c)} in {string.Join(" and ", claims.Where(o => o.Printed == c.Printed).Select(o => o.Where))}"));
        var points = PointsEvidence.For(study, claims[0]);
        return AuditFinding.Of(
            this,
            claims,
            $"{claims[0].Statement}: {places}.{(points is null ? "" : $" The points of {points.Source.File} give {points.Text}.")}",
            points?.Text ?? "one of " + string.Join(", ", claims.Select(ClaimText.Value).Distinct()),
            points?.Range,
            severity);
    }
}
