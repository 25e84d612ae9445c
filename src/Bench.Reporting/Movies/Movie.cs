using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Movies;

/// <summary>Moving pictures of the example cases with the outlines of expert and models, as the study's supplement has them.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="DelayMs">Time that each picture is shown, ms.</param>
/// <param name="Count">Pictures.</param>
/// <param name="Draw">Draws one of them.</param>
internal sealed record Movie(string Name, string Title, int Width, int Height, int DelayMs, int Count, Action<SKCanvas, int> Draw)
{
    private const int MostModels = 3;
    private const int Tile = 280;
    private const int Gap = 6;
    private const int Head = 26;
    private const int FrameDelayMs = 100;
    private const int SliceDelayMs = 700;
    private const float TextScale = 1.8f;

    /// <summary>
    /// For each example case its cine in the middle slice, and ED and ES through the slices; what a result lacks is left out.
    /// </summary>
    /// <param name="result">The result.</param>
    public static IEnumerable<Movie> Of(EvaluationResult result)
    {
        foreach (var cine in result.Cines)
        {
            var frames = new Lazy<MovieCine>(() => new MovieCine(cine, result.Models));
            int[] models =
            [
                .. Enumerable.Range(0, result.Models.Count)
                    .Where(i => cine.Labels.Any(l => l.Model == result.Models[i].Name)).Take(MostModels),
            ];
            if (models.Length == 0)
            {
                continue;
            }

            // Contoured frames alone are no cine.
            if (cine.Frames.Count > 1 && cine.Frames[^1] - cine.Frames[0] == cine.Frames.Count - 1)
            {
                yield return Beat(result, cine, frames, models);
            }

            var phases = Vocabulary.Phases.Select(p => (Phase: p, Frame: FrameOf(result, cine, p))).Where(p => p.Frame >= 0).ToArray();
            if (phases.Length > 0 && cine.Slices.Count > 1)
            {
                yield return Through(result, cine, frames, models, phases);
            }
        }
    }

    private static Movie Beat(EvaluationResult result, MouseCine cine, Lazy<MovieCine> frames, int[] models)
    {
        var slice = cine.Slices.Count / 2;
        return new Movie(
            FileNames.Safe($"movie-cine-{cine.Mouse}"), $"Cine of {cine.Mouse}, slice {cine.Slices[slice]}", WidthOf(models), Head + Tile,
            FrameDelayMs, cine.Frames.Count, (canvas, i) =>
            {
                Start(canvas, $"{cine.Mouse}, slice {cine.Slices[slice]}, {FrameOf(result, cine, i)}");
                Row(canvas, result, cine, frames.Value.At(i, slice), models, Head);
            });
    }

    /// <summary>Such as <c>frame 3 (1 to 22)</c>, counted as the study does.</summary>
    private static string FrameOf(EvaluationResult result, MouseCine cine, int place)
    {
        var first = result.Settings.Terms.FirstFrame;
        return $"frame {cine.Frames[place] + first} ({cine.Frames[0] + first} to {cine.Frames[^1] + first})";
    }

    private static Movie Through(
        EvaluationResult result, MouseCine cine, Lazy<MovieCine> frames, int[] models, (CardiacPhase Phase, int Frame)[] phases) => new(
        FileNames.Safe($"movie-slices-{cine.Mouse}"), $"{cine.Mouse} from base to apex", WidthOf(models),
        phases.Length * (Head + Tile), SliceDelayMs, cine.Slices.Count, (canvas, i) =>
        {
            var slice = frames.Value.Slices(result)[i];
            Start(canvas, string.Empty);
            for (var row = 0; row < phases.Length; row++)
            {
                var top = row * (Head + Tile);
                Text(canvas, $"{cine.Mouse}, {Vocabulary.Code(phases[row].Phase)}, slice {cine.Slices[slice]}", 6, top + 18);
                Row(canvas, result, cine, frames.Value.At(phases[row].Frame, slice), models, top + Head);
            }
        });

    private static int WidthOf(int[] models) => (models.Length * (Tile + Gap)) - Gap;

    private static int FrameOf(EvaluationResult result, MouseCine cine, CardiacPhase phase)
    {
        var found = result.Models.SelectMany(m => m.Cases).Where(c => c.Mouse == cine.Mouse).SelectMany(c => c.Dice)
            .FirstOrDefault(d => d.Phase == phase);
        return found is null ? -1 : cine.Frames.ToList().IndexOf(found.FrameIndex);
    }

    private static void Start(SKCanvas canvas, string title)
    {
        canvas.Clear(SKColors.Black);
        Text(canvas, title, 6, 18);
    }

    private static void Row(SKCanvas canvas, EvaluationResult result, MouseCine cine, MontageSlice slice, int[] models, int top)
    {
        var spacing = VoxelSpacings.Of(result, cine.Mouse);
        var hasSpacing = spacing.Count >= 2 && spacing[0] > 0 && spacing[1] > 0;
        var aspect = hasSpacing ? (float)(spacing[0] / spacing[1]) : 1;
        for (var i = 0; i < models.Length; i++)
        {
            // Lines and text are those of figures, drawn larger.
            var rect = SKRect.Create(i * (Tile + Gap) / TextScale, top / TextScale, Tile / TextScale, Tile / TextScale);
            canvas.Save();
            canvas.Scale(TextScale);
            SliceTile.Draw(canvas, rect, slice, models[i], aspect);
            TileText.Draw(canvas, rect, result.Models[models[i]].Label);
            if (i == 0 && hasSpacing)
            {
                ScaleBar.Draw(canvas, rect, SliceTile.Scale(rect, slice, aspect) / spacing[1]);
            }

            canvas.Restore();
        }
    }

    private static void Text(SKCanvas canvas, string text, float x, float baseline) =>
        TextLine.Draw(canvas, text, ChartText.Strong.In(SKColors.White) with { Size = 14 }, x, baseline);
}
