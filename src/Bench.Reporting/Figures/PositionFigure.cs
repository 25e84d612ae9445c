using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Overlap from base to apex: where a model fails. The models stand side by side in each fifth of the ventricle.</summary>
internal static class PositionFigure
{
    private const float PanelHeight = 164;
    private const float Left = 38;
    private const double Spread = 0.62;
    private const string Caption =
        "Dice of all pixels of a mouse in a fifth of the ventricle, ED and ES together: mean over mice and its 95 % interval, the models "
            + "side "
            + "by side in each fifth. From base to apex, by which end of the labelled slices holds more heart. n: mice with a Dice there.";

    /// <summary>The figure, or null where no slice has a position between base and apex.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        if (!VentricleFifths.AreKnown(result))
        {
            return null;
        }

        var top = ModelLegend.Height(result.Models, widths.TwoColumns);
        var rects = Panels.Grid(2, 2, widths.TwoColumns, PanelHeight, top + 4);
        return new Figure(
            "position",
            "Overlap along the ventricle",
            Caption,
            widths.TwoColumns,
            top + 4 + PanelHeight,
            canvas =>
            {
                var scale = Scale(result.Models);
                ModelLegend.Draw(canvas, result.Models, widths.TwoColumns);
                DrawPanel(canvas, rects[0], result.Models, Structure.BloodPool, scale);
                DrawPanel(canvas, rects[1], result.Models, Structure.Myocardium, scale);
            })
        {
            Finding = Findings.Position(result.Models),
            ByPanel =
            [
                Panel(result.Models, Structure.BloodPool, widths.OneColumn),
                Panel(result.Models, Structure.Myocardium, widths.OneColumn),
            ],
            Numbers = () => [DiceFigureTables.Positions.Of(result), DiceFigureTables.Beyond.Of(result)],
        };
    }

    private static Figure Panel(IReadOnlyList<ModelResult> models, Structure structure, float width)
    {
        var top = ModelLegend.Height(models, width) + 4;
        return new Figure(
            $"position-{Vocabulary.Code(structure)}",
            $"Overlap along the ventricle, {Vocabulary.InSentence(structure)}",
            Caption,
            width,
            top + PanelHeight,
            canvas =>
            {
                ModelLegend.Draw(canvas, models, width);
                DrawPanel(canvas, SKRect.Create(0, top, width, PanelHeight), models, structure, Scale(models));
            });
    }

    /// <summary>Wide enough for every interval, which lies between 0 and 1.</summary>
    private static AxisScale Scale(IReadOnlyList<ModelResult> models)
    {
        var ends =
            from m in models
            from s in new[] { Structure.BloodPool, Structure.Myocardium }
            from fifth in Enumerable.Range(0, VentricleFifths.Names.Length)
            let summary = VentricleFifths.Summary(m, s, fifth)
            from end in new[] { summary.Mean, summary.Interval.Low }
            where double.IsFinite(end)
            select end;
        var least = ends.DefaultIfEmpty(0).Min();
        return AxisScale.Ticked(Math.Max(-0.02, least - (0.06 * (1.02 - least))), 1, 5);
    }

    private static void DrawPanel(SKCanvas canvas, SKRect rect, IReadOnlyList<ModelResult> models, Structure structure, AxisScale scale)
    {
        var count = VentricleFifths.Names.Length;
        double[] ticks = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        var panel = new ChartPanel(
            new AxisScale(-0.5, count - 0.5, ticks, VentricleFifths.Names),
            scale,
            "Fifth of the ventricle, from base to apex",
            "Dice")
        { Top = 28 };
        for (var fifth = 1; fifth < count; fifth++)
        {
            panel.Line(fifth - 0.5, scale.Min, fifth - 0.5, scale.Max, Palette.Hairline, 0.5f);
        }

        var step = Math.Min(0.22, Spread / models.Count);
        var counts = new int[count][];
        for (var fifth = 0; fifth < count; fifth++)
        {
            counts[fifth] = new int[models.Count];
            for (var i = 0; i < models.Count; i++)
            {
                var (n, mean, interval) = VentricleFifths.Summary(models[i], structure, fifth);
                counts[fifth][i] = n;
                if (n == 0)
                {
                    continue;
                }

                var x = fifth + (step * (i - ((models.Count - 1) / 2.0)));
                if (interval.IsDefined)
                {
                    panel.Line(x, interval.Low, x, interval.High, Palette.OfModel(i), 1.1f);
                }

                panel.Points([x], [mean], Palette.OfModel(i), models.Count > 3 ? 3.6f : 4.5f, Markers.OfModel(i));
            }
        }

        panel.Draw(canvas, rect);
        TextLine.Draw(canvas, Vocabulary.Name(structure), ChartText.Title, rect.Left + Left, rect.Top + 10);
        var area = panel.DataArea(rect);
        TextLine.Draw(canvas, "n", ChartText.Note with { Oblique = true }, area.Left - 5, rect.Top + 22, 1);
        for (var fifth = 0; fifth < count; fifth++)
        {
            var distinct = counts[fifth].Distinct().Order().ToArray();
            TextLine.Draw(
                canvas,
                distinct.Length == 1 ? $"{distinct[0]}" : $"{distinct[0]}–{distinct[^1]}",
                ChartText.Note,
                panel.ToCanvas(rect, fifth, scale.Min).X,
                rect.Top + 22,
                0.5f);
        }
    }
}
