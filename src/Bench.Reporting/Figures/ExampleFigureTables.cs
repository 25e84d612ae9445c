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

    /// <summary>The pictures themselves, as rows of pixels: what a program needs to draw a montage otherwise.</summary>
    public static readonly TableDefinition<Montage, Line> Pixels = new(
        "montage-…-pixels", "row of pixels of a picture; cropped as in the figure", Lines)
    {
        { "picture", "`image` (grey values, 0 to 255), `expert` or `model` (labels: 0 background, 1 myocardium, 2 blood pool, 3 right "
            + "ventricle)", l => l.Picture },
        { "model", "name of the model; empty for image and expert", l => l.Model },
        { "slice", Meaning.Slice, l => l.Slice },
        { "row", "row of the picture, from 0 at the top", l => l.Row },
        { "pixels", "its values from left to right, separated by spaces", l => l.Pixels },
    };

    private static IEnumerable<Line> Lines(Montage montage) =>
        from slice in montage.Slices
        from picture in new[] { ("image", string.Empty, slice.Image), ("expert", string.Empty, slice.Reference) }
            .Concat(montage.Indices.Where(i => i < slice.Predicted.Count).Zip(montage.Models,
                (i, m) => ("model", m.Name, slice.Predicted[i])))
        where picture.Item3.Length > 0
        from row in Enumerable.Range(0, slice.Height)
        select new Line(
            picture.Item1, picture.Item2, slice.Slice, row, string.Join(' ', picture.Item3.Skip(row * slice.Width).Take(slice.Width)));

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
        MontageCase Example, IReadOnlyList<MontageSlice> Slices, IReadOnlyList<ModelResult> Models, IReadOnlyList<Structure> Structures)
    {
        /// <summary>Places of the models in the result.</summary>
        public IReadOnlyList<int> Indices { get; init; } = [];
    }

    public sealed record Line(string Picture, string Model, int Slice, int Row, string Pixels);

    /// <summary>Both tables of a figure.</summary>
    /// <param name="result">The result.</param>
    /// <param name="example">The case.</param>
    /// <param name="slices">The slices shown.</param>
    /// <param name="models">Places of the models shown.</param>
    /// <param name="name">Name of the figure.</param>
    public static IReadOnlyList<ResultTable> Of(
        EvaluationResult result, MontageCase example, IReadOnlyList<MontageSlice> slices, int[] models, string name)
    {
        var montage = new Montage(example, slices, [.. models.Select(m => result.Models[m])], result.Settings.Terms.Structures)
        {
            Indices = models,
        };
        return [Slices.Of(montage, name), Pixels.Of(montage, $"{name}-pixels")];
    }

    public sealed record Row(
        ModelResult? Model,
        MontageCase Example,
        MontageSlice Slice,
        Structure Structure,
        byte Label,
        Bench.Core.Overlap.OverlapCounts? Counts);
}
