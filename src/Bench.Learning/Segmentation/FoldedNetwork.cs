using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Segmentation;

/// <summary>
/// A network for use alone: batch norms folded into the convolutions, the full-resolution head only, channels last in memory, and
/// convolutions of up-sampled features computed without these: on a CPU by <see cref="ConvolvedUpsampling"/>, on a GPU by
/// <see cref="MatrixProducts"/>. Up to rounding it gives what <see cref="SegmentationNetwork"/> gives.
/// </summary>
internal sealed class FoldedNetwork : IDisposable
{
    private readonly Device _device;
    private readonly ScalarType _type;
    private readonly int _threads;
    private readonly MatrixProducts? _matrices;
    private readonly ExecutionPlan _plan;
    private readonly Dictionary<Layer, (Tensor Kernel, Tensor Bias)> _convolutions = [];
    private readonly Dictionary<Layer, (Tensor Kernel, float[] Bias)> _products = [];

    /// <summary>Folds a network.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="type">Number type of the convolutions: float32 or bfloat16.</param>
    /// <param name="threads">Threads to compute with.</param>
    /// <param name="way">How convolutions of up-sampled features are computed; null for the way of the device.</param>
    /// <exception cref="Core.InputException">An array is missing.</exception>
    public FoldedNetwork(NetworkWeights weights, Device device, ScalarType type, int threads, UpsamplingWay? way = null)
    {
        (_device, _type, _threads) = (device, type, threads);
        var chosen = way ?? UpsampledConvolution.ToPredict(device.type);
        _matrices = chosen == UpsamplingWay.MatrixProducts ? new MatrixProducts() : null;
        var graph = weights.Network.Graph();
        _plan = new ExecutionPlan(graph, [graph.Heads[^1]]);
        var layers = new FoldedLayers(weights);
        using var frozen = no_grad();
        foreach (var step in _plan.Steps)
        {
            if (step.Output.Kind == LayerKind.Conv2DTranspose)
            {
                Add(step.Output, layers.Of(step.Output));
            }
            else if (chosen == UpsamplingWay.VectorLoops && ConvolvedUpsampling.CanRun(step))
            {
                AddProducts(step.Convolution!, layers.Of(step));
            }
            else if (step.Convolution is not null)
            {
                Add(step.Convolution, layers.Of(step), byRows: _matrices is not null && step.Upsampling is not null);
            }
        }
    }

    /// <summary>Runs the network.</summary>
    /// <param name="images">(N, C, H, W), float32, H and W multiples of <see cref="NetworkOptions.SizeMultiple"/>, values 0 … 1.</param>
    /// <returns>Logits of the full-resolution head, (N, classes, H, W), float32.</returns>
    public Tensor Forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        return _plan.Run(
            (step, inputs) => step.Convolution is null ? OfLayer(step.Output, inputs, images) : OfConvolution(step, inputs[0]))[0]
            .to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _matrices?.Dispose();
        foreach (var (kernel, bias) in _convolutions.Values)
        {
            kernel.Dispose();
            bias.Dispose();
        }

        foreach (var (kernel, _) in _products.Values)
        {
            kernel.Dispose();
        }
    }

    private static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private Tensor OfLayer(Layer layer, IReadOnlyList<Tensor> inputs, Tensor images) => layer.Kind switch
    {
        LayerKind.InputLayer => ChannelsLast(images.to(_type)).alias(),
        LayerKind.MaxPooling2D => functional.max_pool2d(inputs[0], layer.Factor),
        LayerKind.UpSampling2D => UpsampledConvolution.Upsample(inputs[0], layer.Factor),
        LayerKind.Concatenate => cat([.. inputs], 1),
        LayerKind.Dropout => inputs[0].alias(),
        LayerKind.Conv2DTranspose =>
            functional.conv_transpose2d(
                inputs[0], _convolutions[layer].Kernel, _convolutions[layer].Bias, strides: [layer.Factor, layer.Factor]),
        _ => throw new NotSupportedException($"layer '{layer.Name}' of kind {layer.Kind} does not stand alone."),
    };

    private Tensor OfConvolution(Step step, Tensor x)
    {
        var layer = step.Convolution!;
        if (_products.ContainsKey(layer))
        {
            return Enlarged(step, x);
        }

        var (kernel, bias) = _convolutions[layer];
        long[] padding = [layer.KernelSide / 2, layer.KernelSide / 2];
        var result = (step.Upsampling, _matrices) switch
        {
            (null, _) => functional.conv2d(x, kernel, bias, padding: padding),
            ({ } up, null) => functional.conv2d(UpsampledConvolution.Upsample(x, up.Factor), kernel, bias, padding: padding),
            ({ } up, { } matrices) => matrices.ConvolveRows(x, kernel, bias, up.Factor),
        };
        return step.IsRectified ? result.relu_() : result;
    }

    private unsafe Tensor Enlarged(Step step, Tensor x)
    {
        var ((kernel, bias), factor) = (_products[step.Convolution!], step.Upsampling!.Factor);
        var products = functional.conv2d(x, kernel).permute(0, 2, 3, 1).to(ScalarType.Float32).contiguous();
        var (count, height, width) = ((int)products.shape[0], (int)products.shape[1], (int)products.shape[2]);
        var result = empty([count, height * factor, width * factor, bias.Length], dtype: ScalarType.Float32);
        fixed (byte* from = products.bytes, to = result.bytes)
        {
            ConvolvedUpsampling.Run((float*)from, count, height, width, factor, bias, step.IsRectified, (float*)to, _threads);
        }

        return result.to(_type).permute(0, 3, 1, 2);
    }

    // (C out, C in, 3, 3) to (9 · C out, C in, 1, 1), the tap first.
    private void AddProducts(Layer layer, (NamedArray Kernel, float[] Bias) folded)
    {
        using var scope = NewDisposeScope();
        var taps = tensor(folded.Kernel.Values, [.. folded.Kernel.Shape]).permute(2, 3, 0, 1).reshape(-1, folded.Kernel.Shape[1], 1, 1);
        _products[layer] = (taps.to(_type).contiguous().DetachFromDisposeScope(), folded.Bias);
    }

    private void Add(Layer layer, (NamedArray Kernel, float[] Bias) folded, bool byRows = false)
    {
        using var scope = NewDisposeScope();
        var drawn = tensor(folded.Kernel.Values, [.. folded.Kernel.Shape]).to(_type).to(_device);
        var kernel = byRows ? MatrixProducts.Rows(drawn) : ChannelsLast(drawn);
        _convolutions[layer] = (kernel.DetachFromDisposeScope(), tensor(folded.Bias).to(_type).to(_device).DetachFromDisposeScope());
    }
}
