using Bench.Core;

namespace Bench.Evaluation.Cases;

/// <summary>Grey values for pictures: from the 1st to the 99.5th percentile over 0 … 255.</summary>
internal readonly record struct GreyWindow(float Low, float Scale)
{
    private const int MostSamples = 200_000;

    /// <summary>The grey value that is shown as white.</summary>
    public float High => Scale == 0 ? Low : Low + (255 / Scale);

    /// <summary>The window of one slice over some frames, so that a cine does not flicker.</summary>
    /// <param name="frames">The frames.</param>
    /// <param name="slice">0-based slice.</param>
    public static GreyWindow Of(IReadOnlyList<ImageStack> frames, int slice) => Of(frames, frame => frame.Slice(slice));

    /// <summary>The window of all slices of some frames.</summary>
    /// <param name="frames">The frames.</param>
    public static GreyWindow Of(IReadOnlyList<ImageStack> frames) => Of(frames, frame => frame.Values);

    private static GreyWindow Of(IReadOnlyList<ImageStack> frames, Func<ImageStack, ReadOnlySpan<float>> part)
    {
        var step = Math.Max(1, (int)((long)frames.Count * part(frames[0]).Length / MostSamples));
        var values = new List<float>();
        foreach (var frame in frames)
        {
            var all = part(frame);
            for (var i = 0; i < all.Length; i += step)
            {
                values.Add(all[i]);
            }
        }

        values.Sort();
        var (low, high) = (values[(int)(0.01 * (values.Count - 1))], values[(int)(0.995 * (values.Count - 1))]);
        return new GreyWindow(low, high > low ? 255 / (high - low) : 0);
    }

    /// <summary>A value as 0 … 255.</summary>
    public byte Apply(float value) => (byte)Math.Clamp((value - Low) * Scale, 0, 255);
}
