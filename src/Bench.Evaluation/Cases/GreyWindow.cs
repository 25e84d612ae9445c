using Bench.Core;

namespace Bench.Evaluation.Cases;

/// <summary>Grey values for pictures: from the 1st to the 99.5th percentile of the slices shown over 0 … 255.</summary>
internal readonly record struct GreyWindow(float Low, float Scale)
{
    private const int MostSamples = 200_000;

    /// <summary>The grey value that is shown as white.</summary>
    public float High => Scale == 0 ? Low : Low + (byte.MaxValue / Scale);

    /// <summary>One window for all slices of some frames.</summary>
    /// <param name="frames">The frames, at least one.</param>
    public static GreyWindow Of(IReadOnlyList<ImageStack> frames) => Of(frames, [.. Enumerable.Range(0, frames[0].Size.Slices)]);

    /// <summary>One window for some slices of some frames: neither a cine nor a row of slices changes its brightness on the way.</summary>
    /// <param name="frames">The frames, at least one.</param>
    /// <param name="slices">0-based slices, at least one.</param>
    public static GreyWindow Of(IReadOnlyList<ImageStack> frames, IReadOnlyCollection<int> slices)
    {
        var step = (int)Math.Max(1, (long)frames.Count * slices.Count * frames[0].Slice(slices.First()).Length / MostSamples);
        var values = new List<float>();
        foreach (var frame in frames)
        {
            foreach (var slice in slices)
            {
                var all = frame.Slice(slice);
                for (var i = 0; i < all.Length; i += step)
                {
                    values.Add(all[i]);
                }
            }
        }

        var (low, high) = (Smallest(values, (int)(0.01 * (values.Count - 1))), Smallest(values, (int)(0.995 * (values.Count - 1))));
        return new GreyWindow(low, high > low ? 255 / (high - low) : 0);
    }

    /// <summary>
    /// The value at a place of the order, by quickselect (Hoare 1961, Commun ACM 4:321): sorting some hundred thousand values takes ten
    /// times as long, and each case that may be shown needs three windows.
    /// </summary>
    private static float Smallest(List<float> values, int place)
    {
        var (first, last) = (0, values.Count - 1);
        while (first < last)
        {
            var pivot = values[first + ((last - first) / 2)];
            var (up, down) = (first, last);
            while (up <= down)
            {
                while (values[up] < pivot)
                    up++;
                while (values[down] > pivot)
                    down--;
                if (up <= down)
                {
                    (values[up], values[down]) = (values[down], values[up]);
                    (up, down) = (up + 1, down - 1);
                }
            }

            (first, last) = place <= down ? (first, down) : place >= up ? (up, last) : (place, place);
        }

        return values[place];
    }

    /// <summary>A value as 0 … 255.</summary>
    public byte Apply(float value) => (byte)Math.Clamp((value - Low) * Scale, 0, 255);
}
