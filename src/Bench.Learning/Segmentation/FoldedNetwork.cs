using Bench.Learning.Networks;
using Bench.Learning.Onnx;
using Bench.Learning.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Segmentation;

/// <summary>
/// A network for use alone, on the CPU: batch norms folded into the convolutions, the full-resolution head only, channels last in memory, and
/// convolutions of up-sampled features computed before the up-sampling (<see cref="ConvolvedUpsampling"/>). Up to rounding it gives what
/// <see cref="SegmentationNetwork"/> gives.
/// </summary>
internal sealed class FoldedNetwork : IDisposable
{
    private readonly NetworkOptions _options;
    private readonly FoldedLayers _layers;
    private readonly ScalarType _type;
    private readonly int _threads;
    private readonly Dictionary<string, (Tensor Kernel, Tensor Bias)> _convolutions = [];
    private readonly Dictionary<string, (Tensor Kernel, float[] Bias)> _products = [];

    /// <summary>Folds a network.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="type">Number type of the convolutions: float32 or bfloat16.</param>
    /// <param name="threads">Threads to compute with.</param>
    /// <exception cref="Core.InputException">An array is missing.</exception>
    public FoldedNetwork(NetworkWeights weights, ScalarType type, int threads)
    {
        (_options, _layers, _type, _threads) = (weights.Network, new FoldedLayers(weights), type, threads);
        using var frozen = no_grad();
        for (var l = 1; l <= _options.Levels; l++)
        {
            AddBlock($"Encoder{l}_Conv_1");
            AddBlock($"Encoder{l}_Conv_2");
        }

        for (var d = 0; d < _options.Levels - 1; d++)
        {
            foreach (var u in _options.ConvolvedSources(d))
            {
                AddSkip(u, d);
            }

            Enumerable.Range(1, _options.DecoderBlocks).ToList().ForEach(i => AddBlock($"Decoder{d + 1}_Conv_{i}"));
        }

        AddPlain("deepsup_conv_1_1");
        AddPlain("deepsup_conv_1_2");
    }

    /// <summary>Runs the network.</summary>
    /// <param name="images">(N, 1, H, W), float32, H and W multiples of <see cref="NetworkOptions.SizeMultiple"/>, values 0 … 1.</param>
    /// <returns>Logits of the full-resolution head, (N, 3, H, W), float32.</returns>
    public Tensor Forward(Tensor images)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var encoded = new Tensor[_options.Levels];
        for (var l = 0; l < encoded.Length; l++)
        {
            using var below = l == 0 ? ChannelsLast(images.to(_type)) : functional.max_pool2d(encoded[l - 1], 2);
            using var first = Block($"Encoder{l + 1}_Conv_1", below);
            encoded[l] = Block($"Encoder{l + 1}_Conv_2", first);
        }

        var decoded = new Tensor[_options.Levels];
        decoded[^1] = encoded[^1];
        for (var d = _options.Levels - 2; d >= 0; d--)
        {
            decoded[d] = Decode(d, encoded, decoded);
        }

        return Convolve("deepsup_conv_1_2", Convolve("deepsup_conv_1_1", decoded[0])).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
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

    private Tensor Decode(int d, Tensor[] encoded, Tensor[] decoded)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        if (_options.Skips == SkipKind.Standard)
        {
            parts.Add(encoded[d]);
        }

        foreach (var u in _options.ConvolvedSources(d))
        {
            var (name, source) = ($"Skip{u + 1}_{d + 1}", _options.IsFromDecoder(u, d) ? decoded[u] : encoded[u]);
            parts.Add(u <= d ? Block($"{name}_Conv_1", u == d ? source : functional.max_pool2d(source, 1 << (d - u)))
                : _products.ContainsKey(name) ? Enlarged(name, source, 1 << (u - d))
                : Block($"{name}_Conv_1", Transposed($"{name}_Up", source, 1 << (u - d))));
        }

        var joined = cat(parts, 1);
        return Enumerable.Range(1, _options.DecoderBlocks).Aggregate(joined, (x, i) => Block($"Decoder{d + 1}_Conv_{i}", x)).MoveToOuterDisposeScope();
    }

    private Tensor Block(string name, Tensor x) => Convolve(name, x).relu_();

    private Tensor Convolve(string name, Tensor x)
    {
        var (kernel, bias) = _convolutions[name];
        return functional.conv2d(x, kernel, bias, padding: [1, 1]);
    }

    private Tensor Transposed(string name, Tensor x, long factor)
    {
        var (kernel, bias) = _convolutions[name];
        return functional.conv_transpose2d(x, kernel, bias, strides: [factor, factor]);
    }

    private unsafe Tensor Enlarged(string name, Tensor x, int factor)
    {
        using var scope = NewDisposeScope();
        var (kernel, bias) = _products[name];
        var products = functional.conv2d(x, kernel).permute(0, 2, 3, 1).to(ScalarType.Float32).contiguous();
        var (count, height, width) = ((int)products.shape[0], (int)products.shape[1], (int)products.shape[2]);
        var result = empty([count, height * factor, width * factor, bias.Length], dtype: ScalarType.Float32);
        fixed (byte* from = products.bytes, to = result.bytes)
        {
            ConvolvedUpsampling.Run((float*)from, count, height, width, factor, bias, (float*)to, _threads);
        }

        return result.to(_type).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    private void AddSkip(int u, int d)
    {
        var name = $"Skip{u + 1}_{d + 1}";
        if (u <= d || _options.Upsampling == UpsamplingKind.Transposed)
        {
            AddBlock($"{name}_Conv_1");
            if (u > d)
            {
                AddPlain($"{name}_Up");
            }

            return;
        }

        // (C out, C in, 3, 3) to (9 · C out, C in, 1, 1), the tap first.
        using var scope = NewDisposeScope();
        var (kernel, bias) = _layers.Folded($"{name}_Conv_1");
        var taps = tensor(kernel.Values, [.. kernel.Shape]).permute(2, 3, 0, 1).reshape(-1, kernel.Shape[1], 1, 1);
        _products[name] = (taps.to(_type).contiguous().DetachFromDisposeScope(), bias);
    }

    private void AddBlock(string name) => Add(name, _layers.Folded(name));

    private void AddPlain(string name) => Add(name, _layers.Plain(name));

    private void Add(string name, (NamedArray Kernel, float[] Bias) layer)
    {
        using var scope = NewDisposeScope();
        var kernel = ChannelsLast(tensor(layer.Kernel.Values, [.. layer.Kernel.Shape]).to(_type));
        _convolutions[name] = (kernel.DetachFromDisposeScope(), tensor(layer.Bias).to(_type).DetachFromDisposeScope());
    }
}
