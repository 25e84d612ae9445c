using Bench.Core;
using Bench.Evaluation.Serialization;

namespace Bench.Evaluation.Claims;

/// <summary>A study's published numbers, as data: the content of <c>baselines/published/VERSION/claims.json</c>.</summary>
/// <param name="Study">Title.</param>
/// <param name="Version">Which text the numbers are from, e.g. <c>draft-2025</c>.</param>
/// <param name="Source">Authors and place.</param>
/// <param name="TestMice">Mice behind the numbers.</param>
/// <param name="Points">Single mice read off its figures; empty where there are none.</param>
/// <param name="Claims">The numbers.</param>
public sealed record PublishedStudy(
    string Study, string Version, string Source, int TestMice, IReadOnlyList<PublishedPoints> Points, IReadOnlyList<PublishedClaim> Claims)
{
    /// <summary>Reads a claims file.</summary>
    /// <param name="path">The file <c>claims.json</c>.</param>
    /// <exception cref="InputException">The file is missing, is not of this form, or two claims share an identifier.</exception>
    public static PublishedStudy Read(string path)
    {
        var study = ResultJson.Read<PublishedStudy>(path);
        if (study.Claims is null || study.TestMice < 1)
        {
            throw new InputException(path, "it lacks `claims` or a positive `test_mice`.", "compare it with baselines/published/draft-2025/claims.json.");
        }

        var twice = study.Claims.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1);
        return twice is null
            ? study with { Points = study.Points ?? [] }
            : throw new InputException(path, $"the claim identifier '{twice.Key}' occurs {twice.Count()} times.", "give each claim its own identifier.");
    }
}
