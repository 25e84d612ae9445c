using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Every labelled slice of one frame from base to apex, a column a slice: the expert's mask, then for each model the outlines of both and
/// where they differ, voxel by voxel.
/// </summary>
internal static class MontageFigure
{
    private const int LeastColumns = 6;
    private const int MostColumns = 12;
    private const float LabelWidth = 62;
    private const float TileGap = 2;
    private const float SliceNumberHeight = 10;
    private const float MostTile = 48;

    /// <summary>Of more models only the errors are shown, so that the figure stays below a page.</summary>
    private const int MostOutlined = 3;

    /// <summary>A figure for each example case that has a slice to show.</summary>
    public static IEnumerable<Figure> Of(EvaluationResult result, FigureWidths widths)
    {
        var rankers = result.Montages.Select(m => m.RankedBy).Distinct().Count();
        foreach (var example in result.Montages.Where(m => m.Slices.Count > 0))
        {
            var shown = MontageSlices.Shown(example.Slices, MostColumns);
            var models = Enumerable.Range(0, result.Models.Count)
                .Where(i => shown.Any(s => i < s.Predicted.Count && s.Predicted[i].Length > 0)).ToArray();
            yield return Of(result, example, shown, models, rankers > 1, widths.TwoColumns);
        }
    }

    private static Figure Of(
        EvaluationResult result, MontageCase example, MontageSlice[] shown, int[] models, bool manyRankers, float width)
    {
        var columns = Math.Clamp(shown.Length, LeastColumns, MostColumns);
        MontageRow[] rows =
        [
            new(-1, MontageRowKind.Expert),
            .. models.SelectMany(m => models.Length > MostOutlined
                ? [new MontageRow(m, MontageRowKind.Errors)]
                : new[] { new MontageRow(m, MontageRowKind.Outlines), new MontageRow(m, MontageRowKind.Errors) }),
        ];
        var tile = Math.Min((width - LabelWidth - ((columns - 1) * TileGap)) / columns, MostTile);
        var ranker = result.Models.FirstOrDefault(m => m.Name == example.RankedBy)?.Label ?? example.RankedBy;
        var rank = char.ToUpperInvariant(example.Rank[0]) + example.Rank[1..];
        var name = manyRankers
            ? $"montage-{FileNames.Safe(example.RankedBy)}-{FileNames.Safe(example.Rank)}"
            : $"montage-{FileNames.Safe(example.Rank)}";
        return new Figure(
            name,
            $"{rank} case",
            Caption(result, example, shown, models),
            width,
            MontageLegend.Height + SliceNumberHeight + (rows.Length * (tile + TileGap)),
            canvas => Draw(canvas, result, example, shown, rows, tile, width))
        {
            Finding =
                $"{rank} case by mean Dice of {(result.Settings.Terms.Structures.Count == 2 ? "both" : "all")} structures ({ranker}): "
                    + $"{example.Mouse}, {Vocabulary.Code(example.Phase)}, frame "
                    + $"{example.FrameIndex + result.Settings.Terms.FirstFrame}, Dice {NumberText.Fixed(example.MeanDice, 3)}.",
            Numbers = () => ExampleFigureTables.Of(result, example, shown, models, name),
        };
    }

    private static string Caption(EvaluationResult result, MontageCase example, MontageSlice[] shown, int[] models)
    {
        var labelled = MontageSlices.Labelled(example.Slices);
        var outlined = models.Length is > 0 and <= MostOutlined
            ? $"outlines of expert (solid) and model (dashed) with the slice’s Dice of {Names(result)}; "
            : string.Empty;
        var order = example.IsComplete
            ? "From base to apex, every slice that the expert or a model labelled"
            : "Slices as stored that the expert labelled, as an earlier build kept them";
        return $"Rows: mask by the expert; {outlined}where the model errs, with voxels too many (+) and missed (−) in the slice, summed "
            + $"over structures. {order}, cropped to the expert’s heart; slices count from 0, frames from "
            + $"{result.Settings.Terms.FirstFrame}"
            + (labelled > shown.Length ? $", {shown.Length} of {labelled} shown." : ".")
            + MontageSlices.Window(example) + MontageSlices.Outside(result, example, shown, models);
    }

