using Bench.Core;

namespace Bench.Data.Verification;

/// <summary>What a contoured frame holds.</summary>
/// <param name="Frame">0-based position in the cine.</param>
/// <param name="Phase">Its role by the published rule.</param>
/// <param name="LabelledSlices">Slices with any label, 0 … S.</param>
/// <param name="MyocardiumVoxels">Voxels labelled myocardium.</param>
/// <param name="BloodPoolVoxels">Voxels labelled blood pool.</param>
public sealed record FrameRecord(int Frame, CardiacPhase Phase, int LabelledSlices, int MyocardiumVoxels, int BloodPoolVoxels)
{
    /// <summary>Counts the labels of a frame.</summary>
    /// <param name="frame">0-based position in the cine.</param>
    /// <param name="phase">Its role.</param>
    /// <param name="mask">Its labels.</param>
    public static FrameRecord Of(int frame, CardiacPhase phase, LabelMap mask) => new(
        frame,
        phase,
        Enumerable.Range(0, mask.Size.Slices).Count(slice => mask.Slice(slice).ContainsAnyExcept((byte)0)),
        mask.Count(Structure.Myocardium),
        mask.Count(Structure.BloodPool));
}
