using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Lays a figure that was made for two columns out anew where it has less room: fewer panels side by side.</summary>
internal static class Reflow
{
    /// <summary>Below this width panels side by side are cut and print over each other.</summary>
    public const float LeastWhole = 150 * Figure.PointsPerMm;

    /// <summary>Least width of a panel that can be read.</summary>
    public const float LeastPanel = 56 * Figure.PointsPerMm;

    /// <summary>Panels side by side at a width.</summary>
    /// <param name="width">Width before scaling, points.</param>
    /// <param name="least">Least width of one, points.</param>
    public static int Columns(float width, float least) => Math.Max(1, (int)((width + Panels.Gap) / (least + Panels.Gap)));

    /// <summary>Width of each of them.</summary>
    /// <param name="width">Width before scaling, points.</param>
    /// <param name="least">Least width of one, points.</param>
    public static float PanelWidth(float width, float least) =>
        (width - (Panels.Gap * (Columns(width, least) - 1))) / Columns(width, least);

    /// <summary>A figure of the same panels in rows of as many as have room.</summary>
    /// <param name="figure">The figure, its panels laid out for <see cref="PanelWidth"/>.</param>
    /// <param name="width">Width before scaling, points.</param>
    public static Figure Of(Figure figure, float width)
    {
        var columns = Columns(width, figure.LeastPanelWidth);
        var rows = figure.ByPanel.Chunk(columns).ToArray();
        var heights = rows.Select(r => r.Max(p => p.Height)).ToArray();
        return figure with
        {
            Width = width,
            Height = heights.Sum() + (Panels.Gap * (rows.Length - 1)),
            Draw = canvas => Draw(canvas, rows, heights, width, columns),
        };
    }

    /// <summary>
    /// Least width at which a figure is no higher than a height: with as few panels side by side as do, or where it is not laid out anew.
    /// </summary>
    /// <param name="panels">Its panels at their least width.</param>
    /// <param name="least">That width, points.</param>
    /// <param name="height">Height before scaling, points.</param>
    public static float WidthFor(IReadOnlyList<Figure> panels, float least, float height)
    {
        var panel = panels.Max(p => p.Height);
        for (var columns = 1; columns < panels.Count; columns++)
        {
            var rows = (panels.Count + columns - 1) / columns;
            if ((rows * (panel + Panels.Gap)) - Panels.Gap <= height)
            {
                return Math.Min(LeastWhole, (columns * (least + Panels.Gap)) - Panels.Gap);
            }
        }

        return LeastWhole;
    }

    private static void Draw(SKCanvas canvas, Figure[][] rows, float[] heights, float width, int columns)
    {
        var panelWidth = (width - (Panels.Gap * (columns - 1))) / columns;
        var y = 0f;
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                canvas.Save();
                canvas.Translate(column * (panelWidth + Panels.Gap), y);
                rows[row][column].Draw(canvas);
                canvas.Restore();
            }

            y += heights[row] + Panels.Gap;
        }
    }
}
