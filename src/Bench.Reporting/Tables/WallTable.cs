using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>Wall thickness by slice and angle: <c>wall_thickness</c>. Columns are documented in docs/outputs.md.</summary>
internal static class WallTable
{
    private const int Circle = 360;

    public static ResultTable Of(EvaluationResult result) => new(
        "wall_thickness",
        ["model", "mouse", "phase", "frame", "slice", "segment", "from_degrees", "to_degrees", "reference_mm", "predicted_mm", "difference_mm", "reference_coverage", "predicted_coverage"],
        from model in result.Models
        from c in model.Cases
        from w in c.Walls
        from part in Enumerable.Range(0, w.ReferenceMm.Count)
        let width = Circle / Math.Max(1, w.ReferenceMm.Count - 1)
        select (string[])
        [
            model.Name, c.Mouse, Labels.Code(w.Phase), Cell.Of(w.FrameIndex), Cell.Of(w.Slice), part == 0 ? "ring" : Cell.Of(part),
            Cell.Of(part == 0 ? 0 : (part - 1) * width), Cell.Of(part == 0 ? Circle : part * width),
            Cell.Of(w.ReferenceMm[part]), Cell.Of(w.PredictedMm[part]), Cell.Of(w.PredictedMm[part] - w.ReferenceMm[part]),
            part == 0 ? Cell.Of(w.ReferenceCoverage) : string.Empty, part == 0 ? Cell.Of(w.PredictedCoverage) : string.Empty,
        ]);
}
