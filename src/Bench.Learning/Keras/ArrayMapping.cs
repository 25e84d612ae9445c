using Bench.Core;
using Bench.Core.Keras;
using Bench.Learning.Networks;
using Bench.Learning.Weights;

namespace Bench.Learning.Keras;

/// <summary>
/// Turns Keras's arrays into those of the network: other names, kernels from (rows, columns, in, out) to (out, in, rows, columns).
/// </summary>
internal static class ArrayMapping
{
    private const int ShownDifferences = 5;

    private static readonly (string Keras, string Own)[] NormNames =
        [("gamma", "weight"), ("beta", "bias"), ("moving_mean", "running_mean"), ("moving_variance", "running_var")];

    /// <summary>
    /// All arrays of a network in the order in which it lists them itself: what is trained, layer by layer, then the moving statistics.
    /// </summary>
    /// <param name="layers">From the file.</param>
    /// <param name="network">The network.</param>
    /// <param name="source">The file, for messages.</param>
    /// <exception cref="InputException">
    /// Missing or superfluous layers or arrays, other shapes, values that are not numbers: the first of them, by layer.
    /// </exception>
    public static IReadOnlyList<NamedArray> Map(WeightLayers layers, NetworkOptions network, string source)
    {
        var wanted = network.Graph().Layers.Where(l => l.Trainable > 0).ToArray();
        var differences = wanted.SelectMany(r => Differences(r, layers.Find(r.Name)))
            .Concat(layers.All.Select(l => l.Name).Except(wanted.Select(r => r.Name)).Select(n => $"layer '{n}' is not in this network"))
            .ToList();
        if (differences.Count > 0)
        {
            var more = differences.Count > ShownDifferences ? $"; and {differences.Count - ShownDifferences} more" : string.Empty;
            throw new InputException(
                source,
                $"does not fit {network}: {string.Join("; ", differences.Take(ShownDifferences))}{more}.",
                "save the model again, or name a file of a network that the published code built.");
        }

        foreach (var layer in wanted.Select(r => layers.Find(r.Name)!))
        {
            RequireNumbers(layer, source);
        }

        return
        [
            .. wanted.SelectMany(r => Arrays(r, layers.Find(r.Name)!)).OrderBy(a => a.Name.Contains(".running_", StringComparison.Ordinal))
        ];
    }

    private static IEnumerable<(string Name, string Own, int[] Shape)> Wanted(Layer expected) => expected.Kind == LayerKind.Conv2D
        ?
        [
            ("kernel", "weight", [expected.KernelSide, expected.KernelSide, expected.ChannelsIn, expected.Channels]),
            ("bias", "bias", [expected.Channels]),
        ]
        : NormNames.Select(n => (n.Keras, n.Own, new[] { expected.Channels }));

    private static IEnumerable<string> Differences(Layer expected, KerasLayer? layer)
    {
        if (layer is null)
        {
            yield return $"layer '{expected.Name}' is missing";
            yield break;
        }

        foreach (var (name, _, shape) in Wanted(expected))
        {
            var found = layer.Arrays.FirstOrDefault(a => a.Name == name);
            if (found is null)
            {
                yield return $"layer '{expected.Name}' has no {name}";
            }
            else if (!found.Shape.SequenceEqual(shape))
            {
                yield return $"layer '{expected.Name}' has a {name} of shape ({string.Join(", ", found.Shape)}), not "
                    + $"({string.Join(", ", shape)})";
            }
        }

        foreach (var extra in layer.Arrays.Select(a => a.Name).Except(Wanted(expected).Select(w => w.Name)))
        {
            yield return $"layer '{expected.Name}' has an array '{extra}' that it should not have";
        }
    }

    private static IEnumerable<NamedArray> Arrays(Layer expected, KerasLayer layer) => Wanted(expected).Select(w =>
    {
        var values = layer.Arrays.First(a => a.Name == w.Name).Values;
        return w.Shape.Length == 4
            ? new NamedArray(
                $"{expected.Name}.{w.Own}",
                [expected.Channels, expected.ChannelsIn, expected.KernelSide, expected.KernelSide],
                Transposed(values, expected.ChannelsIn, expected.Channels))
            : new NamedArray($"{expected.Name}.{w.Own}", [expected.Channels], values);
    });

    private static float[] Transposed(float[] kernel, int channelsIn, int channelsOut)
    {
        var result = new float[kernel.Length];
        var places = kernel.Length / (channelsIn * channelsOut);
        for (var place = 0; place < places; place++)
        {
            for (var i = 0; i < channelsIn; i++)
            {
                for (var o = 0; o < channelsOut; o++)
                {
                    result[(((o * channelsIn) + i) * places) + place] = kernel[(((place * channelsIn) + i) * channelsOut) + o];
                }
            }
        }

        return result;
    }

    private static void RequireNumbers(KerasLayer layer, string source)
    {
        foreach (var array in layer.Arrays)
        {
            var mayBeNegative = array.Name != "moving_variance";
            var at = Array.FindIndex(array.Values, v => !float.IsFinite(v) || (v < 0 && !mayBeNegative));
            if (at >= 0)
            {
                throw new InputException(
                    source,
                    FormattableString.Invariant($"layer '{layer.Name}' has a value of {array.Values[at]} in its {array.Name}."),
                    "the training that made it failed, or the file is damaged: use another file.");
            }
        }
    }
}
