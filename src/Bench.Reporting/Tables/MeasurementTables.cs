using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>Tables with one row a measurement: <c>cases</c>, <c>dice</c>, <c>function</c>, <c>slices</c>. Columns are documented in docs/outputs.md.</summary>
internal static class MeasurementTables
{
    public static ResultTable Cases(EvaluationResult result) => new(
        "cases",
        ["model", "mouse", "evaluated", "cleaned_voxels"],
        from model in result.Models
        from c in model.Cases
        select (string[])[model.Name, c.Mouse, Cell.Of(c.Evaluated), c.Evaluated ? Cell.Of(c.CleanedVoxels) : string.Empty]);

    /// <summary>ED and ES only: inflow frames are never part of a mean, and a reader of this file must be able to average what is in it.</summary>
    public static ResultTable Dice(EvaluationResult result) => new(
        "dice",
        ["model", "mouse", "phase", "structure", "dice", "frame", "reference_voxels", "predicted_voxels"],
        from row in DiceRows(result)
        where row.Dice.Phase != CardiacPhase.Inflow
        select Cells(row.Model, row.Mouse, row.Dice));

    public static ResultTable InflowDice(EvaluationResult result) => new(
        "dice_inflow",
        ["model", "mouse", "phase", "structure", "dice", "frame", "reference_voxels", "predicted_voxels"],
        from row in DiceRows(result)
        where row.Dice.Phase == CardiacPhase.Inflow
        select Cells(row.Model, row.Mouse, row.Dice));

    public static ResultTable Function(EvaluationResult result) => new(
        "function",
        ["model", "mouse", "quantity", "unit", "reference", "predicted", "difference", "undefined_because"],
        from model in result.Models
        from c in model.Cases
        from f in c.Function
        select (string[])
        [
            model.Name, c.Mouse, Labels.Code(f.Quantity), f.Unit, Cell.Of(f.Reference), Cell.Of(f.Predicted), Cell.Of(f.Difference), f.UndefinedBecause,
        ]);

    public static ResultTable Slices(EvaluationResult result) => new(
        "slices",
        [
            "model", "mouse", "phase", "slice", "relative_position", "structure", "reference_voxels", "predicted_voxels", "shared_voxels",
            "frame", "region", "neither_voxels", "dice", "jaccard", "sensitivity", "precision", "specificity", "volume_similarity", "relative_volume_error",
            "hausdorff", "hd95", "assd", .. result.Settings.Measures.TolerancesMm.Select(MeasureOptions.SurfaceDiceName),
        ],
        from model in result.Models
        from c in model.Cases
        from s in c.SliceErrors
        select (string[])
        [
            model.Name, c.Mouse, Labels.Code(s.Phase), Cell.Of(s.Slice), Cell.Of(s.RelativePosition), Labels.Code(s.Structure),
            Cell.Of(s.Reference), Cell.Of(s.Predicted), Cell.Of(s.Shared),
            s.FrameIndex is { } frame ? Cell.Of(frame) : string.Empty, Labels.Code(s.Region), s.Neither is { } neither ? Cell.Of(neither) : string.Empty,
            .. OverlapCells.Of(s.Counts(), result.Settings.Measures.Overlap, s.Neither is not null),
            Cell.Of(s.HausdorffMm), Cell.Of(s.Hausdorff95Mm), Cell.Of(s.AverageSymmetricMm),
            .. result.Settings.Measures.TolerancesMm.Select((_, i) => i < s.SurfaceDice.Count ? Cell.Of(s.SurfaceDice[i]) : string.Empty),
        ]);

    private static IEnumerable<(string Model, string Mouse, DiceMeasurement Dice)> DiceRows(EvaluationResult result)
        => from model in result.Models
           from c in model.Cases
           from d in c.Dice
           select (model.Name, c.Mouse, d);

    private static string[] Cells(string model, string mouse, DiceMeasurement d) =>
    [
        model, mouse, Labels.Code(d.Phase), Labels.Code(d.Structure), Cell.Of(d.Dice), Cell.Of(d.FrameIndex), Cell.Of(d.ReferenceVoxels), Cell.Of(d.PredictedVoxels),
    ];
}
