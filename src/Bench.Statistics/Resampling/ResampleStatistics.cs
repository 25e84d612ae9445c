namespace Bench.Statistics.Resampling;

/// <summary>
/// Computes statistics of a resample. Called from several threads at once, so it must not write to anything shared.
/// </summary>
/// <param name="units">
/// Units drawn (mice), by their place from 0; one may occur several times. All slices and frames of a drawn mouse come with it.
/// </param>
/// <param name="results">Receives one number for each statistic; NaN where it is undefined on this resample.</param>
public delegate void ResampleStatistics(ReadOnlySpan<int> units, Span<double> results);
