namespace Bench.Core.Phases;

/// <summary>Which contoured frame is end-diastole, which end-systole, and which neither.</summary>
/// <param name="Frames">One entry a frame, in order of time.</param>
/// <param name="Warnings">What is odd, in plain sentences; empty where nothing is.</param>
public sealed record PhaseAssignment(IReadOnlyList<FramePhase> Frames, IReadOnlyList<string> Warnings)
{
    /// <summary>The role of a frame.</summary>
    /// <param name="frameIndex">0-based position in the cine.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frame was not among those assigned.</exception>
    public CardiacPhase PhaseOf(int frameIndex) =>
        Frames.FirstOrDefault(f => f.FrameIndex == frameIndex)?.Phase
        ?? throw new ArgumentOutOfRangeException(
            nameof(frameIndex), frameIndex, $"no such frame; there are {string.Join(", ", Frames.Select(f => f.FrameIndex))}.");
}

/// <summary>The role that a rule gave a contoured frame.</summary>
/// <param name="FrameIndex">0-based position in the cine.</param>
/// <param name="Phase">Its role.</param>
/// <param name="CountedBloodPoolVoxels">The blood pool as the rule counts it, voxels.</param>
public sealed record FramePhase(int FrameIndex, CardiacPhase Phase, int CountedBloodPoolVoxels);

/// <summary>How the contoured frames of a mouse get their roles.</summary>
public enum PhaseConvention
{
    /// <summary>As in the published code (<see cref="PublishedPhaseRule"/>).</summary>
    Published,

    /// <summary>Largest and smallest blood pool (<see cref="VolumeCurvePhaseRule"/>).</summary>
    Curve,

    /// <summary>As the user names them (<see cref="GivenPhaseRule"/>).</summary>
    Given,
}
