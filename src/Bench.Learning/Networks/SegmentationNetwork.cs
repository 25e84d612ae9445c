using Bench.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Networks;

/// <summary>
/// UNet3+ with encoder or decoder skips, or its sibling UNet with standard skips, as the published code builds them. Layers carry the
/// Keras names (<c>Encoder1_Conv_1</c>, <c>Skip5_4_BN_1</c>, <c>Decoder4_Conv_1</c>, <c>deepsup_conv_1_2</c>; levels count from 1),
/// so that state-dict keys are stable and map one to one.
/// </summary>
internal sealed class SegmentationNetwork : Module
{
    private readonly NetworkOptions _options;
    private readonly Device _device;
    private readonly long _seed;
    private readonly ConvBlock[][] _encoder;
    private readonly ConvBlock[][] _skips;
    private readonly ConvTranspose2d?[][] _enlargers;
    private readonly ConvBlock[][] _decoder;
    private readonly (Conv2d First, Conv2d Second)[] _heads;
    private readonly SeededDropout _dropout;

    /// <summary>Builds a network with He-normal kernels and zero biases.</summary>
    /// <param name="options">Architecture.</param>
    /// <param name="seed">Seed of the first weights.</param>
    /// <param name="device">Where it lives.</param>
    public SegmentationNetwork(NetworkOptions options, long seed, Device device)
        : base(options.Name)
    {
        options.Validate();
        _options = options;
        _device = device;
        _seed = seed;
        _dropout = new SeededDropout(options.DropoutRate, device);
        var f = options.Filters;
        _encoder = [.. Enumerable.Range(0, options.Levels).Select(l =>
            new[] { Block($"Encoder{l + 1}", 1, l == 0 ? 1 : f[l - 1], f[l]), Block($"Encoder{l + 1}", 2, f[l], f[l]) })];
        _skips = new ConvBlock[options.Levels - 1][];
        _enlargers = new ConvTranspose2d?[options.Levels - 1][];
        _decoder = new ConvBlock[options.Levels - 1][];
        for (var d = options.Levels - 2; d >= 0; d--)
        {
            var sources = options.ConvolvedSources(d);
            var transposed = options.Upsampling == UpsamplingKind.Transposed;
            _enlargers[d] = [.. sources.Select(u => transposed && u > d ? Enlarger(u, d) : null)];
            _skips[d] = [.. sources.Select((u, i) => Block($"Skip{u + 1}_{d + 1}", 1, _enlargers[d][i] is null ? options.SourceChannels(u, d) : options.SkipChannels(d), options.SkipChannels(d)))];
            _decoder[d] = [.. Enumerable.Range(0, options.DecoderBlocks).Select(i =>
                Block($"Decoder{d + 1}", i + 1, i == 0 ? options.JoinedChannels(d) : options.DecoderChannels(d), options.DecoderChannels(d)))];
        }

        _heads = new (Conv2d, Conv2d)[options.DeepSupervision ? options.Levels : 1];
        for (var l = _heads.Length - 1; l >= 0; l--)
        {
            _heads[l] = (Convolution($"deepsup_conv_{l + 1}_1", options.DecoderChannels(l), LabelMap.ClassCount), Convolution($"deepsup_conv_{l + 1}_2", LabelMap.ClassCount, LabelMap.ClassCount));
        }
    }

    /// <summary>Fixes what dropout drops in the next call.</summary>
    public void SeedDropout(long seed) => _dropout.Seed(seed);

