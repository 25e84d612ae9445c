namespace Bench.Evaluation.Results;

/// <summary>What lies behind a verdict, finer than <see cref="ClaimOutcome"/>.</summary>
public enum ClaimFinding
{
    /// <summary>Reproduced, and shown to differ from the published number by less than the margin (two one-sided tests at 5 %).</summary>
    Equivalent,

    /// <summary>Reproduced: where a replication should fall, but a difference as large as the margin is not excluded.</summary>
    Compatible,

    /// <summary>Not reproduced: nearer to perfect agreement than the published number, by more than chance explains.</summary>
    Better,

    /// <summary>Not reproduced: farther from perfect agreement than the published number, by more than chance explains.</summary>
    Worse,

    /// <summary>Cannot be judged: data, training or model are not such that the claim speaks of them.</summary>
    NotComparable,

    /// <summary>Cannot be judged: too few mice.</summary>
    TooFewMice,

    /// <summary>Cannot be judged: the study prints no spread, or the number is undefined here.</summary>
    NoEvidence,
}
