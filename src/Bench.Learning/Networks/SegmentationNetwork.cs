using Bench.Learning.Networks.Execution;
using Bench.Learning.Runtime;
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
    private readonly (Conv2d Convolution, BatchNorm2d Norm)[] _normalised;
    private readonly Arrangement _arrangement;
    private readonly ScalarType? _numbers;

    /// <summary>Builds a network with He-normal kernels and zero biases.</summary>
    /// <param name="options">Architecture.</param>
    /// <param name="seed">Seed of the first weights.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="arrangement">How it is computed; null for the way of the device.</param>
    /// <param name="numbers">Type of the numbers that convolutions and products take and give, where it is not that of the weights.</param>
    public SegmentationNetwork(
        NetworkOptions options, long seed, Device device, Arrangement? arrangement = null, ScalarType? numbers = null)
        : base(options.Name)
    {
        Classes = options.Classes;
        _numbers = numbers == ScalarType.Float32 ? null : numbers;
        _arrangement = arrangement ?? Arrangement.For(device.type);
        var graph = options.Graph();
        foreach (var layer in graph.Stored)
        {
            Add(layer, options, seed, device);
        }

        _allHeads = new ExecutionPlan(graph, graph.Heads);
        _lastHead = new ExecutionPlan(graph, [graph.Heads[^1]]);
        _firstActivation = graph.Layers.FirstOrDefault(l => l.Kind == LayerKind.ReLU);
        _normalised = _arrangement.LeavesOutBiases
            ? [.. _allHeads.Steps.Where(s => s.Norm is not null).Select(s => ((Conv2d)_modules[s.Convolution!], Norm(s.Norm!)))]
            : [];
        Flat = new FlatParameters([.. parameters()], new FlatLayout
        {
            IsIdle = p => _normalised.Any(n => ReferenceEquals(n.Convolution.bias, p)),
            Reduced = _numbers,
            IsReduced = p => _modules.Values.Any(m => IsReduced(m, p)),
            KernelsChannelsLast = _arrangement.KernelsChannelsLast,
        });
    }

    /// <summary>Classes that it scores, background included.</summary>
    public int Classes { get; }

    /// <summary>All parameters in one piece.</summary>
    public FlatParameters Flat { get; }

    /// <summary>Fixes what dropout drops in the next call.</summary>
    /// <param name="seed">Seed of that call.</param>
    /// <param name="next">
    /// Seed of the one after it, where that is known: see <see cref="SeededDropout.Seed"/>. Null on a CPU, which has other things to do.
    /// </param>
    public void SeedDropout(long seed, long? next = null)
    {
        foreach (var dropout in _dropouts.Values)
        {
            dropout.Seed(seed++, next++);
        }
    }

    /// <summary>
    /// Begins training or evaluation. For training, biases that it leaves out move into the means that are taken away after them: the
    /// network is the same, and these means hold without the biases.
    /// </summary>
    public override void train(bool on = true)
    {
        base.train(on);
        if (!on)
        {
            return;
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var (convolution, norm) in _normalised)
        {
            norm.running_mean!.Add(convolution.bias!.neg());
            convolution.bias!.zero_();
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
        Flat.Refresh();
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
            Flat.Dispose();
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

    private static bool IsReduced(Module module, Parameter parameter) => module is Convolution layer
        && (ReferenceEquals(layer.weight, parameter) || ReferenceEquals(layer.bias, parameter));

    private BatchNorm2d Norm(Layer layer) => (BatchNorm2d)_modules[layer];

    private Tensor OfConvolution(Step step, Tensor x)
    {
        var convolution = (Conv2d)_modules[step.Convolution!];
        var isBiased = !(training && step.Norm is not null && _arrangement.LeavesOutBiases);
        var (weight, bias, half) = (
            Flat.Leaf(convolution.weight), isBiased ? Flat.Leaf(convolution.bias!) : null, step.Convolution!.KernelSide / 2);
        var result = step.Upsampling is not { Factor: var factor } ? functional.conv2d(x, weight, bias, padding: [half, half])
            : WayOf(x, factor) == UpsamplingWay.MatrixProducts ? _products.Convolve(x, weight, bias, factor)
            : SlicedUpsampling.Convolve(x, weight, bias, factor);
        if (step.Norm is not null && Norm(step.Norm) is var norm)
        {
            // Takes numbers of either type; its weights, statistics and sums are float32. Not the module's call: that counts batches too.
            result = functional.batch_norm(
                result, norm.running_mean!, norm.running_var!, norm.weight!, norm.bias!, training, norm.momentum!.Value, norm.eps);
        }

        return step.IsRectified ? result.relu_() : result;
    }

    private UpsamplingWay WayOf(Tensor x, int factor) =>
        _arrangement.Upsampling ?? UpsampledConvolution.ToTrain(x.device.type, factor, UpsampledConvolution.EnlargedBytes(x, factor));

    private Tensor OfLayer(Layer layer, IReadOnlyList<Tensor> inputs, Tensor images) => layer.Kind switch
    {
        LayerKind.InputLayer => _numbers is { } type ? images.to(type) : images.alias(),
        LayerKind.MaxPooling2D => functional.max_pool2d(inputs[0], layer.Factor),
        LayerKind.UpSampling2D => UpsampledConvolution.Upsample(inputs[0], layer.Factor),
        LayerKind.Concatenate => cat([.. inputs], 1),
        LayerKind.Dropout => training ? _dropouts[layer].Forward(inputs[0]) : inputs[0].alias(),
        LayerKind.Conv2DTranspose when (ConvTranspose2d)_modules[layer] is var enlarger =>
            functional.conv_transpose2d(
                inputs[0], Flat.Leaf(enlarger.weight), Flat.Leaf(enlarger.bias!), strides: [layer.Factor, layer.Factor]),
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
