using Bench.Core.Keras;
using PureHDF;

namespace Bench.Learning.Tests.Keras;

/// <summary>
/// Names and shapes of the published file, spelled out from its description apart from the code under test, and a file of that layout.
/// </summary>
internal static class PublishedLayout
{
    private static readonly int[] Filters = [32, 64, 128, 256, 512];

    /// <summary>All layers with weights; values differ from layer to layer and place to place.</summary>
    public static IReadOnlyList<KerasLayer> Layers()
    {
        var layers = new List<KerasLayer>();
        void Convolution(string name, int channelsIn, int channelsOut) =>
            layers.Add(new KerasLayer(name, [Array("kernel", 3, 3, channelsIn, channelsOut), Array("bias", channelsOut)]));
        void Block(string name, int index, int channelsIn, int channelsOut)
        {
            Convolution($"{name}_Conv_{index}", channelsIn, channelsOut);
            layers.Add(new KerasLayer(
                $"{name}_BN_{index}",
                [
                    Array("gamma", channelsOut), Array("beta", channelsOut), Array("moving_mean", channelsOut),
                    Array("moving_variance", channelsOut),
                ]));
        }

        KerasArray Array(string name, params int[] shape)
        {
            var values = new float[shape.Aggregate((a, b) => a * b)];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Value(layers.Count, name, i);
            }

            return new KerasArray(name, shape, values);
        }

        for (var l = 1; l <= 5; l++)
        {
            Block($"Encoder{l}", 1, l == 1 ? 1 : Filters[l - 2], Filters[l - 1]);
            Block($"Encoder{l}", 2, Filters[l - 1], Filters[l - 1]);
        }

        for (var to = 4; to >= 1; to--)
        {
            for (var from = 1; from <= 5; from++)
            {
                Block($"Skip{from}_{to}", 1, Filters[from - 1], Filters[to - 1]);
            }

            Block($"Decoder{to}", 1, 5 * Filters[to - 1], Filters[to - 1]);
        }

        for (var l = 5; l >= 1; l--)
        {
            Convolution($"deepsup_conv_{l}_1", Filters[l - 1], 3);
            Convolution($"deepsup_conv_{l}_2", 3, 3);
        }

        return layers;
    }

    /// <summary>Writes them as Keras does, weights only.</summary>
    public static void Write(string path, IReadOnlyList<KerasLayer> layers)
    {
        var file = new H5File
        {
            Attributes =
            {
                ["layer_names"] = layers.Select(l => l.Name).ToArray(),
                ["keras_version"] = "2.9.0",
                ["backend"] = "tensorflow",
            },
        };
        foreach (var layer in layers)
        {
            var inner = new H5Group();
            foreach (var array in layer.Arrays)
            {
                inner[$"{array.Name}:0"] = new H5Dataset(array.Values, fileDims: [.. array.Shape.Select(n => (ulong)n)]);
            }

            file[layer.Name] = new H5Group
            {
                Attributes = { ["weight_names"] = layer.Arrays.Select(a => $"{layer.Name}/{a.Name}:0").ToArray() },
                [layer.Name] = inner,
            };
        }

        file.Write(path, new H5WriteOptions(DefaultStringLength: 40));
    }

    // Exact in float32, above zero as variances must be.
    private static float Value(int layer, string array, int index) => layer + (array.Length / 32f) + (index % 65521 / 131072f);
}
