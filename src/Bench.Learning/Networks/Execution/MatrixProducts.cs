using Bench.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Networks.Execution;

/// <summary>
/// A convolution of bilinearly up-sampled features, without the up-sampled features. Up-sampling is separable, and only the kernel's
/// columns see up-sampled columns: so rows are up-sampled by a matrix product, the kernel's rows convolve them at the small width, one
/// output for each of the kernel's columns, and a second matrix product up-samples columns, shifts them by the kernel's columns (zeros from
/// beyond the border) and adds them up. Up to rounding the numbers are those of the drawn way, borders included. All tensors keep channels
/// last, so nothing is copied into another order; gradients come from the products' own, which, unlike that of bilinear up-sampling, add
/// nothing in an order left to chance on a GPU.
/// </summary>
internal sealed class MatrixProducts : IDisposable
{
    private readonly Dictionary<(long Size, int Factor, long Taps, DeviceType Device, ScalarType Type), Tensor> _matrices = [];

    /// <summary>The convolution, padded so that height and width stay, of the features enlarged.</summary>
    /// <param name="x">(N, C in, h, w).</param>
    /// <param name="kernel">(C out, C in, side, side), the side odd; of the features' number type.</param>
    /// <param name="bias">C out numbers; null for none.</param>
    /// <param name="factor">k.</param>
    /// <returns>(N, C out, k·h, k·w), channels last in memory.</returns>
    public Tensor Convolve(Tensor x, Tensor kernel, Tensor? bias, int factor)
    {
        using var scope = NewDisposeScope();
        return ConvolveRows(x, Rows(kernel), bias, factor).MoveToOuterDisposeScope();
    }

    /// <summary>A kernel as <see cref="ConvolveRows"/> takes it.</summary>
    /// <param name="kernel">(C out, C in, side, side).</param>
    /// <returns>(side · C out, C in, side, 1), the kernel's column first; input channels last in memory.</returns>
    public static Tensor Rows(Tensor kernel)
    {
        using var scope = NewDisposeScope();
        var (outputs, inputs, side) = (kernel.shape[0], kernel.shape[1], kernel.shape[2]);
        return kernel.permute(3, 0, 2, 1).reshape(side * outputs, side, 1, inputs).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    /// <summary>The same convolution of a kernel that is prepared.</summary>
    /// <param name="x">(N, C in, h, w).</param>
    /// <param name="rowKernel">From <see cref="Rows"/>.</param>
    /// <param name="bias">C out numbers; null for none.</param>
    /// <param name="factor">k.</param>
    /// <returns>(N, C out, k·h, k·w), channels last in memory.</returns>
    public Tensor ConvolveRows(Tensor x, Tensor rowKernel, Tensor? bias, int factor)
    {
        using var scope = NewDisposeScope();
        var (count, inputs, height, width) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        var taps = rowKernel.shape[2];
        var (outputs, rows) = (rowKernel.shape[0] / taps, factor * height);

        // As matrices: rows × (columns, channels).
        var tall = Matrix(height, factor, 1, x).expand(count, rows, height).bmm(
            x.permute(0, 2, 3, 1).reshape(count, height, width * inputs));

        // Channels: column of the kernel, output.
        var byColumn = functional.conv2d(
            tall.view(count, rows, width, inputs).permute(0, 3, 1, 2), rowKernel, padding: [taps / 2, 0]);

        // As matrices: (columns, columns of the kernel) × outputs.
        var large = Matrix(width, factor, taps, x).expand(count * rows, factor * width, taps * width)
            .bmm(byColumn.permute(0, 2, 3, 1).reshape(count * rows, width * taps, outputs));
        var result = bias is null ? large : large.Add(bias);
        return result.view(count, rows, factor * width, outputs).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
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

    // (k·size, size·taps): the matrix that up-samples, its rows shifted by each tap; taps of a place side by side. Made once for each size.
    private Tensor Matrix(long size, int factor, long taps, Tensor like)
    {
        var key = (size, factor, taps, like.device.type, like.dtype);
        if (!_matrices.TryGetValue(key, out var matrix))
        {
            using var frozen = no_grad();
            matrix = tensor(
                Values((int)size, factor, (int)taps), [size * factor, size * taps]).to(like.dtype).to(like.device).DetachFromDisposeScope();
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
                    var (start, share) = ((row * columns) + tap, place - low);
                    values[start + (low * taps)] += 1 - share;
                    values[start + (Math.Min(low + 1, size - 1) * taps)] += share;
                }
            }
        }

        return values;
    }
}
