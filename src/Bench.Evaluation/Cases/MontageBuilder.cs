using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>Picks the best, median and worst frame by the first model's mean Dice and cuts out what a reader needs to see of them.</summary>
internal sealed class MontageBuilder(EvaluationPlan plan)
{
    private const int MostSlices = 6;
    private const double MarginFraction = 0.25;

    public IReadOnlyList<MontageCase> Build(IReadOnlyList<ModelResult> models, CancellationToken cancellation)
    {
        var ranked = models[0].Cases
            .SelectMany(c => c.Dice.Where(d => d.Phase != CardiacPhase.Inflow).GroupBy(d => d.FrameIndex)
                .Select(g => (c.Mouse, FrameIndex: g.Key, g.First().Phase, Mean: g.Average(d => d.Dice))))
            .OrderByDescending(f => f.Mean).ThenBy(f => f.Mouse, StringComparer.Ordinal).ThenBy(f => f.FrameIndex)
            .ToArray();
        if (ranked.Length == 0)
        {
            return [];
        }

        (string Rank, int Index)[] picks = ranked.Length < 3
            ? [("only", 0)]
            : [("best", 0), ("median", ranked.Length / 2), ("worst", ranked.Length - 1)];
        var montages = new List<MontageCase>();
        foreach (var (rank, index) in picks)
        {
            cancellation.ThrowIfCancellationRequested();
            var (mouse, frameIndex, phase, mean) = ranked[index];
            montages.Add(new MontageCase(rank, models[0].Name, mouse, frameIndex, phase, mean, Cut(mouse, frameIndex)));
        }

        return montages;
    }

    private List<MontageSlice> Cut(string mouseName, int frameIndex)
    {
        var mouse = plan.ReadCase(mouseName);
        var position = mouse.Frames.Select((f, i) => (f, i)).First(p => p.f.FrameIndex == frameIndex).i;
        var frame = mouse.Frames[position];
        var predicted = plan.Models.Select(m => TryPredict(m, mouse, position)).ToArray();
        var window = Window([frame.Reference, .. predicted.OfType<LabelMap>()], frame.Reference.Size);
        return [.. Labelled(frame.Reference).Select(slice => new MontageSlice(
            slice,
            window.Height,
            window.Width,
            frame.Image is null ? [] : Grey(frame.Image, slice, window),
            Crop(frame.Reference.Slice(slice), frame.Reference.Size.Width, window),
            [.. predicted.Select(p => p is null ? [] : Crop(p.Slice(slice), p.Size.Width, window))]))];
    }

    private LabelMap? TryPredict(IPredictionSource source, MouseCase mouse, int position)
    {
        try
        {
            return plan.Cleaning.Apply(source.Predict(mouse)[position]);
        }
        catch (InputException)
        {
            // The failure itself is already an issue of the result; the picture then simply lacks this model.
            return null;
        }
    }

    private static List<int> Labelled(LabelMap map)
    {
        var slices = Enumerable.Range(0, map.Size.Slices).Where(s => map.Slice(s).ContainsAnyExcept((byte)0)).ToList();
        if (slices.Count == 0)
        {
            slices = [.. Enumerable.Range(0, map.Size.Slices)];
        }

        return slices.Count <= MostSlices
            ? slices
            : [.. Enumerable.Range(0, MostSlices).Select(i => slices[(int)Math.Round(i * (slices.Count - 1) / (MostSlices - 1.0), MidpointRounding.AwayFromZero)])];
    }

    private static CropWindow Window(IEnumerable<LabelMap> maps, StackSize size)
    {
        int top = size.Height, bottom = -1, left = size.Width, right = -1;
        foreach (var map in maps)
        {
            for (var i = 0; i < map.Labels.Length; i++)
            {
                if (map.Labels[i] != 0)
                {
                    var row = i / size.Width % size.Height;
                    var column = i % size.Width;
                    (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
                    (left, right) = (Math.Min(left, column), Math.Max(right, column));
                }
            }
        }

        if (bottom < 0)
        {
            return new CropWindow(0, 0, size.Height, size.Width);
        }

        var side = (int)Math.Ceiling(Math.Max(bottom - top + 1, right - left + 1) * (1 + (2 * MarginFraction)));
        var height = Math.Min(side, size.Height);
        var width = Math.Min(side, size.Width);
        return new CropWindow(
            Math.Clamp(((top + bottom + 1) / 2) - (height / 2), 0, size.Height - height),
            Math.Clamp(((left + right + 1) / 2) - (width / 2), 0, size.Width - width),
            height,
            width);
    }

    private static byte[] Crop(ReadOnlySpan<byte> slice, int width, CropWindow window)
    {
        var crop = new byte[window.Height * window.Width];
        for (var row = 0; row < window.Height; row++)
        {
            slice.Slice(((window.Top + row) * width) + window.Left, window.Width).CopyTo(crop.AsSpan(row * window.Width));
        }

        return crop;
    }

    /// <summary>Grey values of the window, spread from the slice's 1st to its 99.5th percentile over 0 … 255.</summary>
    private static byte[] Grey(ImageStack image, int slice, CropWindow window)
    {
        var values = image.Slice(slice);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var low = sorted[(int)(0.01 * (sorted.Length - 1))];
        var high = sorted[(int)(0.995 * (sorted.Length - 1))];
        var scale = high > low ? 255 / (high - low) : 0;
        var crop = new byte[window.Height * window.Width];
        for (var i = 0; i < crop.Length; i++)
        {
            var at = ((window.Top + (i / window.Width)) * image.Size.Width) + window.Left + (i % window.Width);
            crop[i] = (byte)Math.Clamp((values[at] - low) * scale, 0, 255);
        }

        return crop;
    }

    private readonly record struct CropWindow(int Top, int Left, int Height, int Width);
}
