namespace Bench.Evaluation.Results;

/// <summary>What the range of a verdict is made from.</summary>
public enum ClaimBasis
{
    /// <summary>Other mice: the 95 % prediction interval of a replication.</summary>
    OtherMice,

    /// <summary>The study's own mice, found again by its points: the 95 % interval of the paired difference.</summary>
    SameMice,

    /// <summary>A printed bound, held against the 95 % interval of the number found.</summary>
    Bound,

    /// <summary>A printed bound of p, held against p of the same test here.</summary>
    Test,
}
