using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Slices of one frame with the outlines of expert and model: a row of slices for each model.</summary>
internal static class MontageFigure
{
    private const int MostColumns = 8;
    private const float LabelWidth = 62;
    private const float TileGap = 2;
    private const float LegendHeight = 16;
    private const float SliceNumberHeight = 10;

    /// <summary>A figure for each example case that has a slice to show.</summary>
    public static IEnumerable<Figure> Of(EvaluationResult result)
    {
        var rankers = result.Montages.Select(m => m.RankedBy).Distinct().Count();
        foreach (var example in result.Montages.Where(m => m.Slices.Count > 0))
        {
            var shown = Shown(example.Slices);
            var models = Enumerable.Range(0, result.Models.Count)
                .Where(i => rankers == 1 || result.Models[i].Name == example.RankedBy)
                .Where(i => shown.Any(s => i < s.Predicted.Count && s.Predicted[i].Length > 0)).ToArray();
            yield return Of(result, example, shown, models, rankers > 1);
        }
    }

    private static Figure Of(EvaluationResult result, MontageCase example, MontageSlice[] shown, int[] models, bool manyRankers)
    {
        var columns = Math.Clamp(shown.Length, 6, MostColumns);
        var tile = (Figure.DoubleColumn - LabelWidth - ((columns - 1) * TileGap)) / columns;
        var ranker = result.Models.FirstOrDefault(m => m.Name == example.RankedBy)?.Label ?? example.RankedBy;
        var rank = char.ToUpperInvariant(example.Rank[0]) + example.Rank[1..];
        var title = $"{rank} case";
        var missing = example.Slices.Count - shown.Length;
        var name = manyRankers ? $"montage-{FileNames.Safe(example.RankedBy)}-{FileNames.Safe(example.Rank)}" : $"montage-{FileNames.Safe(example.Rank)}";
        var background = shown.Any(s => s.Image.Length > 0)
            ? string.Empty
            : " No images were given: the expert's labels are shown in grey (myocardium dark, blood pool light).";
        return new Figure(
            name,
            title,
            $"{title} by mean Dice of both structures ({ranker}): {example.Mouse}, {Labels.Code(example.Phase)}, frame {example.FrameIndex}, Dice {NumberText.Fixed(example.MeanDice, 3)}. "
            + $"Outlines of blood pool and heart by the expert and by the model. Slice numbers count from 0.{(missing > 0 ? $" {shown.Length} of {example.Slices.Count} slices are shown." : string.Empty)}{background}",
            Figure.DoubleColumn,
            LegendHeight + SliceNumberHeight + (Math.Max(1, models.Length) * (tile + TileGap)),
            canvas => Draw(canvas, result, example, shown, models, tile))
        {
            Numbers = () => [ExampleFigureTables.Slices(name, result, example, shown, models)],
        };
    }

    /// <summary>Slices with any label, at most eight of them, evenly spread from first to last.</summary>
    private static MontageSlice[] Shown(IReadOnlyList<MontageSlice> slices)
    {
        var labelled = slices.Where(s => s.Reference.AsSpan().ContainsAnyExcept((byte)0) || s.Predicted.Any(p => p.AsSpan().ContainsAnyExcept((byte)0))).ToArray();
        var all = labelled.Length == 0 ? [.. slices] : labelled;
        return all.Length <= MostColumns
            ? all
            : [.. Enumerable.Range(0, MostColumns).Select(i => all[(int)Math.Round(i * (all.Length - 1.0) / (MostColumns - 1))])];
    }

    private static void Draw(SKCanvas canvas, EvaluationResult result, MontageCase example, MontageSlice[] shown, int[] models, float tile)
    {
        var spacing = result.Settings.VoxelSpacingMm;
        var aspect = spacing.Count >= 2 && spacing[1] > 0 ? (float)(spacing[0] / spacing[1]) : 1;
        TextLine.Draw(canvas, $"{example.Mouse}, {Labels.Code(example.Phase)}", ChartText.Title, LabelWidth, 10);
        var legendEnd = DrawLegendEntry(canvas, "model", SliceTile.Model, true, Figure.DoubleColumn);
        DrawLegendEntry(canvas, "expert", SliceTile.Expert, false, legendEnd - 10);
        for (var column = 0; column < shown.Length; column++)
        {
            var x = LabelWidth + (column * (tile + TileGap));
            TextLine.Draw(canvas, $"slice {shown[column].Slice}", ChartText.Small, x + (tile / 2), LegendHeight + 7, 0.5f);
            for (var row = 0; row < Math.Max(1, models.Length); row++)
            {
                var rect = SKRect.Create(x, LegendHeight + SliceNumberHeight + (row * (tile + TileGap)), tile, tile);
                SliceTile.Draw(canvas, rect, shown[column], models.Length == 0 ? -1 : models[row], aspect);
            }
        }

        for (var row = 0; row < models.Length; row++)
        {
            var y = LegendHeight + SliceNumberHeight + (row * (tile + TileGap)) + (tile / 2);
            ChartText.DrawLabel(canvas, result.Models[models[row]].Label, LabelWidth - 5, y, LabelWidth - 5, 5);
        }
    }

    private static float DrawLegendEntry(SKCanvas canvas, string name, SKColor color, bool dashed, float right)
    {
        var width = TextLine.Measure(name, ChartText.Note);
        TextLine.Draw(canvas, name, ChartText.Note, right, 10, 1);
        using var background = new SKPaint { Color = new SKColor(0x60, 0x60, 0x60) };
        canvas.DrawRect(SKRect.Create(right - width - 22, 3.5f, 18, 8), background);
        using var line = new SKPath();
        line.MoveTo(right - width - 21, 7.5f);
        line.LineTo(right - width - 5, 7.5f);
        SliceTile.Stroke(canvas, line, color, dashed, 1);
        return right - width - 22;
    }
}
