using Bench.Core.Wall;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>Wall thickness by slice and angle: <c>wall_thickness</c>.</summary>
internal static class WallTable
{
    private const int Circle = 360;

    public static readonly TableDefinition<EvaluationResult, (string Model, string Mouse, WallMeasurement Wall, int Part)> Definition = new(
        "wall_thickness",
        "model, mouse, phase, slice and segment, where expert or model has blood pool",
        result => from model in result.Models
                  from c in model.Cases
                  from w in c.Walls
                  from part in Enumerable.Range(0, w.ReferenceMm.Count)
                  select (model.Name, c.Mouse, w, part))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Mouse },
        { "phase", Meaning.Phase, r => r.Wall.Phase },
        { "frame", Meaning.Frame, r => r.Wall.FrameIndex },
        { "slice", Meaning.Slice, r => r.Wall.Slice },
        {
            "segment", "`ring` for the whole slice, or 1 to 6, counter-clockwise from the direction of increasing columns",
            r => r.Part == 0 ? "ring" : (Cell)r.Part
        },
        { "from_degrees", "where the segment begins", r => r.Part == 0 ? 0 : (r.Part - 1) * Width(r.Wall) },
        { "to_degrees", "where the segment ends", r => r.Part == 0 ? Circle : r.Part * Width(r.Wall) },
        { "reference_mm", "mean thickness by the expert's mask, mm", r => r.Wall.ReferenceMm[r.Part] },
        { "predicted_mm", "mean thickness by the model's mask, mm", r => r.Wall.PredictedMm[r.Part] },
        { "difference_mm", "predicted less reference", r => r.Wall.PredictedMm[r.Part] - r.Wall.ReferenceMm[r.Part] },
        { "reference_coverage", "part of the circle with myocardium by the expert, 0 to 1; of `ring` "
            + "only", r => r.Part == 0 ? r.Wall.ReferenceCoverage : Cell.Empty },
        { "predicted_coverage", "part of the circle with myocardium by the model, 0 to 1; of `ring` "
            + "only", r => r.Part == 0 ? r.Wall.PredictedCoverage : Cell.Empty },
    };

    private static int Width(WallMeasurement wall) => Circle / Math.Max(1, wall.ReferenceMm.Count - 1);
}
