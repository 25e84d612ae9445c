using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Rows of small pictures with outlines, each row under its title.</summary>
public static class ContactSheet
{
    private const int Columns = 6;
    private const float Gap = 4;
    private const float Tile = (Figure.DoubleColumn - ((Columns - 1) * Gap)) / Columns;
    private const float TitleHeight = 14;

    /// <summary>Plans a sheet.</summary>
    /// <param name="name">File name without extension.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="rows">Title and pictures of each row; a row wraps where it is longer than the page is wide.</param>
    public static Figure Of(string name, string title, IReadOnlyList<(string Title, IReadOnlyList<MontageSlice> Slices)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        float Height(int slices) => TitleHeight + (((slices + Columns - 1) / Columns) * (Tile + Gap));
        return new Figure(
            name,
            title,
            "Outlines: myocardium and blood pool by the expert, moved along with the image.",
            Figure.DoubleColumn,
            rows.Sum(r => Height(r.Slices.Count)),
            canvas =>
            {
                var top = 0f;
                foreach (var (heading, slices) in rows)
                {
                    TextLine.Draw(canvas, heading, ChartText.Title, 0, top + 10);
                    for (var i = 0; i < slices.Count; i++)
                    {
                        SliceTile.Draw(
                            canvas,
                            SKRect.Create(i % Columns * (Tile + Gap), top + TitleHeight + (i / Columns * (Tile + Gap)), Tile, Tile),
                            slices[i],
                            -1,
                            1);
                    }

                    top += Height(slices.Count);
                }
            });
    }
}
