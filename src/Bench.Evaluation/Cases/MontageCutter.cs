using Bench.Core;
using Bench.Core.Location;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>Cuts out what a reader needs to see of a frame.</summary>
internal static class MontageCutter
{
    /// <summary>The row of slices of a frame, without rank.</summary>
    /// <param name="measured">The case.</param>
    /// <param name="frameIndex">0-based frame of the cine, one of those contoured.</param>
    public static MontageCase Cut(MeasuredCase measured, int frameIndex)
    {
        var frames = measured.Mouse.Frames;
        var position = Enumerable.Range(0, frames.Count).First(i => frames[i].FrameIndex == frameIndex);
        var frame = frames[position];
        LabelMap?[] predicted = [.. measured.Predicted.Select(p => p?[position])];
        var window = CropWindow.Around([frame.Reference], predicted.OfType<LabelMap>(), frame.Reference.Size);
        var slices = Labelled([frame.Reference, .. predicted.OfType<LabelMap>()]);
        if (!ErrorProfile.RunsFromBase(frame.Reference))
        {
            slices.Reverse();
        }

        var grey = frame.Image is null ? (GreyWindow?)null : GreyWindow.Of([frame.Image], slices);
        return new MontageCase("", "", measured.Mouse.Mouse, frameIndex, frame.Phase, double.NaN,
        [
            .. slices.Select(slice => new MontageSlice(
                slice,
                window.Height,
                window.Width,
                grey is { } g ? Grey(frame.Image!, slice, window, g) : [],
                window.Cut(frame.Reference.Slice(slice), frame.Reference.Size.Width),
                [.. predicted.Select(p => p is null ? [] : window.Cut(p.Slice(slice), p.Size.Width))])),
        ])
        {
            IsComplete = true,
            WindowLow = grey?.Low ?? double.NaN,
            WindowHigh = grey?.High ?? double.NaN,
        };
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
