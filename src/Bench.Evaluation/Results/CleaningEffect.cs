using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>What one cleaning rule would do to one structure in one frame, whichever rule the result was measured under.</summary>
/// <param name="Rule">Name of the rule: <c>none</c>, <c>largest</c>, <c>published</c>.</param>
/// <param name="FrameIndex">0-based frame of the cine.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Structure">The structure.</param>
/// <param name="RemovedVoxels">Voxels of the structure that the rule removes.</param>
/// <param name="Dice">Dice after the rule, by the policy named in the settings.</param>
/// <param name="VolumeErrorMicrolitres">Predicted less reference volume after the rule, µL.</param>
public sealed record CleaningEffect(
    string Rule, int FrameIndex, CardiacPhase Phase, Structure Structure, int RemovedVoxels, double Dice, double VolumeErrorMicrolitres);
