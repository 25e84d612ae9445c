using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Which colour and shape is which model, in as many rows above the panels as the names need.</summary>
internal static class ModelLegend
{
    private const float Left = 38;
    private const float Line = 11;
    private const float Mark = 9;
    private const float Gap = 16;

    /// <summary>Height of the legend.</summary>
    public static float Height(IReadOnlyList<ModelResult> models, float width) => Line * (Places(models, width)[^1].Row + 1);

    /// <summary>Draws the legend at the top of a figure.</summary>
    public static void Draw(SKCanvas canvas, IReadOnlyList<ModelResult> models, float width)
    {
        foreach (var (model, (name, x, row)) in Places(models, width).Index())
        {
            var y = 8 + (row * Line);
            Markers.Draw(canvas, new SKPoint(x + 3, y - 2.5f), 4.8f, Palette.OfModel(model), Markers.OfModel(model));
            TextLine.Draw(canvas, name, ChartText.Note.In(Palette.Ink), x + Mark, y);
        }
    }

    private static List<(string Name, float X, int Row)> Places(IReadOnlyList<ModelResult> models, float width)
    {
        var places = new List<(string, float, int)>();
        var (x, row) = (Left, 0);
        foreach (var model in models)
        {
            var name = ChartText.Fit(model.Label, ChartText.Note, width - Left - Mark);
            var end = x + Mark + TextLine.Measure(name, ChartText.Note);
            if (end > width && x > Left)
            {
                (x, row) = (Left, row + 1);
                end = x + Mark + TextLine.Measure(name, ChartText.Note);
            }

            places.Add((name, x, row));
            x = end + Gap;
        }

        return places;
    }
}
