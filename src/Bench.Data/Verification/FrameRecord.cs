using Bench.Core;

namespace Bench.Data.Verification;

/// <summary>What a contoured frame holds.</summary>
/// <param name="Frame">0-based position in the cine.</param>
/// <param name="Phase">Its role by the published rule.</param>
/// <param name="LabelledSlices">Slices with any label, 0 … S.</param>
/// <param name="MyocardiumVoxels">Voxels labelled myocardium.</param>
/// <param name="BloodPoolVoxels">Voxels labelled blood pool.</param>
public sealed record FrameRecord(int Frame, CardiacPhase Phase, int LabelledSlices, int MyocardiumVoxels, int BloodPoolVoxels);
