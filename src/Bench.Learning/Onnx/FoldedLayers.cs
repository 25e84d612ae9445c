using Bench.Core;
using Bench.Learning.Weights;

namespace Bench.Learning.Onnx;

/// <summary>
/// A network's convolutions with their batch norms folded in: with s = γ / √(σ² + ε), kernel · s and (bias − µ) · s + β give the same numbers in one layer.
/// Computed in double precision.
/// </summary>
internal sealed class FoldedLayers
{
    private readonly Dictionary<string, NamedArray> _arrays;
    private readonly double _epsilon;

    /// <summary>Looks at weights.</summary>
    /// <exception cref="InputException">Arrays that this network needs are missing, are too many or of another shape.</exception>
    public FoldedLayers(NetworkWeights weights)
    {
        _arrays = weights.Arrays.ToDictionary(a => a.Name, StringComparer.Ordinal);
        _epsilon = weights.Network.BatchNormEpsilon;
    }

    /// <summary>Kernel and bias of a layer as they are.</summary>
    public (NamedArray Kernel, float[] Bias) Plain(string convolution) => (Of(convolution + ".weight"), Of(convolution + ".bias").Values);

    /// <summary>Kernel and bias of a convolution and the batch norm after it.</summary>
    /// <param name="convolution">Name of the convolution, such as <c>Encoder1_Conv_1</c>; the norm has BN in place of Conv.</param>
    public (NamedArray Kernel, float[] Bias) Folded(string convolution)
    {
        var (kernel, bias) = Plain(convolution);
        var norm = convolution.Replace("_Conv_", "_BN_", StringComparison.Ordinal);
        var (gamma, beta) = (Of(norm + ".weight").Values, Of(norm + ".bias").Values);
        var (mean, variance) = (Of(norm + ".running_mean").Values, Of(norm + ".running_var").Values);
        var (newKernel, newBias) = (new float[kernel.Values.Length], new float[bias.Length]);
        var length = kernel.Values.Length / bias.Length;
        for (var channel = 0; channel < bias.Length; channel++)
        {
            var scale = gamma[channel] / Math.Sqrt(variance[channel] + _epsilon);
            newBias[channel] = (float)(((bias[channel] - (double)mean[channel]) * scale) + beta[channel]);
            for (var i = channel * length; i < (channel + 1) * length; i++)
            {
                newKernel[i] = (float)(kernel.Values[i] * scale);
            }
        }

        return (kernel with { Values = newKernel }, newBias);
    }

    private NamedArray Of(string key) => _arrays.GetValueOrDefault(key) is { } array && array.Values.Length == array.Count
        ? array
        : throw new InputException(key, "the weights have no such array, or one of another length.", "use weights made for this network.");
}
