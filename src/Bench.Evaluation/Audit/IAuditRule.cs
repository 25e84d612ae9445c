using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit;

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
