namespace Bench.Statistics.Coverage;

/// <summary>Settings of a simulation of coverage.</summary>
public sealed record CoverageOptions
{
    /// <summary>Simulated samples; 2,000 give the coverage to half a percentage point.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Key of the random streams.</summary>
    public ulong Seed { get; init; } = Resampling.BootstrapOptions.DefaultSeed;

    /// <summary>Level of the intervals, a fraction.</summary>
    public double Level { get; init; } = 0.95;
}
