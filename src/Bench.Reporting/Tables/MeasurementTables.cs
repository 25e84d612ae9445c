using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>Tables with one row for each measurement: <c>cases</c>, <c>dice</c>, <c>function</c>, <c>slices</c>.</summary>
internal static class MeasurementTables
{
    public static readonly TableDefinition<EvaluationResult, (string Model, CaseResult Case)> Cases = new(
        "cases", "model and test mouse", result => from model in result.Models from c in model.Cases select (model.Name, c))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Case.Mouse },
        { "evaluated", "`true` where the mouse was measured", r => r.Case.Evaluated },
        { "cleaned_voxels", "voxels whose label cleaning changed", r => r.Case.Evaluated ? r.Case.CleanedVoxels : Cell.Empty },
        { "row_mm", "distance between rows of voxels, in mm", r => Spacing(r.Case, 0) },
        { "column_mm", "distance between columns, in mm", r => Spacing(r.Case, 1) },
        { "slice_mm", "distance between slices, in mm", r => Spacing(r.Case, 2) },
    };

    /// <summary>
    /// ED and ES only: inflow frames are never part of a mean, and a reader of this file must be able to average what is in it.
    /// </summary>
    public static readonly TableDefinition<EvaluationResult, DiceRow> Dice = new(
        "dice",
        "model, mouse, phase and structure; a mouse that could not be measured has no row here, it is in `cases` and `issues`",
        result => DiceRows(result).Where(r => r.Dice.Phase != CardiacPhase.Inflow))
    {
        DiceColumns(),
    };

    public static readonly TableDefinition<EvaluationResult, DiceRow> InflowDice = new(
        "dice_inflow",
        "model, mouse, inflow frame and structure, which enter no mean; only where there are such frames",
        result => DiceRows(result).Where(r => r.Dice.Phase == CardiacPhase.Inflow))
    {
        DiceColumns(),
    };

    public static readonly TableDefinition<EvaluationResult, (string Model, string Mouse, FunctionMeasurement Value)> Function = new(
        "function",
        "model, mouse and quantity",
        result => from model in result.Models from c in model.Cases from f in c.Function select (model.Name, c.Mouse, f))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Mouse },
        { "quantity", Meaning.Quantity, r => r.Value.Quantity },
        { "unit", Meaning.Unit, r => r.Value.Unit },
        { "reference", "by the expert's masks", r => r.Value.Reference },
        { "predicted", "by the model's masks", r => r.Value.Predicted },
        { "difference", "predicted less reference", r => r.Value.Difference },
        { "undefined_because", "why a value is undefined; empty otherwise", r => r.Value.UndefinedBecause },
    };

    public static readonly TableDefinition<EvaluationResult, (
        string Model, string Mouse, SliceMeasures Slice, MeasureOptions Options)> Slices = new(
        "slices",
        "model, mouse, slice of ED or ES, and structure; distances are in the plane of the slice, in mm",
        result =>
            from model in result.Models
            from c in model.Cases
            from s in c.SliceErrors
            select (
                model.Name, c.Mouse, s, result.Settings.Measures))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Mouse },
        { "phase", Meaning.Phase, r => r.Slice.Phase },
        { "slice", Meaning.Slice, r => r.Slice.Slice },
        { "relative_position", "0 at the first slice that the expert labelled, 1 at the last, in the order of the "
            + "file", r => r.Slice.RelativePosition },
        { "structure", Meaning.Structure, r => r.Slice.Structure },
        { "reference_voxels", Meaning.ReferenceVoxels, r => r.Slice.Reference },
        { "predicted_voxels", Meaning.PredictedVoxels, r => r.Slice.Predicted },
        { "shared_voxels", Meaning.SharedVoxels, r => r.Slice.Shared },
        { "frame", Meaning.Frame, r => r.Slice.FrameIndex },
        { "region", "`beyond_base`, `base`, `mid`, `apex` or `beyond_apex`", r => r.Slice.Region },
        { "neither_voxels", "voxels of the slice in neither mask", r => r.Slice.Neither },
        OverlapColumns.Of<(string Model, string Mouse, SliceMeasures Slice, MeasureOptions Options)>(
            r => (r.Slice.Counts(), r.Options.Overlap, r.Slice.Neither is not null)),
        { "hausdorff", "largest distance between the outlines", r => r.Slice.HausdorffMm },
        { "hd95", "95th percentile of the distances", r => r.Slice.Hausdorff95Mm },
        { "assd", "average symmetric distance", r => r.Slice.AverageSymmetricMm },
        {
            "nsd_…", "part of the outlines within a tolerance, 0 to 1; one column for each of `--tolerances`",
            result =>
                result.Settings.Measures.TolerancesMm.Select(
                    (mm, i) => new Column<(string Model, string Mouse, SliceMeasures Slice, MeasureOptions Options)>(
                MeasureOptions.SurfaceDiceName(mm), string.Empty, r => i < r.Slice.SurfaceDice.Count ? r.Slice.SurfaceDice[i] : Cell.Empty))
        },
    };

    private static IEnumerable<Column<DiceRow>> DiceColumns() =>
    [
        new("model", Meaning.Model, r => r.Model),
        new("mouse", Meaning.Mouse, r => r.Mouse),
        new("phase", Meaning.Phase, r => r.Dice.Phase),
        new("structure", Meaning.Structure, r => r.Dice.Structure),
        new("dice", "overlap over the whole stack of the frame, 0 to 1", r => r.Dice.Dice),
        new("frame", Meaning.Frame, r => r.Dice.FrameIndex),
        new("reference_voxels", Meaning.ReferenceVoxels, r => r.Dice.ReferenceVoxels),
        new("predicted_voxels", Meaning.PredictedVoxels, r => r.Dice.PredictedVoxels),
    ];

    private static IEnumerable<DiceRow> DiceRows(EvaluationResult result) =>
        from model in result.Models from c in model.Cases from d in c.Dice select new DiceRow(model.Name, c.Mouse, d);

    /// <summary>The Dice of one structure in one frame.</summary>
    public sealed record DiceRow(string Model, string Mouse, DiceMeasurement Dice);

    private static Cell Spacing(CaseResult mouse, int axis) => axis < mouse.VoxelSpacingMm.Count ? mouse.VoxelSpacingMm[axis] : Cell.Empty;
}
