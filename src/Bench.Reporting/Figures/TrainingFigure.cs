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
    private const string OfFolds = "Faint: each fold. Strong: their mean, as far as all folds were trained.";
    private const double FaintShare = 0.35;

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
            $"Left: {Loss} Right: {Dice} {LineOf([.. trained.Select(t => t.model)])}",
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
        $"{char.ToUpperInvariant(caption[0])}{caption[1..]} {LineOf([model])}",
        width,
        Most,
        canvas =>
        {
            draw(canvas, SKRect.Create(width, Most), model, Palette.OfModel(index));
            DrawTitle(canvas, model, width, 0);
        });

    private static string LineOf(ModelResult[] models) =>
        Array.Exists(models, m => m.Training is { Folds.Count: > 1 }) ? $"{OfFolds} {Line}" : Line;

    private static void DrawTitle(SKCanvas canvas, ModelResult model, float width, float top) =>
        TextLine.Draw(canvas, ChartText.Fit(model.Label, ChartText.Title, width - 40), ChartText.Title, 38, top + 9);

    private static void DrawLoss(SKCanvas canvas, SKRect rect, ModelResult model, SKColor color) => DrawPanel(
        canvas,
        rect,
        model.Training!,
        "Loss",
        color,
        double.NaN,
        new Curve("validation", false, e => e.ValidationLoss),
        new Curve("training", true, e => e.TrainingLoss));

    private static void DrawDice(SKCanvas canvas, SKRect rect, ModelResult model, SKColor color) => DrawPanel(
        canvas,
        rect,
        model.Training!,
        "Validation Dice",
        color,
        1,
        new Curve("blood pool", false, e => e.ValidationDiceBloodPool),
        new Curve("myocardium", true, e => e.ValidationDiceMyocardium));

    private static void DrawPanel(
        SKCanvas canvas, SKRect rect, TrainingSummary training, string yTitle, SKColor color, double ceiling, params Curve[] curves)
    {
        var folds = training.Each.Where(f => f.Epochs.Count > 0).ToArray();
        double[] epochs = [.. folds.MaxBy(f => f.Epochs.Count)!.Epochs.Select(e => e.Epoch + 1.0)];
        var finite = folds.SelectMany(f => f.Epochs).SelectMany(e => curves.Select(c => c.Value(e))).Where(double.IsFinite).ToArray();
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
        foreach (var best in folds.Select(f => f.BestEpoch + 1).Distinct())
        {
            panel.Line(best, y.Min, best, y.Max, Palette.LightGrey, 0.8f);
        }

        foreach (var curve in curves)
        {
            foreach (var fold in folds.Length > 1 ? folds : [])
            {
                DrawCurve(panel, epochs, [.. fold.Epochs.Select(curve.Value)], Faint(color), 0.7f, curve.IsDashed);
            }

            // The mean ends with the fold that ended first: after it, it would be of other folds.
            DrawCurve(
                panel,
                epochs,
                [.. Enumerable.Range(0, folds.Min(f => f.Epochs.Count)).Select(e => folds.Average(f => curve.Value(f.Epochs[e])))],
                color,
                folds.Length > 1 ? 1.6f : 1.1f,
                curve.IsDashed);
        }

        panel.Draw(canvas, rect);
        DrawLegend(canvas, panel.DataArea(rect), color, [.. curves.Select(c => (c.Name, c.IsDashed))]);
    }

    // Towards the white of the page.
    private static SKColor Faint(SKColor color)
    {
        static byte Mixed(byte part) => (byte)Math.Round(255 - (FaintShare * (255 - part)));
        return new SKColor(Mixed(color.Red), Mixed(color.Green), Mixed(color.Blue));
    }

    private static void DrawCurve(ChartPanel panel, double[] epochs, double[] values, SKColor color, float width, bool isDashed)
    {
        var defined = Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i])).ToArray();
        panel.Curve(
            [.. defined.Select(i => epochs[i])],
            [.. defined.Select(i => values[i])],
            color,
            width,
            isDashed ? Dash.Dashed : Dash.None,
            defined.Length < 3 ? 4 : 0);
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

    private sealed record Curve(string Name, bool IsDashed, Func<EpochRecord, double> Value);
}
