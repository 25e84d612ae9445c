using Bench.Statistics;

namespace Bench.Evaluation.Claims;

/// <summary>
/// A printed SD, or half the distance of printed limits of agreement, beside what the points of the figure give by n − 1. Their ratio is 1
/// where the study divides by n − 1 and √((n − 1)/n) where it divides by n. Rounding and misreading are small beside that difference when
/// all ratios are taken together: each counts by its squared distance from either in standard errors, at most 9, so that a single wrong
/// number cannot decide, and a convention is taken as shown when it is nearer by 9 in all.
/// </summary>
/// <param name="Claims">The printed numbers.</param>
/// <param name="Limits">Whether they are limits of agreement.</param>
/// <param name="Printed">The SD, or half the distance of the limits, as printed.</param>
/// <param name="BySample">The same by n − 1 from the points.</param>
/// <param name="Population">√((n − 1)/n).</param>
/// <param name="Error">Standard error of the printed number against the points, from rounding and misreading.</param>
/// <param name="Statistics">The points.</param>
/// <param name="Statistic">Whose SD it is; null for limits.</param>
internal sealed record DeviationEvidence(
    PublishedClaim[] Claims,
    bool Limits,
    double Printed,
    double BySample,
    double Population,
    double Error,
    PointStatistics Statistics,
    ClaimStatistic? Statistic)
{
    private const double Decisive = 9;

    /// <summary>Whether the number is near enough to what a convention makes of the points.</summary>
    /// <param name="convention">The convention.</param>
    public bool Fits(DeviationConvention convention) => Distance(convention) < Decisive;

    /// <summary>The convention that numbers show together; null where they show none.</summary>
    /// <param name="evidence">The numbers.</param>
    public static DeviationConvention? Shown(IEnumerable<DeviationEvidence> evidence)
    {
        var all = evidence.ToArray();
        var (sample, population) = (
            all.Sum(r => r.Distance(DeviationConvention.Sample)), all.Sum(r => r.Distance(DeviationConvention.Population)));
        return population + Decisive <= sample ? DeviationConvention.Population
            : sample + Decisive <= population ? DeviationConvention.Sample
            : null;
    }

    /// <summary>
    /// The conventions of a study: where it does not say by what it divides, what the points of its figures show, if SDs and limits do not
    /// show different ones.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="points">The points of its figures.</param>
    public static StudyConventions Conventions(PublishedStudy study, IReadOnlyList<PointColumns> points)
    {
        if (study.Conventions.Deviation is not null || points.Count == 0)
        {
            return study.Conventions;
        }

        var shown = Of(new AuditedStudy(study, points))
            .GroupBy(e => e.Limits)
            .Select(Shown)
            .OfType<DeviationConvention>()
            .Distinct()
            .ToArray();
        return shown.Length == 1 ? study.Conventions with { Deviation = shown[0] } : study.Conventions;
    }

    /// <summary>Everything that a study prints of which its points say the convention.</summary>
    /// <param name="study">The study with its points.</param>
    public static IEnumerable<DeviationEvidence> Of(AuditedStudy study)
    {
        foreach (var points in study.Points.DistinctBy(p => (p.Source.Quantity, p.Source.Subject)))
        {
            var statistics = new PointStatistics(points, study.Study.Conventions.LimitsFactor);
            var population = Math.Sqrt((statistics.Count - 1.0) / statistics.Count);
            var quantity = points.Source.Quantity;
            foreach (var statistic in new[] { ClaimStatistic.ReferenceSd, ClaimStatistic.PredictedSd })
            {
                foreach (var row in study.Rows((quantity, statistic)).Where(IsOfPoints))
                {
                    var error = Combined(row[0].Number.HalfUnit / Math.Sqrt(3), statistics.ReadingSpread(statistic));
                    yield return new DeviationEvidence(
                        row, false, row[0].Value, statistics.SampleDeviation(statistic), population, error, statistics, statistic);
                }
            }

            foreach (var row in study.Rows((quantity, ClaimStatistic.LimitLower), (quantity, ClaimStatistic.LimitUpper)).Where(IsOfPoints))
            {
                var error = Combined(row[0].Number.HalfUnit / Math.Sqrt(6), statistics.ReadingSpread(ClaimStatistic.Bias));
                var half = (row[1].Value - row[0].Value) / 2;
                yield return new DeviationEvidence(
                    row, true, half, statistics.SampleDeviation(ClaimStatistic.Bias), population, error, statistics, null);
            }

            bool IsOfPoints(PublishedClaim[] row) => row[0].Subject == points.Source.Subject && study.Cases(row[0]) == statistics.Count;
        }
    }

    private static double Combined(double rounding, double reading) =>
        Math.Max(1e-12, Math.Sqrt((rounding * rounding) + (reading * reading)));

    private double Distance(DeviationConvention convention)
    {
        var z = (Printed - ((convention == DeviationConvention.Population ? Population : 1) * BySample)) / Error;
        return Math.Min(z * z, Decisive);
    }
}
