namespace Bench.Core.Phases;

/// <summary>The role that a rule gave a contoured frame.</summary>
/// <param name="FrameIndex">0-based position in the cine.</param>
/// <param name="Phase">Its role.</param>
/// <param name="CountedBloodPoolVoxels">The blood pool as the rule counts it, voxels.</param>
public sealed record FramePhase(int FrameIndex, CardiacPhase Phase, int CountedBloodPoolVoxels);
