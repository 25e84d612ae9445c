using Bench.Reporting.Tables;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>A picture that can be drawn on any canvas: a page of the report, an SVG or a PNG.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Caption">What the marks mean, with counts; a reader needs nothing else to read the figure.</param>
/// <param name="Width">Width at final size, points.</param>
/// <param name="Height">Height at final size, points.</param>
/// <param name="Draw">Draws it with its upper left corner at the origin; one unit is one point.</param>
public sealed record Figure(string Name, string Title, string Caption, float Width, float Height, Action<SKCanvas> Draw)
{
    /// <summary>
    /// The same as figures of one journal column with text of the same size, one a panel; empty for a figure that needs the double width.
    /// </summary>
    public IReadOnlyList<Figure> ByPanel { get; init; } = [];

    /// <summary>Least width at which a panel can be read, points.</summary>
    public float LeastPanelWidth { get; init; } = Reflow.LeastPanel;

    /// <summary>The numbers that it shows, as tables named after it.</summary>
    public Func<IReadOnlyList<ResultTable>> Numbers { get; init; } = () => [];

    /// <summary>What the numbers say, in a sentence or two that stand before the caption; empty where there is nothing to say.</summary>
    public string Finding { get; init; } = string.Empty;

    /// <summary>Points in a millimetre.</summary>
    public const float PointsPerMm = 72 / 25.4f;

    /// <summary>Width of a figure over both columns of a journal page, 172 mm, points.</summary>
    public const float DoubleColumn = 172 * PointsPerMm;

    /// <summary>Width of a figure over one column of a journal page, 84 mm, points.</summary>
    public const float SingleColumn = 84 * PointsPerMm;

    /// <summary>The same drawn larger or smaller, text and lines with it, panels too.</summary>
    /// <param name="factor">Above 0.</param>
    public Figure Scaled(float factor)
    {
        if (factor == 1)
        {
            return this;
        }

        var draw = Draw;
        return this with
        {
            Width = Width * factor,
            Height = Height * factor,
            Draw = canvas =>
            {
                canvas.Save();
                canvas.Scale(factor);
                draw(canvas);
                canvas.Restore();
            },
            ByPanel = [.. ByPanel.Select(p => p.Scaled(factor))],
        };
    }
}
