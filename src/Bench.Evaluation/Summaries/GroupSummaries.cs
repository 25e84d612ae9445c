using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Summaries;

/// <summary>A model's numbers on each group of cases.</summary>
public static class GroupSummaries
{
    /// <summary>Summarises each group, in the order of their names, cases without one last.</summary>
    /// <param name="cases">All cases of a model.</param>
    /// <param name="policy">The convention of Dice.</param>
    /// <param name="terms">Structures and quantities of the study.</param>
    /// <returns>None where no case has a group.</returns>
    public static IReadOnlyList<GroupSummary> Of(IReadOnlyList<CaseResult> cases, OverlapPolicy policy, StudyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return cases.All(c => c.Group is null)
            ? []
            :
            [
                .. cases.GroupBy(c => c.Group ?? "").OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new GroupSummary(
                    g.Key,
                    g.Count(),
                    [.. DiceSummaries.Of([.. g], policy, terms).Where(d => d is { Structure: not null, Phase: null })],
                    AgreementSummaries.Of([.. g], terms))),
            ];
    }
}