    private static string Names(EvaluationResult result)
    {
        var names = result.Settings.Terms.Structures.Select(s => Vocabulary.InSentence(s)).ToArray();
        return $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private static void Draw(
        SKCanvas canvas, EvaluationResult result, MontageCase example, MontageSlice[] shown, MontageRow[] rows, float tile, float width)
    {
        var spacing = VoxelSpacings.Of(result, example.Mouse);
        var hasSpacing = spacing.Count >= 2 && spacing[0] > 0 && spacing[1] > 0;
        var aspect = hasSpacing ? (float)(spacing[0] / spacing[1]) : 1;
        TextLine.Draw(
            canvas,
            ChartText.Fit(
                $"{example.Mouse}, {Vocabulary.Code(example.Phase)}",
                ChartText.Title,
                width - LabelWidth - MontageLegend.WidthOf(result.Settings.Terms)),
            ChartText.Title,
            LabelWidth,
            10);
        int[] models = [.. rows.Select(r => r.Model).Where(m => m >= 0).Distinct()];
        MontageLegend.Draw(canvas, width, result.Settings.Terms, models.Length == 1 ? Palette.OfModel(models[0]) : null);
        DrawOrder(canvas, example, shown);
        for (var column = 0; column < shown.Length; column++)
        {
            var x = LabelWidth + (column * (tile + TileGap));
            TextLine.Draw(
                canvas, $"slice {shown[column].Slice}", ChartText.Small, x + (tile / 2), MontageLegend.Height + 7, 0.5f);
            for (var row = 0; row < rows.Length; row++)
            {
                var rect = SKRect.Create(x, Top(row, tile), tile, tile);
                DrawTile(canvas, rect, result, example, shown[column], rows[row], aspect);
                if (row == 0 && column == 0 && hasSpacing)
                {
                    ScaleBar.Draw(canvas, rect, SliceTile.Scale(rect, shown[column], aspect) / spacing[1]);
                }
            }
        }

        for (var row = 0; row < rows.Length; row++)
        {
            // The name of a model stands beside all of its rows.
            var count = rows.Count(r => r.Model == rows[row].Model);
            if (row == 0 || rows[row - 1].Model != rows[row].Model)
            {
                var height = (count * (tile + TileGap)) - TileGap;
                ChartText.DrawLabel(
                    canvas, rows[row].Model < 0 ? "Expert" : result.Models[rows[row].Model].Label, LabelWidth - 5,
                    Top(row, tile) + (height / 2), LabelWidth - 5, 6, height);
            }
        }
    }

    private static float Top(int row, float tile) => MontageLegend.Height + SliceNumberHeight + (row * (tile + TileGap));

    /// <summary>In which direction the slices run, and how many are missing.</summary>
    private static void DrawOrder(SKCanvas canvas, MontageCase example, MontageSlice[] shown)
    {
        var labelled = MontageSlices.Labelled(example.Slices);
        if (labelled > shown.Length)
        {
            TextLine.Draw(canvas, $"{shown.Length} of {labelled} slices", ChartText.Small, LabelWidth - 5, MontageLegend.Height - 1, 1);
        }

        TextLine.Draw(
            canvas, example.IsComplete ? "base → apex" : "as stored", ChartText.Small, LabelWidth - 5, MontageLegend.Height + 7, 1);
    }

    private static void DrawTile(
        SKCanvas canvas, SKRect rect, EvaluationResult result, MontageCase example, MontageSlice slice, MontageRow row, float aspect)
    {
        switch (row.Kind)
        {
            case MontageRowKind.Expert:
                MaskTile.Draw(canvas, rect, slice, aspect);
                break;
            case MontageRowKind.Outlines:
                SliceTile.Draw(canvas, rect, slice, row.Model, aspect);
                TileText.Draw(canvas, rect, MontageSlices.Dice(result, example, slice.Slice, row.Model));
                break;
            default:
                ErrorTile.Draw(
                    canvas, rect, slice, row.Model, aspect, MontageSlices.Errors(result, example, slice.Slice, row.Model));
                break;
        }
    }
}

/// <summary>A row of a montage.</summary>
/// <param name="Model">Index of the model; −1 for the expert.</param>
/// <param name="Kind">What it shows.</param>
internal readonly record struct MontageRow(int Model, MontageRowKind Kind);

/// <summary>What a row of a montage shows.</summary>
internal enum MontageRowKind
{
    /// <summary>The expert's mask.</summary>
    Expert,

    /// <summary>Outlines of expert and model.</summary>
    Outlines,

    /// <summary>Where they differ.</summary>
    Errors,
}
