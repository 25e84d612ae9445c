namespace Bench.Evaluation.Audit;

/// <summary>What came of one rule.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Title">The rule in one sentence.</param>
/// <param name="Checks">Times that it could be applied.</param>
/// <param name="Findings">Times that it was broken.</param>
public sealed record AuditRuleResult(string Rule, string Title, int Checks, int Findings);
