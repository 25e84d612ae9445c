using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Divides a figure into equal panels.</summary>
internal static class Panels
{
    public const float Gap = 10;

    /// <summary>Rectangles of a grid, row by row.</summary>
    public static SKRect[] Grid(int count, int columns, float width, float panelHeight, float top = 0)
    {
        var panelWidth = (width - (Gap * (columns - 1))) / columns;
        return
        [
            .. Enumerable.Range(0, count).Select(i => SKRect.Create(
                i % columns * (panelWidth + Gap), top + (i / columns * (panelHeight + Gap)), panelWidth, panelHeight)),
        ];
    }

    /// <summary>Height of such a grid.</summary>
    public static float GridHeight(int count, int columns, float panelHeight)
    {
        var rows = (count + columns - 1) / columns;
        return (rows * panelHeight) + ((rows - 1) * Gap);
    }
}
