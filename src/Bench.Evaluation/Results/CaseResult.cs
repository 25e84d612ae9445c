using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Wall;

namespace Bench.Evaluation.Results;

/// <summary>What was found for one mouse and one model.</summary>
/// <param name="Mouse">Name, such as <c>Mouse12</c>.</param>
/// <param name="Evaluated">False where the case could not be measured; its lists are then empty and an issue says why.</param>
/// <param name="Dice">One entry a contoured frame (inflow frames too) and structure.</param>
/// <param name="Function">One entry a quantity, all six.</param>
/// <param name="SliceErrors">Per slice of ED and ES, where the errors are.</param>
/// <param name="CleanedVoxels">Voxels whose label cleaning changed, over all frames.</param>
public sealed record CaseResult(
    string Mouse,
    bool Evaluated,
    IReadOnlyList<DiceMeasurement> Dice,
    IReadOnlyList<FunctionMeasurement> Function,
    IReadOnlyList<SliceMeasures> SliceErrors,
    int CleanedVoxels)
{
    /// <summary>Group of the case, such as a diagnosis; null where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>Row, column and slice distance, mm; empty where not evaluated, and in results of earlier builds.</summary>
    public IReadOnlyList<double> VoxelSpacingMm { get; init; } = [];

    /// <summary>All measures: one entry a contoured frame and structure, then one for the whole mouse; empty where not evaluated.</summary>
    public IReadOnlyList<FrameMeasures> Measures { get; init; } = [];

    /// <summary>Wall thickness of every slice in which expert or model has blood pool; empty where not evaluated.</summary>
    public IReadOnlyList<WallMeasurement> Walls { get; init; } = [];

    /// <summary>What is inconsistent in the model's quantities of this mouse, in sentences; empty where nothing is.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What each cleaning rule does to each contoured frame and structure; empty where not evaluated.</summary>
    public IReadOnlyList<CleaningEffect> Cleaning { get; init; } = [];
}

/// <summary>Overlap of one structure in one frame's whole stack.</summary>
/// <param name="FrameIndex">0-based frame of the cine.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Structure">The structure.</param>
/// <param name="Dice">0 … 1 by the policy named in the settings.</param>
/// <param name="ReferenceVoxels">Voxels of the structure by the expert.</param>
/// <param name="PredictedVoxels">Voxels of the structure by the model.</param>
public sealed record DiceMeasurement(
    int FrameIndex, CardiacPhase Phase, Structure Structure, double Dice, int ReferenceVoxels, int PredictedVoxels)
{
    /// <summary>Voxels of the structure by both.</summary>
    public int SharedVoxels { get; init; }

    /// <summary>The counts; true negatives, which play no part in Dice, are 0.</summary>
    public OverlapCounts Counts() => new(SharedVoxels, PredictedVoxels - SharedVoxels, ReferenceVoxels - SharedVoxels, 0);
}

/// <summary>One quantity of one mouse by expert and model. Undefined values are NaN and say why.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Unit">Unit of both values: <c>µL</c>, <c>%</c> or <c>mg</c>.</param>
/// <param name="Reference">By the expert's masks.</param>
/// <param name="Predicted">By the model's masks.</param>
/// <param name="UndefinedBecause">Why a value is NaN; empty where both are defined.</param>
public sealed record FunctionMeasurement(Quantity Quantity, string Unit, double Reference, double Predicted, string UndefinedBecause)
{
    /// <summary>Predicted less reference.</summary>
    public double Difference => Predicted - Reference;
}

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
