using Bench.Core;
using Bench.Core.Location;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>
/// Picks the best, median and worst frame by the first model's mean Dice and cuts out what a reader needs to see of them.
/// </summary>
internal sealed class MontageBuilder(EvaluationPlan plan)
{
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
            montages.Add(Cut(new MontageCase(rank, models[0].Name, mouse, frameIndex, phase, mean, [])));
        }

        return montages;
    }

    private MontageCase Cut(MontageCase example)
    {
        var mouse = plan.ReadCase(example.Mouse);
        var position = mouse.Frames.Select((f, i) => (f, i)).First(p => p.f.FrameIndex == example.FrameIndex).i;
        var frame = mouse.Frames[position];
        var predicted = plan.Models.Select(m => TryPredict(m, mouse, position)).ToArray();
        var window = CropWindow.Around([frame.Reference], predicted.OfType<LabelMap>(), frame.Reference.Size);
        var slices = Labelled([frame.Reference, .. predicted.OfType<LabelMap>()]);
        if (!ErrorProfile.RunsFromBase(frame.Reference))
        {
            slices.Reverse();
        }

        var grey = frame.Image is null ? (GreyWindow?)null : GreyWindow.Of([frame.Image], slices);
        return example with
        {
            IsComplete = true,
            WindowLow = grey?.Low ?? double.NaN,
            WindowHigh = grey?.High ?? double.NaN,
            Slices =
            [
                .. slices.Select(slice => new MontageSlice(
                    slice,
                    window.Height,
                    window.Width,
                    grey is { } g ? Grey(frame.Image!, slice, window, g) : [],
                    window.Cut(frame.Reference.Slice(slice), frame.Reference.Size.Width),
                    [.. predicted.Select(p => p is null ? [] : window.Cut(p.Slice(slice), p.Size.Width))])),
            ],
        };
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

    /// <summary>Every slice that the expert or a model labelled, in the order stored; all where there is none.</summary>
    private static List<int> Labelled(IReadOnlyList<LabelMap> maps)
    {
        var all = Enumerable.Range(0, maps[0].Size.Slices);
        var labelled = all.Where(s => maps.Any(m => m.Slice(s).ContainsAnyExcept((byte)0))).ToList();
        return labelled.Count == 0 ? [.. all] : labelled;
    }

    private static byte[] Grey(ImageStack image, int slice, CropWindow window, GreyWindow grey)
    {
        var values = image.Slice(slice);
        var crop = new byte[window.Height * window.Width];
        for (var i = 0; i < crop.Length; i++)
        {
            crop[i] = grey.Apply(values[((window.Top + (i / window.Width)) * image.Size.Width) + window.Left + (i % window.Width)]);
        }

        return crop;
    }
}
