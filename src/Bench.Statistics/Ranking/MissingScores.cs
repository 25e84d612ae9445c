namespace Bench.Statistics.Ranking;

/// <summary>What to do with scores that are NaN or infinite. There is no default: dropping a model's failures flatters it.</summary>
public enum MissingScores
{
    /// <summary>Leaves out a case for all models when one of them has no score there.</summary>
    LeaveCaseOut,

    /// <summary>Puts a stated value in the place of a missing score, as a rule the worst possible.</summary>
    Replace,
}
