using Bench.Core;

namespace Bench.Evaluation.Claims;

/// <summary>A study's published numbers, as data: the content of <c>baselines/published/VERSION/claims.json</c>.</summary>
/// <param name="Study">Title.</param>
/// <param name="Version">Which text the numbers are from, e.g. <c>draft-2025</c>.</param>
/// <param name="Source">Authors and place.</param>
/// <param name="TestMice">Mice behind the numbers.</param>
/// <param name="Claims">The numbers.</param>
/// <param name="Points">Single mice read off its figures; empty where there are none.</param>
/// <param name="Conventions">What the study says about how its numbers were made.</param>
public sealed record PublishedStudy(
    string Study,
    string Version,
    string Source,
    int TestMice,
    IReadOnlyList<PublishedClaim> Claims,
    IReadOnlyList<PublishedPoints> Points,
    StudyConventions Conventions)
{
    /// <summary>Its networks, wherever it describes one; empty where none is written down.</summary>
    public IReadOnlyList<PublishedNetwork> Networks { get; init; } = [];

    /// <summary>Whose hearts it measured; null where it is not written down.</summary>
    public StudySpecies? Species { get; init; }

    /// <summary>Reads a claims file.</summary>
    /// <param name="path">The file <c>claims.json</c>.</param>
    /// <exception cref="InputException">The file is missing or is not of the form of <c>claims.schema.json</c>; claim and field are named.</exception>
    public static PublishedStudy Read(string path) => PublishedStudyReader.Read(path);

    /// <summary>Another statistic of what a claim speaks of, as first printed.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="statistic">The statistic.</param>
    internal PublishedClaim? Sibling(PublishedClaim claim, ClaimStatistic statistic) => Claims.FirstOrDefault(c => c.Key == claim.Key with { Statistic = statistic });
}
