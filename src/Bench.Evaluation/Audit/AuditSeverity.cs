namespace Bench.Evaluation.Audit;

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
