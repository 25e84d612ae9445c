namespace Bench.Statistics.Resampling;

/// <summary>Several statistics bootstrapped together, on the same resamples.</summary>
/// <param name="UnitCount">Units resampled.</param>
/// <param name="Options">Settings.</param>
/// <param name="Estimates">One for each statistic, in the order of the results.</param>
public sealed record BootstrapResult(int UnitCount, BootstrapOptions Options, IReadOnlyList<BootstrapEstimate> Estimates);
