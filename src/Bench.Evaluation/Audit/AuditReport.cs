
namespace Bench.Evaluation.Audit;

/// <summary>What an audit of a published study found: the content of <c>audit.json</c>.</summary>
/// <param name="Study">Title of the study.</param>
/// <param name="Version">Which text of it.</param>
/// <param name="Source">Authors and place.</param>
/// <param name="Claims">Printed numbers at hand.</param>
/// <param name="Rules">Every rule, with how often it could be applied.</param>
/// <param name="Findings">What was found, worst first.</param>
public sealed record AuditReport(
    string Study, string Version, string Source, int Claims, IReadOnlyList<AuditRuleResult> Rules, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Checks made, over all rules.</summary>
    public int Checks => Rules.Sum(r => r.Checks);
}

/// <summary>What came of one rule.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Title">The rule in one sentence.</param>
/// <param name="Checks">Times that it could be applied.</param>
/// <param name="Findings">Times that it was broken.</param>
public sealed record AuditRuleResult(string Rule, string Title, int Checks, int Findings);
