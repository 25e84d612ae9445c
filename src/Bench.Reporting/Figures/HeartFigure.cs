using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Slices of one heart with the outlines of its masks: a row a phase.</summary>
internal static class HeartFigure
{
    private const float LabelWidth = 34;
    private const float Gap = 2;
    private const float NumberHeight = 10;

    /// <summary>The figure; null where no slice has a mask.</summary>
    /// <param name="name">Name of the heart.</param>
    /// <param name="rows">Rows with their name; slices have their masks as reference.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    public static Figure? Of(string name, IReadOnlyList<(string Name, IReadOnlyList<MontageSlice> Slices)> rows, float aspect)
    {
        var columns = rows.Select(r => r.Slices.Count).DefaultIfEmpty(0).Max();
        if (columns == 0)
            return null;
        const float Width = Figure.DoubleColumn;
        var tile = (Width - LabelWidth - ((columns - 1) * Gap)) / columns;
        return new Figure(
            FileNames.Safe($"heart-{name}"),
            $"Masks of {name}",
            "Outlines of blood pool and myocardium over the images, cut to the heart. Slices count from 0.",
            Width,
            rows.Count * (tile + NumberHeight + Gap),
            canvas => Draw(canvas, rows, aspect, tile))
        {
            Finding = string.Join(' ', rows.Select(r => $"{r.Name}: {r.Slices.Count} slices shown.")),
        };
    }

    private static void Draw(
        SKCanvas canvas, IReadOnlyList<(string Name, IReadOnlyList<MontageSlice> Slices)> rows, float aspect, float tile)
    {
        var (text, top) = (ChartText.Small, 0f);
        foreach (var (name, slices) in rows)
        {
            TextLine.Draw(canvas, name, text, 0, top + NumberHeight + (tile / 2));
            for (var i = 0; i < slices.Count; i++)
            {
                var left = LabelWidth + (i * (tile + Gap));
                TextLine.Draw(canvas, $"{slices[i].Slice}", text, left, top + NumberHeight - 2);
                SliceTile.Draw(canvas, SKRect.Create(left, top + NumberHeight, tile, tile), slices[i], -1, aspect);
            }

            top += tile + NumberHeight + Gap;
        }
    }
}
