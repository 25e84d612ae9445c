using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>The slice with most errors of the worst case: image, the expert's mask, and where each model errs.</summary>
internal static class WorstSliceFigure
{
    private const int MostModels = 4;
    private const float MostTile = 55;
    private const float Gap = 4;
    private const float Top = 15;

    /// <summary>The figure; null where the result holds no slices.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        var example = result.Montages.LastOrDefault(m => m.Rank == "worst" && m.Slices.Count > 0)
            ?? result.Montages.LastOrDefault(m => m.Slices.Count > 0);
        if (example is null)
        {
            return null;
        }

        var slice = example.Slices.MaxBy(MontageSlices.WrongVoxels)!;
        int[] models =
        [
            .. Enumerable.Range(0, Math.Min(result.Models.Count, slice.Predicted.Count))
                .Where(i => slice.Predicted[i].Length > 0)
                .OrderByDescending(i => Enumerable.Range(0, slice.Predicted[i].Length)
                    .Count(p => slice.Reference[p] != slice.Predicted[i][p]))
                .Take(MostModels).Order(),
        ];
        var count = models.Length + 2;
        var width = widths.TwoColumns;
        var tile = Math.Min(MostTile, (width - ((count - 1) * Gap)) / count);
        var isWorst = example.Rank == "worst";
        var hidden = result.Models.Count - models.Length;
        return new Figure(
            "montage-worst-slice",
            isWorst ? "Worst slice" : "Slice with most errors",
            "Voxels too many (+) and missed (−); all slices are shown below."
                + (hidden > 0 && models.Length == MostModels ? $" The {MostModels} models with most errors here." : string.Empty)
                + MontageSlices.Outside(result, example, [slice], models),
            width,
            Top + tile,
            canvas => Draw(canvas, result, example, slice, models, tile, width))
        {
            Finding =
                $"The slice with most wrong voxels of the {(isWorst ? "worst case" : "case shown")}: {example.Mouse}, "
                    + $"{Vocabulary.Code(example.Phase)}, slice {slice.Slice} of {MontageSlices.Labelled(example.Slices)} labelled"
                    + $"{(slice.Reference.AsSpan().ContainsAnyExcept((byte)0) ? string.Empty : ", which the expert left empty")}.",
            Numbers = () => ExampleFigureTables.Of(result, example, [slice], models, "montage-worst-slice"),
        };
    }

    private static void Draw(
        SKCanvas canvas, EvaluationResult result, MontageCase example, MontageSlice slice, int[] models, float tile, float width)
    {
        var spacing = VoxelSpacings.Of(result, example.Mouse);
        var hasSpacing = spacing.Count >= 2 && spacing[0] > 0 && spacing[1] > 0;
        var aspect = hasSpacing ? (float)(spacing[0] / spacing[1]) : 1;
        TextLine.Draw(
            canvas,
            ChartText.Fit($"{example.Mouse}, {Vocabulary.Code(example.Phase)}, slice {slice.Slice}", ChartText.Title,
                width - MontageLegend.AreasWidth(result.Settings.Terms)),
            ChartText.Title, 0, 10);
        MontageLegend.DrawAreasInOneRow(canvas, width, result.Settings.Terms);
        for (var i = 0; i < models.Length + 2; i++)
        {
            var rect = SKRect.Create(i * (tile + Gap), Top, tile, tile);
            var name = i == 0 ? "Image" : i == 1 ? "Expert" : result.Models[models[i - 2]].Label;
            switch (i)
            {
                case 0:
                    SliceTile.DrawInside(canvas, rect, slice, aspect, byte.MaxValue, _ => { });
                    break;
                case 1:
                    MaskTile.Draw(canvas, rect, slice, aspect);
                    break;
                default:
                    ErrorTile.Draw(
                        canvas, rect, slice, models[i - 2], aspect,
                        MontageSlices.Errors(result, example, slice.Slice, models[i - 2]));
                    break;
            }

            TileText.DrawTop(canvas, rect, name);
            if (i == 0 && hasSpacing)
            {
                ScaleBar.DrawBelow(canvas, rect, SliceTile.Scale(rect, slice, aspect) / spacing[1]);
            }
        }
    }
}
