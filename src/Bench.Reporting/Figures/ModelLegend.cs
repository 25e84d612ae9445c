using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Which colour and shape is which model, in rows above the panels.</summary>
internal static class ModelLegend
{
    private const float Left = 38;
    private const float Line = 11;

    /// <summary>Models beside each other: three over two columns of a journal page, one over one.</summary>
    public static int Columns(float width) => width > Figure.SingleColumn ? 3 : 1;

    /// <summary>Height of the legend.</summary>
    public static float Height(int models, float width) => Line * ((models + Columns(width) - 1) / Columns(width));

    /// <summary>Draws the legend at the top of a figure.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="models">The models.</param>
    /// <param name="width">Width of the figure.</param>
    /// <param name="note">What stands behind a model's label, if anything.</param>
    public static void Draw(SKCanvas canvas, IReadOnlyList<ModelResult> models, float width, Func<ModelResult, string>? note = null)
    {
        var columns = Columns(width);
        var column = (width - Left) / columns;
        for (var i = 0; i < models.Count; i++)
        {
            var (x, y) = (Left + (i % columns * column), 8 + (i / columns * Line));
            Markers.Draw(canvas, new SKPoint(x + 3, y - 2.5f), 4.8f, Palette.OfModel(i), Markers.OfModel(i));
            var tail = note?.Invoke(models[i]) ?? string.Empty;
            TextLine.Draw(canvas, ChartText.Fit(models[i].Label, ChartText.Note, column - 16 - TextLine.Measure(tail, ChartText.Note)) + tail, ChartText.Note, x + 9, y);
        }
    }
}
