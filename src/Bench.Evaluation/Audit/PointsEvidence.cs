using Bench.Evaluation.Claims;
using Bench.Statistics;

namespace Bench.Evaluation.Audit;

/// <summary>What the points of a figure say about one printed number of agreement.</summary>
/// <param name="Source">File, quantity and reading error.</param>
/// <param name="Range">All values that the points allow, misread as far as they can be, by either convention.</param>
/// <param name="Text">The value for a reader; by both conventions where they differ.</param>
internal sealed record PointsEvidence(PublishedPoints Source, ValueRange Range, string Text)
{
    /// <summary>The evidence about a claim; null where there is none.</summary>
    public static PointsEvidence? For(AuditedStudy study, PublishedClaim claim)
    {
        if (claim.Measure != ClaimMeasure.Agreement || study.PointsOf(claim) is not { } points)
        {
            return null;
        }

        var statistics = new PointStatistics(points, study.Study.Conventions.LimitsFactor);
        if (
            statistics.Range(claim.Statistic, DeviationConvention.Sample) is not { } sample
                || statistics.Range(claim.Statistic, DeviationConvention.Population) is not { } population)
        {
            return null;
        }

        var text = sample == population
            ? ClaimText.Range(sample, claim, 1)
            : $"{Middle(population, claim)} by n or {Middle(sample, claim)} by n − 1 (as far as points can be read, "
                + $"{ClaimText.Range(sample.Joined(population), claim, 1)})";
        return new PointsEvidence(points.Source, sample.Joined(population), text);
    }

    /// <summary>The only one among claims that its points contradict; null where none or several are.</summary>
    public static PublishedClaim? Culprit(AuditedStudy study, IEnumerable<PublishedClaim> claims)
    {
        var wrong = claims.Where(c => For(study, c) is { } evidence && !evidence.Range.Meets(c.Number.Range)).ToArray();
        return wrong.Length == 1 ? wrong[0] : null;
    }

    private static string Middle(ValueRange range, PublishedClaim claim) =>
        ValueRange.Around((range.Low + range.High) / 2, 0).Text(claim.Decimals + 1);
}
