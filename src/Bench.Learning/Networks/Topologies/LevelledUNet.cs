using System.Globalization;

namespace Bench.Learning.Networks.Topologies;

/// <summary>
/// UNet3+ with encoder or decoder skips, and its sibling UNet with standard skips, as the published code builds them; with a decoder of
/// fixed width and transposed convolutions the network of the paper's Figure 1. Layers carry the Keras names (<c>Encoder1_Conv_1</c>,
/// <c>Skip5_4_BN_1</c>, <c>Decoder4_Conv_1</c>, <c>deepsup_conv_1_2</c>; levels count from 1), so that published weights map one to one.
/// </summary>
internal sealed class LevelledUNet : NetworkTopology
{
    /// <inheritdoc/>
    public override string Name => "levelled-unet";

    /// <inheritdoc/>
    public override IReadOnlyList<(NetworkOptions Network, string Label)> Networks =>
    [
        (NetworkOptions.UNet3Plus, "UNet3+"),
        (NetworkOptions.UNet3PlusDecoder, "UNet3+, decoder skips"),
        (NetworkOptions.UNet, "UNet"),
        (NetworkOptions.Figure1, "Figure 1"),
    ];

    /// <inheritdoc/>
    public override void Draw(GraphBuilder graph, NetworkOptions options)
    {
        var encoded = Encode(graph, options);
        var decoded = encoded.ToArray();
        for (var d = options.Levels - 2; d >= 0; d--)
        {
            decoded[d] = Decode(graph, options, d, encoded, decoded);
        }

        for (var l = options.DeepSupervision ? options.Levels - 1 : 0; l >= 0; l--)
        {
            var scores = graph.Convolution($"deepsup_conv_{l + 1}_1", decoded[l], options.Classes);
            scores = l == 0 ? scores : graph.Upsample($"deepsup_up_{l + 1}", scores, 1 << l);
            graph.Head($"deepsup_softmax_{l + 1}", graph.Convolution($"deepsup_conv_{l + 1}_2", scores, options.Classes));
        }
    }

    /// <inheritdoc/>
    public override string Describe(NetworkOptions options)
    {
        var width = options.DecoderWidth is { } channels
            ? string.Create(CultureInfo.InvariantCulture, $", decoder of {channels} channels")
            : string.Empty;
        var blocks = options.DecoderBlocks == 1
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {options.DecoderBlocks} decoder blocks a level");
        var up = options.Upsampling == UpsamplingKind.Bilinear ? string.Empty : ", transposed convolutions";
        return $"{options.Skips.ToString().ToLowerInvariant()} skips, {base.Describe(options)}{width}{blocks}{up}";
    }

    /// <inheritdoc/>
    public override void Validate(NetworkOptions options)
    {
        if (
            options.DecoderBlocks is not (1 or 2)
                || options.DecoderWidth is < 1
                || (options.Skips != SkipKind.Standard && options.DecoderWidth % options.Levels is not (null or 0)))
        {
            throw new ArgumentException(
                $"1 or 2 decoder blocks, not {options.DecoderBlocks}, and a decoder width that {options.Levels} sources share evenly, "
                    + $"not {options.DecoderWidth}, are needed.");
        }
    }

    private static Layer[] Encode(GraphBuilder graph, NetworkOptions options)
    {
        var encoded = new Layer[options.Levels];
        var x = graph.Input(options.InputChannels);
        for (var l = 0; l < options.Levels; l++)
        {
            x = l == 0 ? x : graph.Pool($"Encoder{l + 1}_Pool", x, 2);
            x = graph.Block($"Encoder{l + 1}", 1, x, options.Filters[l]);
            x = encoded[l] = graph.Block($"Encoder{l + 1}", 2, x, options.Filters[l]);
        }

        encoded[^1] = graph.Dropout("Dropout", x, options.DropoutRate);
        return encoded;
    }

    private static Layer Decode(GraphBuilder graph, NetworkOptions options, int d, Layer[] encoded, Layer[] decoded)
    {
        // Levels (0-based) whose features pass a block of their own before they are concatenated, and the channels that each is brought to.
        var isStandard = options.Skips == SkipKind.Standard;
        int[] sources = isStandard ? [d + 1] : [.. Enumerable.Range(0, options.Levels)];
        var channels = isStandard || options.DecoderWidth is not { } width ? options.Filters[d] : width / options.Levels;
        Layer Source(int u) => u == d + 1 || (u > d && options.Skips == SkipKind.Decoder) ? decoded[u] : encoded[u];

        // Weights of a level's transposed convolutions are stored before those of its blocks.
        var place = graph.NextPlace;
        Layer Enlarged(string name, Layer source, int factor) => options.Upsampling == UpsamplingKind.Transposed
            ? graph.Transposed(name, source, channels, factor, place)
            : graph.Upsample(name, source, factor);
        var parts = new List<Layer>(isStandard ? [encoded[d]] : []);
        foreach (var u in sources)
        {
            var name = $"Skip{u + 1}_{d + 1}";
            var resized = u < d
                ? graph.Pool($"{name}_Pool", Source(u), 1 << (d - u))
                : u == d
                ? Source(u)
                : Enlarged($"{name}_Up", Source(u), 1 << (u - d));
            parts.Add(graph.Block(name, 1, resized, channels));
        }

        var joined = graph.Concatenate($"Decoder{d + 1}_Concat", parts);
        return Enumerable.Range(1, options.DecoderBlocks)
            .Aggregate(joined, (x, i) => graph.Block($"Decoder{d + 1}", i, x, options.DecoderWidth ?? options.Filters[d]));
    }
}
