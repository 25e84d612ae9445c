using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>
/// Picks the best, median and worst frame by the first model's mean Dice and cuts out what a reader needs to see of them.
/// </summary>
internal sealed class MontageBuilder(EvaluationPlan plan)
{
    private const int MostSlices = 8;

    public IReadOnlyList<MontageCase> Build(IReadOnlyList<ModelResult> models, CancellationToken cancellation)
    {
        var ranked = models[0].Cases
            .SelectMany(c => c.Dice.Where(d => d.Phase != CardiacPhase.Inflow).GroupBy(d => d.FrameIndex)
                .Select(
                    g =>
                        (
                            c.Mouse,
                            FrameIndex: g.Key,
                            g.First().Phase,
                            Mean: g.Select(d => d.Dice).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())))
            .Where(f => double.IsFinite(f.Mean))
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
        var window = CropWindow.Around([frame.Reference], predicted.OfType<LabelMap>(), frame.Reference.Size);
        return [.. Labelled(frame.Reference).Select(slice => new MontageSlice(
            slice,
            window.Height,
            window.Width,
            frame.Image is null ? [] : Grey(frame.Image, slice, window),
            window.Cut(frame.Reference.Slice(slice), frame.Reference.Size.Width),
            [.. predicted.Select(p => p is null ? [] : window.Cut(p.Slice(slice), p.Size.Width))]))];
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
            :
            [
                .. Enumerable
                .Range(0, MostSlices)
                .Select(i => slices[(int)Math.Round(i * (slices.Count - 1) / (MostSlices - 1.0), MidpointRounding.AwayFromZero)])
            ];
    }

    private static byte[] Grey(ImageStack image, int slice, CropWindow window)
    {
        var values = image.Slice(slice);
        var grey = GreyWindow.Of([image], slice);
        var crop = new byte[window.Height * window.Width];
        for (var i = 0; i < crop.Length; i++)
        {
            crop[i] = grey.Apply(values[((window.Top + (i / window.Width)) * image.Size.Width) + window.Left + (i % window.Width)]);
        }

        return crop;
    }
}
