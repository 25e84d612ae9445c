namespace Bench.Statistics.Resampling;

/// <summary>Settings of a bootstrap; each result carries the ones it was made with.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Seed used where none is given, so that two runs of one analysis agree.</summary>
    public const ulong DefaultSeed = 20260217;

    /// <summary>Resamples, at least 100. BCa intervals need about 10,000 for two steady digits of their ends.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>Key of the random streams.</summary>
    public ulong Seed { get; init; } = DefaultSeed;

    /// <summary>Level of the intervals, a fraction.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Threads at most; null for all processors. The result does not depend on it.</summary>
    public int? Threads { get; init; }
}
