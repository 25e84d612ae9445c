using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Many models at once: a small Bland–Altman plot for each model (row) and quantity (column), with the same axes down a column.
/// </summary>
internal static class AgreementGridFigure
{
    private const float LabelWidth = 58;
    private const float MostRow = 60;
    private const float LeastRow = 26;

    /// <summary>With its caption it is no higher than a page.</summary>
    private const float MostHeight = 640;

    private const float Head = 12;
    private const float Foot = 24;
    private const int Columns = 6;

    /// <summary>The figure; null where no quantity is defined in three mice.</summary>
    public static Figure? Of(EvaluationResult result, PublishedTable? published, FigureWidths widths)
    {
        Quantity[] shown = [.. result.Models.SelectMany(PairedValues.Drawable).Distinct().Order()];
        if (shown.Length == 0)
        {
            return null;
        }

        var scales = new AgreementScales(result.Models, published);
        var blocks = shown.Chunk(Columns).ToArray();
        var room = ((MostHeight / blocks.Length) - Height(0, 0)) / result.Models.Count;
        var row = Math.Clamp(room, LeastRow, MostRow);
        var block = Height(result.Models.Count, row);
        return new Figure(
            "agreement-all",
            "Bland–Altman plots of all models",
            "Difference from the expert (model less expert) on the mean of both, each point a mouse; a row a model, a column a quantity, "
                + "with "
                + $"the same axes down each column. {BlandAltmanPanel.Marks}{scales.StudyNote(shown)}",
            widths.TwoColumns,
            blocks.Length * block,
            canvas =>
            {
                for (var b = 0; b < blocks.Length; b++)
                {
                    Draw(canvas, b * block, widths.TwoColumns, result.Models, blocks[b], scales, Columns, row);
                }
            })
        {
            Finding = Findings.Comparison(result.Models, shown),
            Numbers = () => [AgreementFigureTables.Both.Of(result.Models, "agreement-all")],
        };
    }

    /// <summary>Height of rows of models with what stands above and below.</summary>
    /// <param name="models">How many.</param>
    /// <param name="row">Height of a row, points.</param>
    public static float Height(int models, float row) => Head + (row * models) + Foot;

    /// <summary>Draws a row for each model and a column for each quantity.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="width">Width, names of models included.</param>
    /// <param name="models">The models.</param>
    /// <param name="quantities">The quantities, at most as many as columns.</param>
    /// <param name="scales">Axes.</param>
    /// <param name="columns">How many columns there is room for.</param>
    /// <param name="row">Height of a row, points.</param>
    /// <param name="right">Room beside each plot for the numbers of its lines; little for none.</param>
    public static void Draw(
        SKCanvas canvas, float top, float width, IReadOnlyList<ModelResult> models, Quantity[] quantities, AgreementScales scales,
        int columns, float row, float right = 3)
    {
        var column = (width - LabelWidth) / columns;
        for (var q = 0; q < quantities.Length; q++)
        {
            var unit = PairedValues.UnitOf(models[0], quantities[q]);
            TextLine.Draw(
                canvas, $"{Vocabulary.Abbreviation(quantities[q])} ({unit})", ChartText.Title with { Size = 7.5f },
                LabelWidth + (q * column) + 22, top + 8);
        }

        for (var m = 0; m < models.Count; m++)
        {
            var y = top + Head + (m * row);
            ChartText.DrawLabel(canvas, models[m].Label, LabelWidth - 6, y + (row / 2), LabelWidth - 6, 5, row);
            for (var q = 0; q < quantities.Length; q++)
            {
                var isLast = m == models.Count - 1;
                var rect = SKRect.Create(LabelWidth + (q * column), y, column, row + (isLast ? Foot : 0));
                if (PairedValues.Of(models[m], quantities[q]).Count < PairedValues.LeastForPlot)
                {
                    TextLine.Draw(canvas, "too few", ChartText.Small, rect.MidX, y + (row / 2), 0.5f);
                    continue;
                }

                BlandAltmanPanel.Draw(
                    canvas, rect, models[m], quantities[q],
                    new(string.Empty, Palette.OfModel(m))
                    {
                        Left = 22,
                        Right = right,
                        Top = 3,
                        Bottom = 4 + (isLast ? Foot : 0),
                        SharesXAxis = !isLast,
                        IsBare = true,
                        NamesLines = false,
                        NamesOutliers = false,
                        Ticks = 3,
                        PointSize = 2.4f,
                        Marker = Markers.OfModel(m),
                    },
                    scales);
            }
        }

        TextLine.Draw(
            canvas, "Mean of expert and model", ChartText.Note, LabelWidth + ((width - LabelWidth) / 2),
                top + Head + (row * models.Count) + 18, 0.5f);
    }
}
