using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;

namespace Bench.Reporting.Figures;

/// <summary>The numbers behind montages.</summary>
internal static class ExampleFigureTables
{
    /// <summary>Voxels of each slice that a montage shows, those outside the crop included.</summary>
    public static readonly TableDefinition<Montage, Row> Slices = new(
        "montage-…", "model, slice shown and structure; of the whole slices, as measured, not of the crop", Rows)
    {
        { "model", "name of the model; empty where no model is shown", r => r.Model?.Name },
        { "mouse", Meaning.Mouse, r => r.Example.Mouse },
        { "phase", Meaning.Phase, r => r.Example.Phase },
        { "frame", Meaning.Frame, r => r.Example.FrameIndex },
        { "slice", Meaning.Slice, r => r.Slice.Slice },
        { "structure", Meaning.Structure, r => r.Structure },
        { "reference_voxels", Meaning.ReferenceVoxels, r => r.Counts?.Reference ?? r.Slice.Reference.Count(l => l == r.Label) },
        { "predicted_voxels", Meaning.PredictedVoxels, r => r.Counts?.Predicted },
        { "shared_voxels", Meaning.SharedVoxels, r => r.Counts?.TruePositive },
    };

    private static IEnumerable<Row> Rows(Montage montage) =>
        from model in montage.Models.Cast<ModelResult?>().DefaultIfEmpty()
        from slice in montage.Slices
        from structure in montage.Structures
        select new Row(
            model, montage.Example, slice, structure, (byte)structure, model is null
                ? null
                : MontageCounts.Of(model, montage.Example, slice.Slice, structure));

    /// <summary>What a montage shows: a mouse, its slices, and the models; without any model there are rows of the expert alone.</summary>
    public sealed record Montage(
        MontageCase Example, IReadOnlyList<MontageSlice> Slices, IReadOnlyList<ModelResult> Models, IReadOnlyList<Structure> Structures);

    public sealed record Row(
        ModelResult? Model,
        MontageCase Example,
        MontageSlice Slice,
        Structure Structure,
        byte Label,
        Bench.Core.Overlap.OverlapCounts? Counts);
}
