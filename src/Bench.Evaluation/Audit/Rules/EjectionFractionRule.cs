using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// EF·EDV = SV mouse by mouse, so E[SV] = E[EF]·E[EDV] + Cov(EF, EDV): the mean EF lies within SD(EF)·SD(EDV)/E[EDV] of the quotient of the
/// means.
/// </summary>
internal sealed class EjectionFractionRule : IAuditRule
{
    public string Name => "ejection_fraction";

    public string Title => "Mean EF lies as near to mean SV over mean EDV as the SDs of EF and EDV allow.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from pair in new[]
        {
            (Mean: ClaimStatistic.ReferenceMean, Sd: ClaimStatistic.ReferenceSd),
            (Mean: ClaimStatistic.PredictedMean, Sd: ClaimStatistic.PredictedSd),
        }
        from row in study.Rows(
            (Quantity.EjectionFraction, pair.Mean),
            (Quantity.EjectionFraction, pair.Sd),
            (Quantity.EndDiastolicVolume, pair.Mean),
            (Quantity.EndDiastolicVolume, pair.Sd),
            (Quantity.StrokeVolume, pair.Mean))
        where row[2].Unit == row[4].Unit && row[2].Number.Range.Low > 0
        select Check(row);

    private AuditFinding? Check(PublishedClaim[] row)
    {
        var (mean, deviation, diastolic, spread, stroke) = (row[0], row[1], row[2], row[3], row[4]);
        var quotient = (mean.Unit == "%" ? 100 : 1) * (stroke.Number.Range / diastolic.Number.Range);
        var slack = deviation.Number.Range.High * spread.Number.Range.High / diastolic.Number.Range.Low;
        var possible = quotient.Widened(slack);
        var name = ClaimText.Name(mean.Statistic);
        return possible.Meets(mean.Number.Range) ? null : AuditFinding.Of(
            this,
            row,
            $"EF: {name} is printed as {ClaimText.Value(mean)}; means of {stroke.Printed} for SV and {diastolic.Printed} for EDV, "
                + $"with SDs of {deviation.Printed} and {spread.Printed}, allow {ClaimText.Range(possible, mean, 1)}.",
            $"{name} {ClaimText.Range(possible, mean, 1)}",
            possible);
    }
}
