using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>The numbers behind the figures of single mice. Columns are documented in docs/outputs.md.</summary>
internal static class ExampleFigureTables
{
    private static readonly (byte Label, Structure Structure)[] Structures = [(2, Structure.BloodPool), (1, Structure.Myocardium)];

    private const int ExpertOnly = -1;

    /// <summary>Voxels of each slice that a montage shows, those outside the crop included.</summary>
    /// <param name="figure">Name of the figure.</param>
    /// <param name="result">The result.</param>
    /// <param name="example">The mouse.</param>
    /// <param name="slices">The slices shown.</param>
    /// <param name="models">Places in the result of the models shown; without any there are rows of the expert alone.</param>
    public static ResultTable Slices(string figure, EvaluationResult result, MontageCase example, IReadOnlyList<MontageSlice> slices, IReadOnlyList<int> models) => new(
        figure,
        ["model", "mouse", "phase", "frame", "slice", "structure", "reference_voxels", "predicted_voxels", "shared_voxels"],
        from model in models.Count == 0 ? [ExpertOnly] : models
        from slice in slices
        from kind in Structures
        let counts = model == ExpertOnly ? null : MontageCounts.Of(result.Models[model], example, slice.Slice, kind.Structure)
        select (string[])
        [
            model == ExpertOnly ? string.Empty : result.Models[model].Name, example.Mouse, Labels.Code(example.Phase), Cell.Of(example.FrameIndex), Cell.Of(slice.Slice), Labels.Code(kind.Structure),
            Cell.Of((int)(counts?.Reference ?? slice.Reference.Count(l => l == kind.Label))),
            .. counts is { } found ? (string[])[Cell.Of((int)found.Predicted), Cell.Of((int)found.TruePositive)] : [string.Empty, string.Empty],
        ]);
}
