using Bench.Core;

namespace Bench.Evaluation.Claims;

/// <summary>A study with its points, and the ways in which rules look numbers up.</summary>
/// <param name="study">The printed numbers.</param>
/// <param name="points">The points.</param>
public sealed class AuditedStudy(PublishedStudy study, IReadOnlyList<PointColumns> points)
{
    /// <summary>The printed numbers.</summary>
    public PublishedStudy Study { get; } = study;

    /// <summary>The points.</summary>
    public IReadOnlyList<PointColumns> Points { get; } = points;

    /// <summary>The conventions of the study: where it does not say by what it divides, what its points show.</summary>
    public StudyConventions Conventions => DeviationEvidence.Conventions(Study, Points);

    /// <summary>Reads <c>claims.json</c> and the points that it names.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <exception cref="InputException">A file is missing or not as it should be.</exception>
    public static AuditedStudy Read(string folder)
    {
        var file = Path.Combine(folder, "claims.json");
        if (!File.Exists(file))
        {
            throw new InputException(
                folder,
                "it holds no claims.json.",
                "give a folder such as baselines/published/draft-2025; docs/claims.md explains how to write down a study.");
        }

        return Of(PublishedStudy.Read(file), folder);
    }

    /// <summary>Reads the points that a study names.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="InputException">A file of points is missing or not as it should be.</exception>
    public static AuditedStudy Of(PublishedStudy study, string folder) =>
        new(study, [.. study.Points.Select(p => PointColumns.Read(folder, p))]);

    /// <summary>Cases behind a claim.</summary>
    /// <param name="claim">The claim.</param>
    public int Cases(PublishedClaim claim) => claim.N ?? Study.TestMice;

    /// <summary>Points that a claim of agreement speaks of: those of its quantity, and of its group of mice.</summary>
    /// <param name="claim">The claim.</param>
    public PointColumns? PointsOf(PublishedClaim claim) =>
        Points.FirstOrDefault(p => p.Source.Quantity == claim.Quantity && p.Source.Subject == claim.Subject);

    /// <summary>
    /// Sets of agreement claims that belong together: for each group of mice and each place that prints one of those wanted, what that
    /// place prints, and for the rest what is printed first anywhere. Sets that print alike are given once; a set that lacks a number,
    /// mixes units of one quantity, or has numbers over other counts of mice (a mean over 24 is not the difference of means over 25) is not
    /// given.
    /// </summary>
    /// <param name="wanted">Quantity and statistic of each.</param>
    internal IEnumerable<PublishedClaim[]> Rows(params IEnumerable<(Quantity Quantity, ClaimStatistic Statistic)> wanted) =>
        Study.Claims.Where(c => c.Measure == ClaimMeasure.Agreement)
            .GroupBy(c => c.Subject)
            .SelectMany(group => Rows([.. group], [.. wanted]));

    private IEnumerable<PublishedClaim[]> Rows(PublishedClaim[] claims, (Quantity Quantity, ClaimStatistic Statistic)[] wanted)
    {
        var candidates = wanted.Select(w => claims.Where(c => (c.Quantity, c.Statistic) == w).ToArray()).ToArray();
        if (candidates.Any(c => c.Length == 0))
        {
            return [];
        }

        return candidates
            .SelectMany(c => c)
            .Select(c => c.Place)
            .Distinct()
            .Select(place => candidates.Select(c => Array.Find(c, x => x.Place == place) ?? c[0]).ToArray())
            .Where(row => row.DistinctBy(Cases).Count() == 1)
            .Where(row => row.Where(HasUnit).GroupBy(c => c.Quantity).All(g => g.DistinctBy(c => c.Unit).Count() == 1))
            .DistinctBy(row => string.Join('|', row.Select(c => c.Printed)));
    }

    private static bool HasUnit(PublishedClaim claim) => claim.Statistic is not (ClaimStatistic.PearsonR or ClaimStatistic.TTestP);
}
