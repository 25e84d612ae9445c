using Bench.Core;
using Bench.Core.Function;
using Bench.Data.Formats;

namespace Bench.Harness.Options;

/// <summary>What <c>bench curves</c> is asked to do.</summary>
public sealed record CurvesOptions
{
    /// <summary>Folder of mask files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where tables and figures go.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>How ED and ES are found.</summary>
    public PhaseRule Phases { get; init; } = PhaseRule.Curve;

    /// <summary>Time from frame to frame, ms; null for what the file says, else 5 ms as published.</summary>
    public double? FrameIntervalMs { get; init; }

    /// <summary>How slopes are taken.</summary>
    public CurveSmoothing Smoothing { get; init; } = CurveSmoothing.Light;

    /// <summary>Whether the cine covers one beat, so that the first frame follows the last.</summary>
    public bool IsPeriodic { get; init; }

    /// <summary>Beats a minute, where known.</summary>
    public HeartRates HeartRates { get; init; } = HeartRates.Unknown;

    /// <summary>Overrides other spacings; null for the file's, else the published one.</summary>
    public VoxelSpacing? Spacing { get; init; }

    /// <summary>Whether files of others are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>What labels, axes and frame numbers in the masks mean.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;
}
