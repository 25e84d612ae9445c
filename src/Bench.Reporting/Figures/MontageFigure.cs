using Bench.Core;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Slices of one frame as the study's Figure 2 shows them: the expert's mask, then for each model its mask and the outlines of both, a
/// column a slice.
/// </summary>
internal static class MontageFigure
{
    private const int LeastColumns = 6;
    private const int MostColumns = 8;
    private const float LabelWidth = 62;
    private const float TileGap = 2;
    private const float LegendHeight = 16;
    private const float SliceNumberHeight = 10;

    /// <summary>Up to this height two figures with their captions share a page; one of many models takes a page for itself.</summary>
    private const float HalfPage = 288;
    private const float WholePage = 596;
    private const int RowsOnHalfPage = 5;

    /// <summary>A figure for each example case that has a slice to show.</summary>
    public static IEnumerable<Figure> Of(EvaluationResult result, FigureWidths widths)
    {
        var rankers = result.Montages.Select(m => m.RankedBy).Distinct().Count();
        foreach (var example in result.Montages.Where(m => m.Slices.Count > 0))
        {
            var shown = Shown(example.Slices);
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
            new MontageRow(-1, IsOutline: false),
            .. models.SelectMany(m => new[] { new MontageRow(m, IsOutline: false), new MontageRow(m, IsOutline: true) }),
        ];
        var tile = Math.Min(
            (width - LabelWidth - ((columns - 1) * TileGap)) / columns,
            (((rows.Length > RowsOnHalfPage ? WholePage : HalfPage) - LegendHeight - SliceNumberHeight) / rows.Length) - TileGap);
        var ranker = result.Models.FirstOrDefault(m => m.Name == example.RankedBy)?.Label ?? example.RankedBy;
        var rank = char.ToUpperInvariant(example.Rank[0]) + example.Rank[1..];
        var missing = example.Slices.Count - shown.Length;
        var name = manyRankers
            ? $"montage-{FileNames.Safe(example.RankedBy)}-{FileNames.Safe(example.Rank)}"
            : $"montage-{FileNames.Safe(example.Rank)}";
        var background = shown.Any(s => s.Image.Length > 0)
            ? string.Empty
            : " No images were given: outlines are drawn over the expert’s labels in grey.";
        return new Figure(
            name,
            $"{rank} case",
            $"Rows: mask by the expert; mask by each model, with the slice’s Dice of {Names(result)}; outlines of both by the expert "
                + "(solid) and the model (dashed). "
            + $"Cropped to the expert’s heart; slices count from "
            + $"0{(missing > 0 ? $", {shown.Length} of {example.Slices.Count} are shown" : string.Empty)}.{background}",
            width,
            LegendHeight + SliceNumberHeight + (rows.Length * (tile + TileGap)),
            canvas => Draw(canvas, result, example, shown, rows, tile, width))
        {
            Finding =
                $"{rank} case by mean Dice of {(result.Settings.Terms.Structures.Count == 2 ? "both" : "all")} structures ({ranker}): "
                    + $"{example.Mouse}, {Vocabulary.Code(example.Phase)}, frame {example.FrameIndex}, Dice "
                    + $"{NumberText.Fixed(example.MeanDice, 3)}.",
            Numbers = () =>
                [
                    ExampleFigureTables.Slices.Of(
                        new(example, shown, [.. models.Select(m => result.Models[m])], result.Settings.Terms.Structures), name)
                ],
        };
    }

    /// <summary>Slices with any label, at most eight of them, evenly spread from first to last.</summary>
    private static MontageSlice[] Shown(IReadOnlyList<MontageSlice> slices)
    {
        var labelled = slices
            .Where(s => s.Reference.AsSpan().ContainsAnyExcept((byte)0) || s.Predicted.Any(p => p.AsSpan().ContainsAnyExcept((byte)0)))
            .ToArray();
        var all = labelled.Length == 0 ? [.. slices] : labelled;
        return all.Length <= MostColumns
            ? all
            : [.. Enumerable.Range(0, MostColumns).Select(i => all[(int)Math.Round(i * (all.Length - 1.0) / (MostColumns - 1))])];
    }

    /// <summary>
    /// Dice of blood pool and myocardium in a whole slice, as measured; empty for the expert, and where it was not measured.
    /// </summary>
    public static string Dice(EvaluationResult result, MontageCase example, int slice, int model)
    {
        OverlapCounts?[] counts = model < 0
            ? []
            : [.. result.Settings.Terms.Structures.Select(s => MontageCounts.Of(result.Models[model], example, slice, s))];
        return counts.All(c => c is null)
            ? string.Empty
            : string.Join("  ", counts.Select(c => NumberText.Fixed(c?.Dice(OverlapPolicy.BothEmptyIsUndefined) ?? double.NaN, 2)));
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
        var aspect = spacing.Count >= 2 && spacing[1] > 0 ? (float)(spacing[0] / spacing[1]) : 1;
        TextLine.Draw(
            canvas,
            ChartText.Fit(
                $"{example.Mouse}, {Vocabulary.Code(example.Phase)}",
                ChartText.Title,
                width - LabelWidth - MontageLegend.WidthOf(result.Settings.Terms)),
            ChartText.Title,
            LabelWidth,
            10);
        MontageLegend.Draw(canvas, width, result.Settings.Terms);
        for (var column = 0; column < shown.Length; column++)
        {
            var x = LabelWidth + (column * (tile + TileGap));
            TextLine.Draw(canvas, $"slice {shown[column].Slice}", ChartText.Small, x + (tile / 2), LegendHeight + 7, 0.5f);
            for (var row = 0; row < rows.Length; row++)
            {
                var rect = SKRect.Create(x, LegendHeight + SliceNumberHeight + (row * (tile + TileGap)), tile, tile);
                if (rows[row].IsOutline)
                {
                    SliceTile.Draw(canvas, rect, shown[column], rows[row].Model, aspect);
                }
                else
                {
                    MaskTile.Draw(
                        canvas, rect, shown[column], rows[row].Model, aspect, Dice(result, example, shown[column].Slice, rows[row].Model));
                }
            }
        }

        for (var row = 0; row < rows.Length; row++)
        {
            if (!rows[row].IsOutline)
            {
                // The name of a model stands beside both of its rows.
                var height = rows[row].Model < 0 ? tile : (2 * tile) + TileGap;
                var y = LegendHeight + SliceNumberHeight + (row * (tile + TileGap)) + (height / 2);
                ChartText.DrawLabel(
                    canvas, rows[row].Model < 0 ? "Expert" : result.Models[rows[row].Model].Label, LabelWidth - 5, y, LabelWidth - 5, 6);
            }
        }
    }
}

/// <summary>A row of a montage.</summary>
/// <param name="Model">Index of the model; −1 for the expert.</param>
/// <param name="IsOutline">True for outlines of expert and model over the image, false for a mask.</param>
internal readonly record struct MontageRow(int Model, bool IsOutline);
