using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>The SD of a difference lies between the difference and the sum of the SDs, whatever their correlation.</summary>
internal sealed class StrokeVolumeSpreadRule : IAuditRule
{
    public string Name => "stroke_volume_spread";

    public string Title => "SD of SV lies between the difference and the sum of the SDs of EDV and ESV.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from statistic in new[] { ClaimStatistic.ReferenceSd, ClaimStatistic.PredictedSd }
        from row in study.Rows(
            (Quantity.EndDiastolicVolume, statistic), (Quantity.EndSystolicVolume, statistic), (Quantity.StrokeVolume, statistic))
        where row.DistinctBy(c => c.Unit).Count() == 1
        select Check(row[0], row[1], row[2]);

    private AuditFinding? Check(PublishedClaim diastolic, PublishedClaim systolic, PublishedClaim stroke)
    {
        var (first, second) = (diastolic.Number.Range, systolic.Number.Range);
        var possible = new ValueRange((first - second).Magnitude().Low, first.High + second.High);
        var name = ClaimText.Name(stroke.Statistic);
        return possible.Meets(stroke.Number.Range) ? null : AuditFinding.Of(
            this,
            [stroke, diastolic, systolic],
            $"SV: {name} is printed as {ClaimText.Value(stroke)}; with SDs of {diastolic.Printed} for EDV and {systolic.Printed} for "
                + $"ESV it lies within {ClaimText.Range(possible, stroke, 1)}.",
            $"{name} {ClaimText.Range(possible, stroke, 1)}",
            possible);
    }
}
