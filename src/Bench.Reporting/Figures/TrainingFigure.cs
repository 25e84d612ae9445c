using Bench.Core.Training;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Loss and validation Dice on epoch, one row a trained model.</summary>
internal static class TrainingFigure
{
    private const float Most = 156;
    private const float Least = 104;
    private const string Loss = "loss on training images (dashed) and on validation mice (solid).";
    private const string Dice = "Dice on the validation slices, pooled over pixels; blood pool solid, myocardium dashed.";
    private const string Line = "Vertical line: the epoch whose weights were kept.";

    /// <summary>The figure, or null where no model was trained here.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        var trained = result.Models
            .Select((model, index) => (model, index))
            .Where(m => m.model.Training is { Epochs.Count: > 0 })
            .ToArray();
        if (trained.Length == 0)
        {
            return null;
        }

        var height = Math.Clamp(640f / trained.Length, Least, Most);
        return new Figure(
            "training",
            "Training curves",
            $"Left: {Loss} Right: {Dice} {Line}",
            widths.TwoColumns,
            Panels.GridHeight(trained.Length, 1, height),
            canvas =>
            {
                var rects = Panels.Grid(trained.Length * 2, 2, widths.TwoColumns, height);
                for (var i = 0; i < trained.Length; i++)
                {
                    var color = Palette.OfModel(trained[i].index);
                    DrawTitle(canvas, trained[i].model, widths.TwoColumns, rects[2 * i].Top);
                    DrawLoss(canvas, rects[2 * i], trained[i].model, color);
                    DrawDice(canvas, rects[(2 * i) + 1], trained[i].model, color);
                }
            })
        {
            Finding = Findings.Training([.. trained.Select(t => t.model)]),
            ByPanel =
            [
                .. trained.SelectMany(
                    t =>
                        new[]
                        {
                            Panel(t.model, "loss", Loss, t.index, DrawLoss, widths.OneColumn),
                            Panel(t.model, "dice", Dice, t.index, DrawDice, widths.OneColumn),
                        })
            ],
            Numbers = () => [SummaryTables.Training.Of(result)],
        };
    }

    private static Figure Panel(
        ModelResult model, string kind, string caption, int index, Action<SKCanvas, SKRect, ModelResult, SKColor> draw, float width) => new(
        $"training-{FileNames.Safe(model.Name)}-{kind}",
        $"Training of {model.Label}: {kind}",
        $"{char.ToUpperInvariant(caption[0])}{caption[1..]} {Line}",
        width,
        Most,
        canvas =>
        {
            draw(canvas, SKRect.Create(width, Most), model, Palette.OfModel(index));
            DrawTitle(canvas, model, width, 0);
        });

    private static void DrawTitle(SKCanvas canvas, ModelResult model, float width, float top) =>
        TextLine.Draw(canvas, ChartText.Fit(model.Label, ChartText.Title, width - 40), ChartText.Title, 38, top + 9);

    private static void DrawLoss(SKCanvas canvas, SKRect rect, ModelResult model, SKColor color)
    {
        var epochs = model.Training!.Epochs;
        DrawPanel(
            canvas, rect, model.Training, "Loss", color, float.NaN, (
                [.. epochs.Select(e => e.ValidationLoss)],
                "validation",
                false), ([.. epochs.Select(e => e.TrainingLoss)], "training", true));
    }

    private static void DrawDice(SKCanvas canvas, SKRect rect, ModelResult model, SKColor color)
    {
        var epochs = model.Training!.Epochs;
        DrawPanel(
            canvas, rect, model.Training, "Validation Dice", color, 1,
            (
                [.. epochs.Select(e => e.ValidationDiceBloodPool)],
                "blood pool",
                false), ([.. epochs.Select(e => e.ValidationDiceMyocardium)], "myocardium", true));
    }

    private static void DrawPanel(
        SKCanvas canvas, SKRect rect, TrainingSummary training, string yTitle, SKColor color, double ceiling, params (
            double[] Values, string Name, bool Dashed)[] curves)
    {
        var best = training.BestEpoch + 1;
        double[] epochs = [.. training.Epochs.Select(e => e.Epoch + 1.0)];
        var finite = curves.SelectMany(c => c.Values).Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
        {
            EmptyPanel.Draw(
                canvas,
                new SKRect(rect.Left + 38, rect.Top + 28, rect.Right - 8, rect.Bottom - 30),
                $"{yTitle.ToLowerInvariant()} was not recorded");
            return;
        }

        var y = double.IsNaN(ceiling)
            ? AxisScale.Covering(Math.Min(0, finite.Min()), finite.Max(), 4, 0.03)
            : AxisScale.Covering(finite.Min(), ceiling, 4, 0.03);
        var x = AxisScale.Covering(epochs[0], epochs[^1], 6, 0.03);
        var whole = x.Ticks.Select((t, i) => (t, i)).Where(t => t.t == Math.Round(t.t) && t.t >= 1).ToArray();
        var panel = new ChartPanel(
            x with { Ticks = [.. whole.Select(t => t.t)], Labels = [.. whole.Select(t => $"{t.t:0}")] }, y, "Epoch", yTitle)
        { Top = 28 };
        panel.Line(best, y.Min, best, y.Max, Palette.LightGrey, 0.8f);
        foreach (var (values, _, dashed) in curves)
        {
            var defined = Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i])).ToArray();
            panel.Curve(
                [.. defined.Select(i => epochs[i])],
                [.. defined.Select(i => values[i])],
                color,
                1.1f,
                dashed ? Dash.Dashed : Dash.None,
                defined.Length < 3 ? 4 : 0);
        }

        panel.Draw(canvas, rect);
        DrawLegend(canvas, panel.DataArea(rect), color, [.. curves.Select(c => (c.Name, c.Dashed))]);
    }

    /// <summary>Above the axes, right-aligned, where no curve can run into it.</summary>
    private static void DrawLegend(SKCanvas canvas, SKRect area, SKColor color, (string Name, bool Dashed)[] entries)
    {
        var right = area.Right;
        foreach (var (name, dashed) in entries.Reverse())
        {
            TextLine.Draw(canvas, name, ChartText.Note, right, area.Top - 5, 1);
            right -= TextLine.Measure(name, ChartText.Note) + 4;
            using var line = new SKPath();
            line.MoveTo(right - 17, area.Top - 7.5f);
            line.LineTo(right, area.Top - 7.5f);
            using var cut = dashed ? DashedStroke.Cut(line, 4, 2.5f) : new SKPath(line);
            using var paint = new SKPaint { Color = color, StrokeWidth = 1.1f, IsStroke = true, IsAntialias = true };
            canvas.DrawPath(cut, paint);
            right -= 17 + 10;
        }
    }
}
