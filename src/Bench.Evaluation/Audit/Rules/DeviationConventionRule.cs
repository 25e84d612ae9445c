using Bench.Evaluation.Claims;
using Bench.Statistics;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Which divisor printed SDs and limits of agreement were made with, by the points of the figures (<see cref="DeviationEvidence"/>).
/// </summary>
internal sealed class DeviationConventionRule : IAuditRule
{
    public string Name => "deviation_convention";

    public string Title => "SDs and limits of agreement are by n − 1, or as the study says.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        foreach (var group in DeviationEvidence.Of(study).GroupBy(r => r.Limits))
        {
            var shown = DeviationEvidence.Shown(group);
            yield return Found([.. group], shown, study.Study.Conventions.Deviation);
            foreach (var odd in group.Where(r => shown is not null && r.Statistic is not null))
            {
                yield return Odd(odd, odd.Statistic!.Value, shown!.Value);
            }
        }
    }

    private AuditFinding? Found(DeviationEvidence[] group, DeviationConvention? shown, DeviationConvention? stated)
    {
        if (shown is null || shown == (stated ?? DeviationConvention.Sample))
        {
            return null;
        }

        var (by, other) = shown == DeviationConvention.Population ? ("n", "n − 1") : ("n − 1", "n");
        var factor = shown == DeviationConvention.Population ? 1 / group[0].Population : group[0].Population;
        var what = group[0].Limits ? "limits of agreement" : "standard deviations";
        var said = stated is null ? "the study does not say which; " : $"the study says {other}; ";
        var fitting = group.Where(r => r.Fits(shown.Value)).ToArray();
        return AuditFinding.Of(
            this,
            fitting.SelectMany(r => r.Claims),
            $"The printed {what} are by {by}: {said}over those that the points of the figures give by n − 1 they are "
                + $"{Median(group):F3} in the median of {group.Length}; n would make it {group[0].Population:F3}, n − 1 would make it 1."
                + (shown == DeviationConvention.Population ? $" They are too small by {100 * (1 - group[0].Population):F1} %." : ""),
            $"printed value × {factor:F4} for {other}",
            severity: AuditSeverity.Convention);
    }

    private static double Median(DeviationEvidence[] group) => Summary.Of([.. group.Select(r => r.Printed / r.BySample)]).Median;

    /// <summary>
    /// A single SD that fits the other convention and cannot fit the one shown by the rest, however the points were misread.
    /// </summary>
    private AuditFinding? Odd(DeviationEvidence ratio, ClaimStatistic statistic, DeviationConvention shown)
    {
        var claim = ratio.Claims[0];
        var other = shown == DeviationConvention.Sample ? DeviationConvention.Population : DeviationConvention.Sample;
        var expected = ratio.Statistics.Range(statistic, shown)!.Value;
        return expected.Meets(claim.Number.Range) || !ratio.Statistics.Range(statistic, other)!.Value.Meets(claim.Number.Range)
            ? null
            : AuditFinding.Of(
            this,
            [claim],
            $"{ClaimText.Name(claim.Quantity)}: {ClaimText.Name(claim.Statistic)} of {ClaimText.Value(claim)} is by "
                + $"{(other == DeviationConvention.Sample ? "n − 1" : "n")}, while the study's others are by "
                + $"{(shown == DeviationConvention.Sample ? "n − 1" : "n")}.",
            ClaimText.Range(expected, claim, 1),
            expected,
            AuditSeverity.Convention);
    }
}
