using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// Ranks of three and more models as segmentation challenges show them (Wiesenfarth et al. 2021): for each main measure how often each
/// model has each rank when the mice are drawn again, and which models are better than which.
/// </summary>
internal static class RankingFigure
{
    private const int LeastModels = 3;
    private const int Columns = 4;
    private const float Gap = 14;
    private const float Left = 16;
    private const float Title = 14;
    private const float MostCell = 17;
    private const float Between = 24;

    private const string Caption =
        "Upper: share of 1000 resamples of the mice in which a model (column, best at the left) has a rank (row), as the area of the disc; "
                + "bar: 95 % interval of the rank; τ: mean agreement of a resample’s ranking with this one (Kendall), 1 where it never "
                + "changes. "
                + "Lower: ■ the model of the row is better than that of the column, = equivalent, empty: not told apart (t-test and TOST, "
                + "corrected by Holm). After Wiesenfarth et al. (2021).";

    /// <summary>Shares of ranks, a row a measure, model and rank.</summary>
    public static readonly TableDefinition<EvaluationResult, (MeasureComparison Measure, RankedModel Model, int Rank)> Shares = new(
        "ranking",
        "measure, model and rank, over resamples of the mice; only for three models or more",
        result => from m in Shown(result) from r in m.Ranking from i in Enumerable.Range(0, r.RankShares.Count) select (m, r, i))
    {
        { "measure", "what is compared", r => r.Measure.Measure },
        { "model", Meaning.Model, r => r.Model.Label },
        { "mean", "its mean over mice", r => r.Model.Mean },
        { "rank", "a rank, from 1", r => r.Rank + 1 },
        { "share", "share of the resamples in which the model has it, 0 to 1", r => r.Model.RankShares[r.Rank] },
        { "stability", "mean Kendall's τ-b between the ranking and that of each resample; 1 never changes", r => r.Measure.Stability },
    };

    /// <summary>The figure; null for fewer than three models, and where a result of an earlier build holds no resamples.</summary>
    public static Figure? Of(EvaluationResult result, FigureWidths widths)
    {
        var shown = Shown(result).ToArray();
        if (result.Models.Count < LeastModels || shown.Length == 0)
        {
            return null;
        }

        var top = ModelLegend.Height(result.Models, widths.TwoColumns) + 6;
        var panel = (widths.TwoColumns - ((Columns - 1) * Gap)) / Columns;
        var cell = Math.Min(MostCell, (panel - Left) / result.Models.Count);
        var height = Title + (2 * cell * result.Models.Count) + Between + 22;
        var rows = (shown.Length + Columns - 1) / Columns;
        return new Figure(
            "ranking",
            "Ranks and their stability",
            Caption,
            widths.TwoColumns,
            top + (rows * height) - 4,
            canvas =>
            {
                ModelLegend.Draw(canvas, result.Models, widths.TwoColumns);
                for (var i = 0; i < shown.Length; i++)
                {
                    Draw(
                        canvas, new SKPoint(i % Columns * (panel + Gap), top + (i / Columns * height)), cell, shown[i],
                        [.. result.Models.Select(m => m.Name)], panel);
                }
            })
        {
            Finding = Finding(result, shown),
            ByPanel = [.. shown.Select(m => Panel(result, m, widths.OneColumn))],
            Numbers = () => [Shares.Of(result)],
        };
    }

    private static Figure Panel(EvaluationResult result, MeasureComparison measure, float width)
    {
        var top = ModelLegend.Height(result.Models, width) + 6;
        var cell = Math.Min(MostCell, (width - Left) / result.Models.Count);
        return new Figure(
            FileNames.Safe($"ranking-{measure.Measure}"),
            $"Ranks and their stability, {MeasureNames.InSentence(measure.Measure, measure.Unit)}",
            Caption,
            width,
            top + Title + (2 * cell * result.Models.Count) + Between + 14,
            canvas =>
            {
                ModelLegend.Draw(canvas, result.Models, width);
                Draw(canvas, new SKPoint(0, top), cell, measure, [.. result.Models.Select(m => m.Name)], width);
            });
    }

    private static IEnumerable<MeasureComparison> Shown(EvaluationResult result) => (result.Comparison?.Measures ?? [])
        .Where(m => MeasureNames.Main.Contains(m.Measure) && m.Ranking.Count >= LeastModels && m.Ranking.All(r => r.RankShares.Count > 0));

    private static string Finding(EvaluationResult result, MeasureComparison[] shown)
    {
        if (result.Comparison!.Mice.Count < Findings.LeastMice)
        {
            return Findings.TooFew(result.Comparison.Mice.Count);
        }

        var first = shown.Select(m => (Measure: m, Best: m.Ranking[0]))
            .Select(m => $"{Label(result, m.Best.Label)} in {MeasureNames.InSentence(m.Measure.Measure, m.Measure.Unit)} "
                + $"({NumberText.Fixed(100 * m.Best.RankShares[0], 0)} %)");
        return $"First of {result.Models.Count}, with the share of resamples in which it stays first: {string.Join("; ", first)}.";
    }

