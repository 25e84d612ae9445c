using Bench.Evaluation.Claims;
using Bench.Statistics;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>
/// Which divisor printed SDs and limits of agreement were made with: their ratio to what the points of the figure give by n − 1 is 1 for n − 1 and √((n − 1)/n) for n.
/// Rounding and misreading are small beside that difference when all ratios are taken together: each counts by its squared distance from either in standard
/// errors, at most 9, so that a single wrong number cannot decide, and a convention is taken as shown when it is nearer by 9 in all.
/// </summary>
internal sealed class DeviationConventionRule : IAuditRule
{
    private const double Decisive = 9;

    public string Name => "deviation_convention";

    public string Title => "SDs and limits of agreement are by n − 1, or as the study says.";

    public IEnumerable<AuditFinding?> Check(AuditedStudy study)
    {
        var ratios = Ratios(study).ToArray();
        foreach (var group in ratios.GroupBy(r => r.Limits))
        {
            var sample = group.Sum(r => Distance(r, 1));
            var population = group.Sum(r => Distance(r, r.Population));
            var shown = population + Decisive <= sample ? DeviationConvention.Population
                : sample + Decisive <= population ? DeviationConvention.Sample
                : (DeviationConvention?)null;
            yield return Found([.. group], shown, study.Study.Conventions.Deviation);
            foreach (var odd in group.Where(r => shown is not null && r.Statistic is not null))
            {
                yield return Odd(odd, odd.Statistic!.Value, shown!.Value);
            }
        }
    }

    private static double Distance(Ratio ratio, double expected)
    {
        var z = (ratio.Printed - (expected * ratio.BySample)) / ratio.Error;
        return Math.Min(z * z, Decisive);
    }

    private static IEnumerable<Ratio> Ratios(AuditedStudy study)
    {
        foreach (var points in study.Points.DistinctBy(p => (p.Source.Quantity, p.Source.Subject)))
        {
            var statistics = new PointStatistics(points, study.Study.Conventions.LimitsFactor);
            var population = Math.Sqrt((statistics.Count - 1.0) / statistics.Count);
            var quantity = points.Source.Quantity;
            foreach (var statistic in new[] { ClaimStatistic.ReferenceSd, ClaimStatistic.PredictedSd })
            {
                foreach (var row in study.Rows((quantity, statistic)).Where(r => r[0].Subject == points.Source.Subject && study.Cases(r[0]) == statistics.Count))
                {
                    var rounding = row[0].Number.HalfUnit / Math.Sqrt(3);
                    yield return new Ratio(row, false, row[0].Value, statistics.SampleDeviation(statistic), population, Error(rounding, statistics.ReadingSpread(statistic)), statistics, statistic);
                }
            }

            foreach (var row in study.Rows((quantity, ClaimStatistic.LimitLower), (quantity, ClaimStatistic.LimitUpper)).Where(r => r[0].Subject == points.Source.Subject && study.Cases(r[0]) == statistics.Count))
            {
                var rounding = row[0].Number.HalfUnit / Math.Sqrt(6);
                yield return new Ratio(
                    row, true, (row[1].Value - row[0].Value) / 2, statistics.SampleDeviation(ClaimStatistic.Bias), population, Error(rounding, statistics.ReadingSpread(ClaimStatistic.Bias)), statistics, null);
            }
        }
    }

    private static double Error(double rounding, double reading) => Math.Max(1e-12, Math.Sqrt((rounding * rounding) + (reading * reading)));

    private AuditFinding? Found(Ratio[] group, DeviationConvention? shown, DeviationConvention? stated)
    {
        if (shown is null || shown == (stated ?? DeviationConvention.Sample))
        {
            return null;
        }

        var (by, other) = shown == DeviationConvention.Population ? ("n", "n − 1") : ("n − 1", "n");
        var factor = shown == DeviationConvention.Population ? 1 / group[0].Population : group[0].Population;
        var what = group[0].Limits ? "limits of agreement" : "standard deviations";
        var said = stated is null ? "the study does not say which; " : $"the study says {other}; ";
        var fitting = group.Where(r => Distance(r, shown == DeviationConvention.Population ? r.Population : 1) < Decisive).ToArray();
        return AuditFinding.Of(
            this,
            fitting.SelectMany(r => r.Claims),
            $"The printed {what} are by {by}: {said}over those that the points of the figures give by n − 1 they are {Median(group):F3} in the median of {group.Length}; n would make it {group[0].Population:F3}, n − 1 would make it 1."
                + (shown == DeviationConvention.Population ? $" They are too small by {100 * (1 - group[0].Population):F1} %." : ""),
            $"printed value × {factor:F4} for {other}",
            severity: AuditSeverity.Convention);
    }

    private static double Median(Ratio[] group) => Summary.Of([.. group.Select(r => r.Printed / r.BySample)]).Median;

    /// <summary>A single SD that fits the other convention and cannot fit the one shown by the rest, however the points were misread.</summary>
    private AuditFinding? Odd(Ratio ratio, ClaimStatistic statistic, DeviationConvention shown)
    {
        var claim = ratio.Claims[0];
        var other = shown == DeviationConvention.Sample ? DeviationConvention.Population : DeviationConvention.Sample;
        var expected = ratio.Statistics.Range(statistic, shown)!.Value;
        return expected.Meets(claim.Number.Range) || !ratio.Statistics.Range(statistic, other)!.Value.Meets(claim.Number.Range) ? null : AuditFinding.Of(
            this,
            [claim],
            $"{ClaimText.Name(claim.Quantity)}: {ClaimText.Name(claim.Statistic)} of {ClaimText.Value(claim)} is by {(other == DeviationConvention.Sample ? "n − 1" : "n")}, while the study's others are by {(shown == DeviationConvention.Sample ? "n − 1" : "n")}.",
            ClaimText.Range(expected, claim, 1),
            expected,
            AuditSeverity.Convention);
    }

    private sealed record Ratio(
        PublishedClaim[] Claims, bool Limits, double Printed, double BySample, double Population, double Error, PointStatistics Statistics, ClaimStatistic? Statistic);
}
