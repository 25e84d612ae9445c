using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>Stroke volume is a difference mouse by mouse, so its mean and its bias are differences too.</summary>
internal sealed class StrokeVolumeRule : IAuditRule
{
    public string Name => "stroke_volume";

    public string Title => "Means and bias of SV = those of EDV less those of ESV.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from statistic in new[] { ClaimStatistic.ReferenceMean, ClaimStatistic.PredictedMean, ClaimStatistic.Bias }
        from row in study.Rows(
            (Quantity.EndDiastolicVolume, statistic), (Quantity.EndSystolicVolume, statistic), (Quantity.StrokeVolume, statistic))
        where row.DistinctBy(c => c.Unit).Count() == 1
        select Check(row[0], row[1], row[2]);

    private AuditFinding? Check(PublishedClaim diastolic, PublishedClaim systolic, PublishedClaim stroke)
    {
        var implied = diastolic.Number.Range - systolic.Number.Range;
        var name = ClaimText.Name(stroke.Statistic);
        return implied.Meets(stroke.Number.Range) ? null : AuditFinding.Of(
            this,
            [stroke, diastolic, systolic],
            $"SV: {name} is printed as {ClaimText.Value(stroke)}, but EDV less ESV ({diastolic.Printed} − {ClaimText.Term(systolic)}) "
                + $"gives {ClaimText.Range(implied, stroke, 1)}.",
            $"{name} {ClaimText.Range(implied, stroke, 1)}",
            implied);
    }
}
