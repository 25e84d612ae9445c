namespace Bench.Evaluation.Results;

/// <summary>What can be said of a published number.</summary>
public enum ClaimOutcome
{
    /// <summary>The number found lies where a replication of the claim should.</summary>
    Reproduced,

    /// <summary>It does not.</summary>
    NotReproduced,

    /// <summary>The evidence at hand cannot decide; the reason says why.</summary>
    CannotBeJudged,
}
