using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>What every cleaning rule changes in every case: <c>cleaning</c>. Columns are documented in docs/outputs.md.</summary>
internal static class CleaningTable
{
    public static ResultTable Of(EvaluationResult result) => new(
        "cleaning",
        ["model", "mouse", "phase", "structure", "rule", "removed_voxels", "dice", "volume_error_ul", "frame"],
        from model in result.Models
        from c in model.Cases
        from e in c.Cleaning
        select (string[])
        [
            model.Name, c.Mouse, Labels.Code(e.Phase), Labels.Code(e.Structure), e.Rule, Cell.Of(e.RemovedVoxels), Cell.Of(e.Dice), Cell.Of(e.VolumeErrorMicrolitres),
            Cell.Of(e.FrameIndex),
        ]);
}