    private static string Label(EvaluationResult result, string name) =>
        result.Models.FirstOrDefault(m => m.Name == name)?.Label ?? name;

    private static void Draw(SKCanvas canvas, SKPoint at, float cell, MeasureComparison measure, string[] models, float width)
    {
        TextLine.Draw(
            canvas, ChartText.Fit(MeasureNames.Of(measure.Measure, measure.Unit), ChartText.Title with { Size = 7.5f }, width),
            ChartText.Title with { Size = 7.5f }, at.X, at.Y + 8);
        var order = measure.Ranking.Select(r => Array.IndexOf(models, r.Label)).ToArray();
        var ranks = SKRect.Create(at.X + Left, at.Y + Title, cell * order.Length, cell * order.Length);
        DrawGrid(canvas, ranks, order.Length);
        for (var column = 0; column < order.Length; column++)
        {
            DrawRanks(canvas, ranks, cell, column, measure.Ranking[column], order[column]);
            TextLine.Draw(
                canvas, $"{column + 1}", ChartText.Note, ranks.Left - 4, ranks.Top + ((column + 0.5f) * cell) + 2.5f, 1);
            Mark(canvas, ranks.Left + ((column + 0.5f) * cell), ranks.Bottom + 6, order[column]);
        }

        var stability = double.IsNaN(measure.Stability) ? string.Empty : $"τ = {NumberText.Fixed(measure.Stability, 2)}, ";
        TextLine.Draw(canvas, $"{stability}n = {measure.Mice}", ChartText.Note, ranks.Left, ranks.Bottom + 19);
        var matrix = SKRect.Create(ranks.Left, ranks.Bottom + Between, ranks.Width, ranks.Height);
        DrawGrid(canvas, matrix, order.Length);
        for (var row = 0; row < order.Length; row++)
        {
            Mark(canvas, matrix.Left - 8, matrix.Top + ((row + 0.5f) * cell), order[row]);
            Mark(canvas, matrix.Left + ((row + 0.5f) * cell), matrix.Bottom + 6, order[row]);
            for (var column = 0; column < order.Length; column++)
            {
                var rect = SKRect.Create(matrix.Left + (column * cell), matrix.Top + (row * cell), cell, cell);
                DrawPair(canvas, rect, measure, models[order[row]], models[order[column]]);
            }
        }
    }

    private static void DrawRanks(SKCanvas canvas, SKRect area, float cell, int column, RankedModel model, int index)
    {
        var x = area.Left + ((column + 0.5f) * cell);
        using var disc = new SKPaint { Color = Palette.OfModel(index), IsAntialias = true };
        using var bar = new SKPaint { Color = Palette.Ink, StrokeWidth = 0.8f, IsAntialias = true };
        for (var rank = 0; rank < model.RankShares.Count; rank++)
        {
            canvas.DrawCircle(x, area.Top + ((rank + 0.5f) * cell), 0.46f * cell * MathF.Sqrt((float)model.RankShares[rank]), disc);
        }

        if (model.RankInterval.High > model.RankInterval.Low)
        {
            canvas.DrawLine(
                x, area.Top + (((float)model.RankInterval.Low - 0.5f) * cell), x,
                    area.Top + (((float)model.RankInterval.High - 0.5f) * cell), bar);
        }
    }

    private static void DrawPair(SKCanvas canvas, SKRect rect, MeasureComparison measure, string row, string column)
    {
        if (row == column)
        {
            using var same = new SKPaint { Color = Palette.Wash };
            canvas.DrawRect(rect, same);
            return;
        }

        var pair = measure.Pairs.FirstOrDefault(p => (p.First, p.Second) == (row, column) || (p.First, p.Second) == (column, row));
        if (pair?.Verdict == PairVerdict.Equivalent)
        {
            TextLine.Draw(canvas, "=", ChartText.Note, rect.MidX, rect.MidY + 2.5f, 0.5f);
        }
        else if (pair is not null && pair.Verdict == (pair.First == row ? PairVerdict.FirstBetter : PairVerdict.SecondBetter))
        {
            using var better = new SKPaint { Color = Palette.Grey, IsAntialias = true };
            canvas.DrawRect(SKRect.Inflate(rect, -0.22f * rect.Width, -0.22f * rect.Height), better);
        }
    }

    private static void DrawGrid(SKCanvas canvas, SKRect area, int count)
    {
        using var line = new SKPaint { Color = Palette.Hairline, StrokeWidth = 0.5f, IsAntialias = true };
        for (var i = 0; i <= count; i++)
        {
            var (x, y) = (area.Left + (i * area.Width / count), area.Top + (i * area.Height / count));
            canvas.DrawLine(x, area.Top, x, area.Bottom, line);
            canvas.DrawLine(area.Left, y, area.Right, y, line);
        }
    }

    private static void Mark(SKCanvas canvas, float x, float y, int model) =>
        Markers.Draw(canvas, new SKPoint(x, y), 4.8f, Palette.OfModel(model), Markers.OfModel(model));
}
