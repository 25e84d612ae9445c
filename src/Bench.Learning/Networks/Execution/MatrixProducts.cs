using Bench.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Networks.Execution;

/// <summary>
/// A convolution of bilinearly up-sampled features as matrix products, without the up-sampled features. Both are linear, and apart from the taps of the kernel
/// separable in rows and columns: with Y for what the kernel's taps make of the small features, the result is Σ A(dy) · (Σ Y(dy, dx) · B(dx)ᵀ) over the
/// rows dy and columns dx of the kernel, where A(dy) up-samples rows and shifts by dy, with zeros from beyond the border, and B(dx) the same for columns. Side
/// by side these are two products a channel. Up to rounding the numbers are those of the drawn way, borders included; gradients come from the products' own,
/// which, unlike that of bilinear up-sampling, add nothing in an order left to chance on a GPU.
/// </summary>
internal sealed class MatrixProducts : IDisposable
{
    private readonly Dictionary<(long Size, int Factor, long Taps, DeviceType Device, ScalarType Type), Tensor> _matrices = [];

    /// <summary>The convolution, padded so that height and width stay, of the features enlarged.</summary>
    /// <param name="x">(N, C in, h, w).</param>
    /// <param name="kernel">(C out, C in, side, side), the side odd.</param>
    /// <param name="bias">C out numbers.</param>
    /// <param name="factor">k.</param>
    /// <returns>(N, C out, k·h, k·w).</returns>
    public Tensor Convolve(Tensor x, Tensor kernel, Tensor bias, int factor)
    {
        using var scope = NewDisposeScope();
        var (count, height, width) = (x.shape[0], x.shape[2], x.shape[3]);
        var (channels, taps) = (kernel.shape[0], kernel.shape[2]);

        // Channels: output, row of the kernel, column of the kernel.
        var products = functional.conv2d(x, kernel.permute(0, 2, 3, 1).reshape(channels * taps * taps, kernel.shape[1], 1, 1));
        var rows = products.reshape(count, channels, taps, taps, height, width).permute(0, 1, 2, 4, 3, 5).reshape(count * channels * taps * height, taps * width);
        var wide = rows.matmul(Matrix(width, factor, taps, x).t()).reshape(count * channels, taps * height, factor * width);
        var large = Matrix(height, factor, taps, x).matmul(wide).reshape(count, channels, factor * height, factor * width);
        return large.Plus(bias.reshape(1, -1, 1, 1)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var matrix in _matrices.Values)
        {
            matrix.Dispose();
        }

        _matrices.Clear();
    }

    // (k·size, taps·size): the matrix that up-samples, its rows shifted by each tap, side by side. Made once for each size.
    private Tensor Matrix(long size, int factor, long taps, Tensor like)
    {
        var key = (size, factor, taps, like.device.type, like.dtype);
        if (!_matrices.TryGetValue(key, out var matrix))
        {
            using var frozen = no_grad();
            matrix = tensor(Values((int)size, factor, (int)taps), [size * factor, taps * size]).to(like.dtype).to(like.device).DetachFromDisposeScope();
            _matrices.Add(key, matrix);
        }

        return matrix;
    }

    private static double[] Values(int size, int factor, int taps)
    {
        var (large, columns) = (size * factor, taps * size);
        var values = new double[large * columns];
        for (var row = 0; row < large; row++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                var source = row + tap - (taps / 2);
                if (source >= 0 && source < large)
                {
                    // Half-pixel centres, held at the edges, as torch and Keras sample.
                    var place = Math.Max(0, ((source + 0.5) / factor) - 0.5);
                    var low = Math.Min((int)place, size - 1);
                    var (start, share) = ((row * columns) + (tap * size), place - low);
                    values[start + low] += 1 - share;
                    values[start + Math.Min(low + 1, size - 1)] += share;
                }
            }
        }

        return values;
    }
}
