using Bench.Learning.Networks.Execution;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Networks;

/// <summary>A network that can be trained, made from its description. State-dict keys are the names of its layers.</summary>
internal sealed class SegmentationNetwork : Module
{
    private readonly Dictionary<Layer, Module<Tensor, Tensor>> _modules = [];
    private readonly Dictionary<Layer, SeededDropout> _dropouts = [];
    private readonly ExecutionPlan _allHeads;
    private readonly ExecutionPlan _lastHead;
    private readonly Layer? _firstActivation;
    private readonly MatrixProducts _products = new();
    private readonly UpsamplingWay? _way;
    private readonly ScalarType? _numbers;
    private readonly bool _isOnGpu;

    /// <summary>Builds a network with He-normal kernels and zero biases.</summary>
    /// <param name="options">Architecture.</param>
    /// <param name="seed">Seed of the first weights.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="way">How convolutions of up-sampled features are computed, with gradients; null for the best way of the device.</param>
    /// <param name="numbers">Type of the numbers that convolutions and products take and give, where it is not that of the weights.</param>
    public SegmentationNetwork(NetworkOptions options, long seed, Device device, UpsamplingWay? way = null, ScalarType? numbers = null)
        : base(options.Name)
    {
        _numbers = numbers == ScalarType.Float32 ? null : numbers;
        _isOnGpu = device.type == DeviceType.CUDA;
        _way = way;
        var graph = options.Graph();
        foreach (var layer in graph.Stored)
        {
            Add(layer, options, seed, device);
        }

        _allHeads = new ExecutionPlan(graph, graph.Heads);
        _lastHead = new ExecutionPlan(graph, [graph.Heads[^1]]);
        _firstActivation = graph.Layers.FirstOrDefault(l => l.Kind == LayerKind.ReLU);
    }

    /// <summary>Fixes what dropout drops in the next call.</summary>
    public void SeedDropout(long seed)
    {
        foreach (var dropout in _dropouts.Values)
        {
            dropout.Seed(seed++);
        }
    }

    /// <summary>
    /// On a GPU, draws what dropout will drop in a later call, while it computes; see <see cref="SeededDropout.DrawAhead"/>. A CPU has
    /// other things to do then.
    /// </summary>
    public void DrawDropoutAhead(long seed)
    {
        foreach (var dropout in _isOnGpu ? _dropouts.Values.ToArray() : [])
        {
            dropout.DrawAhead(seed++);
        }
    }

    /// <summary>Runs the network.</summary>
    /// <param name="images">(N, C, H, W), H and W multiples of <see cref="NetworkOptions.SizeMultiple"/>, values 0 … 1.</param>
    /// <param name="allHeads">True for all heads, deepest first; false for the full-resolution one only.</param>
    /// <returns>
    /// Logits, each (N, classes, H, W), of the weights' number type, the full-resolution head last. Softmax over the second axis gives
    /// probabilities.
    /// </returns>
    public Tensor[] Forward(Tensor images, bool allHeads)
    {
        var logits = (allHeads ? _allHeads : _lastHead).Run((step, inputs) =>
        {
            var result = step.Convolution is null ? OfLayer(step.Output, inputs, images) : OfConvolution(step, inputs[0]);
            return step.Output == _firstActivation ? ChannelsLast(result) : result;
        });
        return _numbers is null ? logits : [.. logits.Select(l => Freed(l, l.to(images.dtype)))];
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _dropouts.Values.ToList().ForEach(d => d.Dispose());
            _products.Dispose();
        }

        base.Dispose(disposing);
    }

    // Same numbers, other order in memory, which every later layer keeps: convolutions run 1.4 to 2 times as fast on a CPU,
    // up-sampling and its gradient up to 10 times.
    private static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private static Tensor Freed(Tensor before, Tensor after)
    {
        before.Dispose();
        return after;
    }

    private Tensor OfConvolution(Step step, Tensor x)
    {
        var convolution = (Conv2d)_modules[step.Convolution!];
        var (weight, bias, half) = (Reduced(convolution.weight), Reduced(convolution.bias!), step.Convolution!.KernelSide / 2);
        var result = step.Upsampling is not { Factor: var factor } ? functional.conv2d(x, weight, bias, padding: [half, half])
            : WayOf(x, factor) == UpsamplingWay.MatrixProducts ? _products.Convolve(x, weight, bias, factor)
            : SlicedUpsampling.Convolve(x, weight, bias, factor);

        // Takes numbers of either type; its weights, statistics and sums are float32.
        result = step.Norm is { } norm ? _modules[norm].call(result) : result;
        return step.IsRectified ? result.relu_() : result;
    }

    private UpsamplingWay WayOf(Tensor x, int factor) =>
        _way ?? UpsampledConvolution.ToTrain(x.device.type, factor, UpsampledConvolution.EnlargedBytes(x, factor));

    // The weights stay float32; their gradients come back so.
    private Tensor Reduced(Tensor weights) => _numbers is { } type ? weights.to(type) : weights;

    private Tensor OfLayer(Layer layer, IReadOnlyList<Tensor> inputs, Tensor images) => layer.Kind switch
    {
        LayerKind.InputLayer => _numbers is { } type ? images.to(type) : images.alias(),
        LayerKind.MaxPooling2D => functional.max_pool2d(inputs[0], layer.Factor),
        LayerKind.UpSampling2D => UpsampledConvolution.Upsample(inputs[0], layer.Factor),
        LayerKind.Concatenate => cat([.. inputs], 1),
        LayerKind.Dropout => training ? _dropouts[layer].Forward(inputs[0]) : inputs[0].alias(),
        LayerKind.Conv2DTranspose when _numbers is not null && (ConvTranspose2d)_modules[layer] is var enlarger =>
            functional.conv_transpose2d(
                inputs[0], Reduced(enlarger.weight), Reduced(enlarger.bias!), strides: [layer.Factor, layer.Factor]),
        LayerKind.Conv2DTranspose => _modules[layer].call(inputs[0]),
        _ => throw new NotSupportedException($"layer '{layer.Name}' of kind {layer.Kind} does not stand alone."),
    };

    private void Add(Layer layer, NetworkOptions options, long seed, Device device)
    {
        switch (layer.Kind)
        {
            case LayerKind.Conv2D:
                var convolution = Conv2d(layer.ChannelsIn, layer.Channels, layer.KernelSide, padding: layer.KernelSide / 2, device: device);
                Initialisation.HeNormal(
                    convolution.weight, convolution.bias!, (long)layer.KernelSide * layer.KernelSide * layer.ChannelsIn, layer.Name, seed);
                _modules[layer] = convolution;
                break;
            case LayerKind.Conv2DTranspose:
                var enlarger = ConvTranspose2d(layer.ChannelsIn, layer.Channels, layer.KernelSide, layer.Factor, device: device);
                Initialisation.HeNormal(enlarger.weight, enlarger.bias!, layer.ChannelsIn, layer.Name, seed);
                _modules[layer] = enlarger;
                break;
            case LayerKind.BatchNormalization:
                _modules[layer] = BatchNorm2d(layer.Channels, options.BatchNormEpsilon, 1 - options.BatchNormMomentum, device: device);
                break;
            case LayerKind.Dropout:
                _dropouts[layer] = new SeededDropout(layer.DropoutRate);
                return;
            default:
                return;
        }

        register_module(layer.Name, _modules[layer]);
    }
}
