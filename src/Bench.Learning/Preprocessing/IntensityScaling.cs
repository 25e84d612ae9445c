using System.Numerics;

namespace Bench.Learning.Preprocessing;

/// <summary>Min–max scaling of one 2D image on its own (protocol: draft 2025, Methods; published code).</summary>
public static class IntensityScaling
{
    /// <summary>Scales an image to 0 … 1: (x − min) / (max − min).</summary>
    /// <param name="image">Grey values. An image of one value throughout becomes zeros; so does one that holds NaN or infinities.</param>
    /// <param name="scaled">Where the result goes; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ToUnit(ReadOnlySpan<float> image, Span<float> scaled)
    {
        if (image.Length != scaled.Length)
        {
            throw new ArgumentException($"{image.Length} values do not fit {scaled.Length} places.", nameof(scaled));
        }

        var low = float.PositiveInfinity;
        var high = float.NegativeInfinity;
        foreach (var value in image)
        {
            low = MathF.Min(low, value);
            high = MathF.Max(high, value);
        }

        if (!(high > low) || !float.IsFinite(high) || !float.IsFinite(low))
        {
            scaled.Clear();
            return;
        }

        // In double precision: high − low may lie beyond the range of float.
        var range = (double)high - low;
        var done = 0;
        for (var (lows, ranges) = (new Vector<double>(low), new Vector<double>(range));
            done <= image.Length - Vector<float>.Count;
            done += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(image[done..]), out var first, out var second);
            Vector.Narrow((first - lows) / ranges, (second - lows) / ranges).CopyTo(scaled[done..]);
        }

        for (; done < image.Length; done++)
        {
            scaled[done] = (float)(((double)image[done] - low) / range);
        }
    }

    /// <summary>Standardises an image: (x − mean) / standard deviation, the latter divided by n, both summed in double precision.</summary>
    /// <param name="image">Grey values. An image of one value throughout becomes zeros; so does one that holds NaN or infinities.</param>
    /// <param name="scaled">Where the result goes; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ToZScore(ReadOnlySpan<float> image, Span<float> scaled)
    {
        if (image.Length != scaled.Length)
        {
            throw new ArgumentException($"{image.Length} values do not fit {scaled.Length} places.", nameof(scaled));
        }

        var (sum, squares) = (0.0, 0.0);
        foreach (var value in image)
        {
            sum += value;
        }

        var mean = sum / image.Length;
        foreach (var value in image)
        {
            squares += (value - mean) * (value - mean);
        }

        var deviation = Math.Sqrt(squares / image.Length);
        if (!(deviation > 0) || !double.IsFinite(deviation))
        {
            scaled.Clear();
            return;
        }

        for (var i = 0; i < image.Length; i++)
        {
            scaled[i] = (float)((image[i] - mean) / deviation);
        }
    }
}
