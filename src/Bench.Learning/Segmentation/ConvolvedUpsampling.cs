using System.Numerics;
using Bench.Learning.Networks.Execution;

namespace Bench.Learning.Segmentation;

/// <summary>
/// A 3 × 3 convolution of a bilinearly up-sampled image, without that image. Both are linear, and a convolution is a sum of nine shifted 1
/// × 1 convolutions, each of which may as well come before the up-sampling: nine products for each output channel are computed at the small
/// size (k² times fewer multiplications), and here up-sampled, shifted and added. Up to rounding the numbers are the same, borders
/// included.
/// </summary>
internal static unsafe class ConvolvedUpsampling
{
    private const int Taps = 3;
    private const int RowsAPiece = 8;

    /// <summary>Whether a step is such a convolution.</summary>
    /// <param name="step">The step.</param>
    public static bool CanRun(Step step) => step is { Upsampling.Factor: > 1, Convolution.KernelSide: Taps };

    /// <summary>Products for each pixel of the image.</summary>
    /// <param name="step">The step.</param>
    public static double ProductsAPixel(Step step) => Taps * Taps * step.Convolution!.Channels / Math.Pow(step.Inputs[0].Reduction, 2);

    /// <summary>Up-samples, shifts and adds nine products, adds the bias, and cuts off below zero where asked.</summary>
    /// <param name="products">(N, h, w, 9, C) contiguous: for tap 3·row + column of the kernel the product of all inputs with it.</param>
    /// <param name="count">N.</param>
    /// <param name="height">Small rows, h.</param>
    /// <param name="width">Small columns, w.</param>
    /// <param name="factor">k ≥ 2; the result has k·h rows and k·w columns.</param>
    /// <param name="bias">C numbers.</param>
    /// <param name="isRectified">Whether a ReLU follows.</param>
    /// <param name="result">(N, k·h, k·w, C) contiguous; receives convolution + bias, or ReLU of it.</param>
    /// <param name="threads">Threads to compute with.</param>
    public static void Run(
        float* products, int count, int height, int width, int factor, float[] bias, bool isRectified, float* result, int threads)
    {
        var (channels, rows, columns) = (bias.Length, height * factor, width * factor);
        var across = Sources(columns, width, factor);
        var down = Sources(rows, height, factor);
        var pieces = (rows + RowsAPiece - 1) / RowsAPiece;
        Parallel.For(
            0,
            count * pieces,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            () => new float[width * Taps * channels],
            (piece, _, sums) =>
            {
                var (image, first) = (piece / pieces, piece % pieces * RowsAPiece);
                var small = products + ((long)image * height * width * Taps * Taps * channels);
                for (var row = first; row < Math.Min(rows, first + RowsAPiece); row++)
                {
                    fixed (float* sum = sums, offset = bias)
                    {
                        AddRows(small, row, down, width, channels, sum);
                        AddColumns(
                            sum, across, offset, channels, isRectified, result + ((((long)image * rows) + row) * columns * channels));
                    }
                }

                return sums;
            },
            _ => { });
    }

    // Where a place of the large image lies between two of the small one: half-pixel centres, held at the edges, as torch and Keras sample.
    private static (int Low, int High, float Share)[] Sources(int large, int small, int factor)
    {
        var sources = new (int, int, float)[large];
        for (var i = 0; i < large; i++)
        {
            var place = Math.Max(0, ((i + 0.5f) / factor) - 0.5f);
            var low = Math.Min((int)place, small - 1);
            sources[i] = (low, Math.Min(low + 1, small - 1), place - low);
        }

        return sources;
    }

    // (w, 3, C): for each small column and column of the kernel, what the three kernel rows bring to one large row.
    private static void AddRows(float* small, int row, (int Low, int High, float Share)[] down, int width, int channels, float* sum)
    {
        var (taps, pixel) = (Taps * channels, Taps * Taps * channels);
        new Span<float>(sum, width * taps).Clear();
        for (var tap = 0; tap < Taps; tap++)
        {
            var source = row + tap - 1;
            if (source < 0 || source >= down.Length)
            {
                continue;
            }

            var (low, high, share) = down[source];
            var a = small + ((long)low * width * pixel) + (tap * taps);
            var b = small + ((long)high * width * pixel) + (tap * taps);
            for (var column = 0; column < width; column++)
            {
                AddBetween(a + ((long)column * pixel), b + ((long)column * pixel), share, taps, sum + (column * taps));
            }
        }
    }

    private static void AddColumns(
        float* sum, (int Low, int High, float Share)[] across, float* bias, int channels, bool isRectified, float* result)
    {
        var taps = Taps * channels;
        for (var column = 0; column < across.Length; column++)
        {
            var target = result + ((long)column * channels);
            new Span<float>(bias, channels).CopyTo(new Span<float>(target, channels));
            for (var tap = 0; tap < Taps; tap++)
            {
                var source = column + tap - 1;
                if (source >= 0 && source < across.Length)
                {
                    var (low, high, share) = across[source];
                    AddBetween(sum + (low * taps) + (tap * channels), sum + (high * taps) + (tap * channels), share, channels, target);
                }
            }

            if (isRectified)
            {
                CutOff(target, channels);
            }
        }
    }

    // target += a + share · (b − a).
    private static void AddBetween(float* a, float* b, float share, int count, float* target)
    {
        var i = 0;
        var (high, low) = (new Vector<float>(share), new Vector<float>(1 - share));
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var sum = Vector.FusedMultiplyAdd(Vector.Load(a + i), low, Vector.Load(target + i));
            Vector.Store(Vector.FusedMultiplyAdd(Vector.Load(b + i), high, sum), target + i);
        }

        for (; i < count; i++)
        {
            target[i] += (a[i] * (1 - share)) + (b[i] * share);
        }
    }

    private static void CutOff(float* values, int count)
    {
        var i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Store(Vector.Max(Vector.Load(values + i), Vector<float>.Zero), values + i);
        }

        for (; i < count; i++)
        {
            values[i] = Math.Max(values[i], 0);
        }
    }
}
