using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;

namespace Bench.Learning.Weights;

/// <summary>
/// A network's convolutions with their batch norms folded in: with s = γ / √(σ² + ε), kernel · s and (bias − µ) · s + β give the same
/// numbers in one layer. Computed in double precision.
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

    /// <summary>Kernel and bias of a transposed convolution.</summary>
    public (NamedArray Kernel, float[] Bias) Of(Layer layer) => (Array($"{layer.Name}.weight"), Array($"{layer.Name}.bias").Values);

    /// <summary>Kernel and bias of a step's convolution and the batch norm after it, where there is one.</summary>
    public (NamedArray Kernel, float[] Bias) Of(Step step)
    {
        var (kernel, bias) = Of(step.Convolution!);
        if (step.Norm?.Name is not { } norm)
        {
            return (kernel, bias);
        }

        var (gamma, beta) = (Array(norm + ".weight").Values, Array(norm + ".bias").Values);
        var (mean, variance) = (Array(norm + ".running_mean").Values, Array(norm + ".running_var").Values);
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

    private NamedArray Array(string key) => _arrays.GetValueOrDefault(key) is { } array && array.Values.Length == array.Count
        ? array
        : throw new InputException(key, "the weights have no such array, or it has another length.", "use weights made for this network.");
}
