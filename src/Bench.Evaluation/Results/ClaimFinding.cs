namespace Bench.Evaluation.Results;

/// <summary>What lies behind a verdict, finer than <see cref="ClaimOutcome"/>.</summary>
public enum ClaimFinding
{
    /// <summary>Reproduced, and shown to differ from the published number by less than the margin (two one-sided tests at 5 %).</summary>
    Equivalent,

    /// <summary>Reproduced: where a replication should fall, but a difference as large as the margin is not excluded.</summary>
    Compatible,

    /// <summary>Reproduced: the 95 % interval of the number found lies wholly on the printed side of a bound.</summary>
    BoundShown,

    /// <summary>Not reproduced: nearer to perfect agreement than the published number, by more than chance explains among all numbers judged.</summary>
    Better,

    /// <summary>Not reproduced: farther from perfect agreement than the published number, by more than chance explains among all numbers judged.</summary>
    Worse,

    /// <summary>Not reproduced, by more than chance explains, where neither direction is nearer to perfect agreement.</summary>
    Different,

    /// <summary>Cannot be judged: outside its own 95 % range, but among so many numbers some are outside by chance (the corrected p is 0.05 or more).</summary>
    WithinChance,

    /// <summary>Cannot be judged: data, training, cleaning or definitions are not such that the claim speaks of them.</summary>
    NotComparable,

    /// <summary>Cannot be judged: too few mice.</summary>
    TooFewMice,

    /// <summary>Cannot be judged: too few trainings to tell what the seed does.</summary>
    TooFewRuns,

    /// <summary>Cannot be judged: the study prints no spread, or the number is undefined here.</summary>
    NoEvidence,
}
