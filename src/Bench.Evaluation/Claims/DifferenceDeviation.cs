using Bench.Statistics;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Claims;

/// <summary>The SD of a study's differences, by n − 1, behind its printed limits of agreement.</summary>
internal static class DifferenceDeviation
{
    private static readonly double NormalQuantile = NormalDistribution.Quantile(0.975);

    /// <summary>SDs, by n − 1, between a study's bias and its limits: its factor, less where it says that it divides by n.</summary>
    /// <param name="conventions">What it says.</param>
    /// <param name="count">Its mice.</param>
    public static double StudyFactor(StudyConventions conventions, int count)
    {
        // A study that writes 1.96 means the quantile of the normal distribution, 1.959964, which rounds to it.
        var factor = Math.Abs(conventions.LimitsFactor - NormalQuantile) < 0.005 ? NormalQuantile : conventions.LimitsFactor;
        return conventions.Deviation == DeviationConvention.Population && count > 1 ? factor * Math.Sqrt((count - 1.0) / count) : factor;
    }

    /// <summary>The SD, in the claims' unit; null where the study prints not both limits.</summary>
    /// <param name="study">The study.</param>
    /// <param name="claim">Any claim on the agreement of the quantity.</param>
    public static double? Of(PublishedStudy study, PublishedClaim claim) =>
        (study.Sibling(claim, ClaimStatistic.LimitUpper)?.Value - study.Sibling(claim, ClaimStatistic.LimitLower)?.Value)
        / (2 * StudyFactor(study.Conventions, claim.N ?? study.TestMice));
}
