namespace Bench.Learning.Checks;

/// <summary>How fast something was.</summary>
/// <param name="Images">Images a pass.</param>
/// <param name="Passes">Passes that were timed, after those that warmed up.</param>
/// <param name="MedianMs">Median of a pass, milliseconds.</param>
/// <param name="LeastMs">The fastest.</param>
/// <param name="MostMs">The slowest.</param>
/// <param name="UsedMib">The most memory of the GPU that was in use, by all processes; null on a CPU.</param>
public sealed record Rate(int Images, int Passes, double MedianMs, double LeastMs, double MostMs, long? UsedMib)
{
    /// <summary>
    /// Mean time of a pass that this machine's processor was busy with, milliseconds: ordering the work, not waiting for the GPU; null on a
    /// CPU, which does both. Where it comes near <see cref="MedianMs"/>, the GPU waits for the processor.
    /// </summary>
    public double? HostMs { get; init; }

    /// <summary>Images a second, by the median.</summary>
    public double ImagesASecond => 1000 * Images / MedianMs;
}