    /// <summary>Runs the network.</summary>
    /// <param name="images">(N, 1, H, W), H and W multiples of <see cref="NetworkOptions.SizeMultiple"/>, values 0 … 1.</param>
    /// <param name="allHeads">True for all heads, deepest first; false for the full-resolution one only.</param>
    /// <returns>Logits, each (N, 3, H, W), the full-resolution head last. Softmax over the second axis gives probabilities.</returns>
    public Tensor[] Forward(Tensor images, bool allHeads)
    {
        using var scope = NewDisposeScope();
        var (height, width) = (images.shape[2], images.shape[3]);
        var encoded = new Tensor[_options.Levels];
        for (var l = 0; l < encoded.Length; l++)
        {
            var first = _encoder[l][0].Forward(l == 0 ? images : functional.max_pool2d(encoded[l - 1], 2));
            encoded[l] = _encoder[l][1].Forward(l == 0 ? ChannelsLast(first) : first);
        }

        if (training)
        {
            encoded[^1] = _dropout.Forward(encoded[^1]);
        }

        var decoded = new Tensor[_options.Levels];
        decoded[^1] = encoded[^1];
        for (var d = _options.Levels - 2; d >= 0; d--)
        {
            decoded[d] = Decode(d, encoded, decoded);
        }

        var last = allHeads ? _heads.Length - 1 : 0;
        return [.. Enumerable.Range(0, last + 1).Reverse().Select(l => Head(l, decoded[l], height, width).MoveToOuterDisposeScope())];
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _dropout.Dispose();
        }

        base.Dispose(disposing);
    }

    // Same numbers, other order in memory, which every later layer keeps: convolutions run 1.4 to 2 times as fast on a CPU,
    // up-sampling and its gradient up to 10 times.
    private static Tensor ChannelsLast(Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>(N, C, h, w) to (N, C, height, width), bilinear, sampled at half-pixel centres.</summary>
    internal static Tensor Upsample(Tensor x, long height, long width) =>
        functional.interpolate(x, [height, width], mode: InterpolationMode.Bilinear, align_corners: false);

    private Tensor Decode(int d, Tensor[] encoded, Tensor[] decoded)
    {
        using var scope = NewDisposeScope();
        var (height, width) = (encoded[d].shape[2], encoded[d].shape[3]);
        var sources = _options.ConvolvedSources(d);
        var parts = new List<Tensor>();
        if (_options.Skips == SkipKind.Standard)
        {
            parts.Add(encoded[d]);
        }

        for (var i = 0; i < sources.Count; i++)
        {
            var u = sources[i];
            var source = _options.IsFromDecoder(u, d) ? decoded[u] : encoded[u];

            // Let go of at once: up-sampled deep features are the largest tensors of all. (Autograd keeps what it needs.)
            using var resized = u < d ? functional.max_pool2d(source, 1 << (d - u)) : u == d ? source.alias() : _enlargers[d][i]?.call(source) ?? Upsample(source, height, width);
            parts.Add(_skips[d][i].Forward(resized));
        }

        return _decoder[d].Aggregate(cat(parts, 1), (x, block) => block.Forward(x)).MoveToOuterDisposeScope();
    }

    private Tensor Head(int level, Tensor x, long height, long width)
    {
        using var scope = NewDisposeScope();
        var y = _heads[level].First.call(x);
        return _heads[level].Second.call(level == 0 ? y : Upsample(y, height, width)).MoveToOuterDisposeScope();
    }

    private ConvBlock Block(string name, int index, int channelsIn, int channelsOut)
    {
        var convolution = Convolution($"{name}_Conv_{index}", channelsIn, channelsOut);
        var norm = BatchNorm2d(channelsOut, _options.BatchNormEpsilon, 1 - _options.BatchNormMomentum, device: _device);
        register_module($"{name}_BN_{index}", norm);
        return new ConvBlock(convolution, norm);
    }

    private Conv2d Convolution(string name, int channelsIn, int channelsOut)
    {
        var convolution = Conv2d(channelsIn, channelsOut, 3, padding: 1, device: _device);
        register_module(name, convolution);
        Initialisation.HeNormal(convolution.weight, convolution.bias!, 9L * channelsIn, name, _seed);
        return convolution;
    }

    private ConvTranspose2d Enlarger(int u, int d)
    {
        var (name, stride) = ($"Skip{u + 1}_{d + 1}_Up", 1L << (u - d));
        var convolution = ConvTranspose2d(_options.SourceChannels(u, d), _options.SkipChannels(d), stride, stride, device: _device);
        register_module(name, convolution);
        Initialisation.HeNormal(convolution.weight, convolution.bias!, _options.SourceChannels(u, d), name, _seed);
        return convolution;
    }
}
