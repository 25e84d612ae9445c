using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>What every cleaning rule changes in every case: <c>cleaning</c>.</summary>
internal static class CleaningTable
{
    public static readonly TableDefinition<EvaluationResult, (string Model, string Mouse, CleaningEffect Effect)> Definition = new(
        "cleaning",
        "model, mouse, phase, structure and cleaning rule; each rule is tried on the masks as the model made them",
        result => from model in result.Models from c in model.Cases from e in c.Cleaning select (model.Name, c.Mouse, e))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Mouse },
        { "phase", Meaning.Phase, r => r.Effect.Phase },
        { "structure", Meaning.Structure, r => r.Effect.Structure },
        { "rule", "name of the rule", r => r.Effect.Rule },
        { "removed_voxels", "voxels of the structure that the rule removes", r => r.Effect.RemovedVoxels },
        { "dice", "Dice after cleaning", r => r.Effect.Dice },
        { "volume_error_ul", "volume after cleaning less the expert's, µL; `volume_error_ml` where the study prints "
            + "ml", r => r.Effect.VolumeErrorMicrolitres },
        { "frame", Meaning.Frame, r => r.Effect.FrameIndex },
    };
}
