using Bench.Learning.Networks;

namespace Bench.Learning.Keras;

/// <summary>What each convolution and batch norm of a network receives, in the words of <see cref="KerasWiring"/>.</summary>
internal static class ExpectedWiring
{
    /// <summary>Layer and its input, in the order of the layer table.</summary>
    /// <param name="network">A network with bilinear up-sampling.</param>
    public static IReadOnlyDictionary<string, string> Inputs(NetworkOptions network)
    {
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        string Block(string name, int index, string input)
        {
            inputs[$"{name}_Conv_{index}"] = input;
            inputs[$"{name}_BN_{index}"] = $"{name}_Conv_{index}";
            return $"relu({name}_BN_{index}({name}_Conv_{index}))";
        }

        var encoded = new string[network.Levels];
        for (var l = 0; l < network.Levels; l++)
        {
            encoded[l] = Block($"Encoder{l + 1}", 2, Block($"Encoder{l + 1}", 1, l == 0 ? "input" : KerasWiring.Pooled(2, encoded[l - 1])));
        }

        var decoded = encoded.ToArray();
        for (var d = network.Levels - 2; d >= 0; d--)
        {
            var sources = network.ConvolvedSources(d).Select(u =>
            {
                var source = network.IsFromDecoder(u, d) ? decoded[u] : encoded[u];
                return Block($"Skip{u + 1}_{d + 1}", 1, u < d ? KerasWiring.Pooled(1 << (d - u), source) : u > d ? $"up{1 << (u - d)}({source})" : source);
            }).ToArray();
            var parts = network.Skips == SkipKind.Standard ? sources.Prepend(encoded[d]) : sources;
            decoded[d] = Block($"Decoder{d + 1}", 1, $"concat({string.Join(", ", parts)})");
        }

        for (var l = network.DeepSupervision ? network.Levels - 1 : 0; l >= 0; l--)
        {
            inputs[$"deepsup_conv_{l + 1}_1"] = decoded[l];
            inputs[$"deepsup_conv_{l + 1}_2"] = l == 0 ? "deepsup_conv_1_1" : $"up{1 << l}(deepsup_conv_{l + 1}_1)";
        }

        return inputs;
    }
}
