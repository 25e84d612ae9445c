using Bench.Core;
using Bench.Core.Overlap;

namespace Bench.Evaluation.Results;

/// <summary>Overlap of one structure in one frame's whole stack.</summary>
/// <param name="FrameIndex">0-based frame of the cine.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Structure">The structure.</param>
/// <param name="Dice">0 … 1 by the policy named in the settings.</param>
/// <param name="ReferenceVoxels">Voxels of the structure by the expert.</param>
/// <param name="PredictedVoxels">Voxels of the structure by the model.</param>
public sealed record DiceMeasurement(int FrameIndex, CardiacPhase Phase, Structure Structure, double Dice, int ReferenceVoxels, int PredictedVoxels)
{
    /// <summary>Voxels of the structure by both.</summary>
    public int SharedVoxels { get; init; }

    /// <summary>The counts; true negatives, which play no part in Dice, are 0.</summary>
    public OverlapCounts Counts() => new(SharedVoxels, PredictedVoxels - SharedVoxels, ReferenceVoxels - SharedVoxels, 0);
}
