using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit;

/// <summary>Printed numbers that do not go together.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Severity">What it means.</param>
/// <param name="Claims">Identifiers of the claims involved; a file of points and its row where no claim is.</param>
/// <param name="Printed">What those claims say and where, in the same order.</param>
/// <param name="Message">What is wrong, for a reader.</param>
/// <param name="ConsistentValue">What would be consistent, for a reader: a value, a range, or a choice of them.</param>
/// <param name="ConsistentLow">Lower end of the range for the claim that is printed otherwise; NaN where there is a choice.</param>
/// <param name="ConsistentHigh">Upper end of it.</param>
public sealed record AuditFinding(
    string Rule,
    AuditSeverity Severity,
    IReadOnlyList<string> Claims,
    IReadOnlyList<string> Printed,
    string Message,
    string ConsistentValue,
    double ConsistentLow = double.NaN,
    double ConsistentHigh = double.NaN)
{
    /// <summary>A finding about claims.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="claims">The claims involved.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="consistent">What would be consistent, for a reader.</param>
    /// <param name="range">The same as numbers, where it is one range.</param>
    /// <param name="severity">What it means.</param>
    internal static AuditFinding Of(
        IAuditRule rule,
        IEnumerable<PublishedClaim> claims,
        string message,
        string consistent,
        ValueRange? range = null,
        AuditSeverity severity = AuditSeverity.Contradiction)
    {
        var involved = claims.DistinctBy(c => c.Id).ToArray();
        return new AuditFinding(
            rule.Name, severity,
            [
                .. involved.Select(c => c.Id)
            ], [.. involved.Select(Say)], char.ToUpperInvariant(message[0]) + message[1..], consistent, range?.Low
                ?? double.NaN, range?.High
                ?? double.NaN);
    }

    private static string Say(PublishedClaim claim) => $"{claim.Statement}: {ClaimText.Value(claim)} ({claim.Where})";
}

/// <summary>What a finding means for a reader.</summary>
public enum AuditSeverity
{
    /// <summary>Printed numbers that cannot all be right.</summary>
    Contradiction,

    /// <summary>Numbers that are right by a convention that is not the usual one, or not the one stated.</summary>
    Convention,

    /// <summary>What the study's own points show and it does not report.</summary>
    Omission,

    /// <summary>Paper and published code differ.</summary>
    Note,
}

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
