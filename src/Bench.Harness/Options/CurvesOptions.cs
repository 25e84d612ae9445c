using Bench.Core;
using Bench.Core.Function;
using Bench.Data.Cohorts;

namespace Bench.Harness.Options;

/// <summary>What <c>bench curves</c> was asked to do.</summary>
/// <param name="DataFolder">Folder of mask files.</param>
/// <param name="OutputFolder">Where tables and figures go.</param>
/// <param name="Phases">How ED and ES are found.</param>
/// <param name="FrameIntervalMs">Time from frame to frame, ms; null for what the file says, else 5 ms as published.</param>
/// <param name="Smoothing">How slopes are taken.</param>
/// <param name="IsPeriodic">Whether the cine covers one beat, so that the first frame follows the last.</param>
/// <param name="HeartRates">Beats a minute, where known.</param>
/// <param name="Spacing">Overrides other spacings; null for the file's, else the published one.</param>
/// <param name="Overwrite">Whether files of others are replaced.</param>
public sealed record CurvesOptions(
    string DataFolder, string OutputFolder, PhaseRule Phases, double? FrameIntervalMs, CurveSmoothing Smoothing, bool IsPeriodic, HeartRates HeartRates, VoxelSpacing? Spacing,
    bool Overwrite)
{
    /// <summary>What labels, axes and frame numbers in the masks mean.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;
}
