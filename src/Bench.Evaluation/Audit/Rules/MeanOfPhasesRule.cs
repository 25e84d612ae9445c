using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Where every mouse has both phases, Dice over both is the mean of Dice at ED and at ES, and its SD lies between half the difference and
/// half the sum of theirs.
/// </summary>
internal sealed class MeanOfPhasesRule : IAuditRule
{
    public string Name => "mean_of_phases";

    public string Title => "Dice over both phases is the mean of Dice at ED and at ES, with an SD that theirs allow.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study) =>
        from both in study.Study.Claims
        where both is { Measure: ClaimMeasure.Dice, Structure: not null, Phase: null }
            && both.Statistic is ClaimStatistic.Mean or ClaimStatistic.StandardDeviation
        let diastole = Phase(study, both, CardiacPhase.EndDiastole)
        let systole = Phase(study, both, CardiacPhase.EndSystole)
        where diastole is not null && systole is not null
        select Check(both, diastole, systole);

    private static PublishedClaim? Phase(AuditedStudy study, PublishedClaim both, CardiacPhase phase) =>
        study.Study.Claims.FirstOrDefault(
            c => c.Key == both.Key with { Phase = phase } && c.Unit == both.Unit && study.Cases(c) == study.Cases(both));

    private AuditFinding? Check(PublishedClaim both, PublishedClaim diastole, PublishedClaim systole)
    {
        var (first, second) = (diastole.Number.Range, systole.Number.Range);
        var half = 0.5 * (first + second);
        var possible = both.Statistic == ClaimStatistic.Mean ? half : new ValueRange((first - second).Magnitude().Low / 2, half.High);
        return possible.Meets(both.Number.Range) ? null : AuditFinding.Of(
            this,
            [both, diastole, systole],
            $"{both.Statement}: {ClaimText.Value(both)} is printed; {diastole.Printed} at ED and {systole.Printed} at ES allow "
                + $"{ClaimText.Range(possible, both, 1)}.",
            ClaimText.Range(possible, both, 1),
            possible);
    }
}
