using Bench.Evaluation.Audit.Rules;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit;

/// <summary>
/// Holds the printed numbers of a study against each other. Every printed number stands for all numbers that would be printed so, and a
/// finding is made only where these ranges cannot meet: what is within rounding is never one.
/// </summary>
public static class StudyAudit
{
    /// <summary>All rules, in the order of the report.</summary>
    public static IReadOnlyList<IAuditRule> Rules { get; } =
    [
        new PossibleRangeRule(),
        new PrintedTwiceRule(),
        new SumOfPartsRule(),
        new GranularityRule(),
        new BiasRule(),
        new SymmetricLimitsRule(),
        new ImpliedCorrelationRule(),
        new PValueRule(),
        new StrokeVolumeRule(),
        new StrokeVolumeSpreadRule(),
        new EjectionFractionRule(),
        new MeanOfPhasesRule(),
        new StackOrderRule(),
        new PointsAgainstTableRule(),
        new PointsOfAMouseRule(),
        new DeviationConventionRule(),
        new NetworkRule(),
        new ProportionalBiasRule(),
    ];

    /// <summary>Reads and audits the study in a folder: its <c>claims.json</c> and the points that it names.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="Bench.Core.InputException">A file is missing or not as it should be.</exception>
    public static AuditReport OfFolder(string folder) => Of(AuditedStudy.Read(folder));

    /// <summary>Audits a study.</summary>
    /// <param name="study">The study with its points.</param>
    public static AuditReport Of(AuditedStudy study)
    {
        var results = Rules.Select(r => (Rule: r, Checks: r.Check(study).ToArray())).ToArray();
        return new AuditReport(
            study.Study.Study,
            study.Study.Version,
            study.Study.Source,
            study.Study.Claims.Count,
            [.. results.Select(r => new AuditRuleResult(r.Rule.Name, r.Rule.Title, r.Checks.Length, r.Checks.Count(c => c is not null)))],
            [.. results.SelectMany(r => r.Checks).OfType<AuditFinding>().OrderBy(f => f.Severity)]);
    }
}

/// <summary>One general rule that numbers of any study must obey.</summary>
public interface IAuditRule
{
    /// <summary>Name in files, e.g. <c>limits_symmetric</c>.</summary>
    string Name { get; }

    /// <summary>The rule in one sentence.</summary>
    string Title { get; }

    /// <summary>Checks whatever in a study the rule speaks of.</summary>
    /// <param name="study">The study.</param>
    /// <returns>One entry a check: null where it passed.</returns>
    IEnumerable<AuditFinding?> Check(AuditedStudy study);
}
