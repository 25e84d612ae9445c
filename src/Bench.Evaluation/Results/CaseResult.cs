using Bench.Core.Measures;
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
