using System.Globalization;

namespace Bench.Learning.Keras;

/// <summary>
/// Puts into words what each layer of a configuration receives, back to the nearest convolution or the input, such as
/// <c>up4(relu(Encoder3_BN_2(Encoder3_Conv_2)))</c>. Equal words, equal wiring: dropout, linear activations, and poolings and up-samplings
/// by 1, which do nothing when a network is applied, are left out, and poolings in a row are joined.
/// </summary>
/// <param name="graph">The configuration.</param>
internal sealed class KerasWiring(KerasGraph graph)
{
    private const int DeepestChain = 64;

    /// <summary>What a layer receives in its only call.</summary>
    public string InputOf(KerasNode node) => node.Calls.Count switch
    {
        0 => "nothing",
        1 => Inputs(node, 0, 0),
        var calls => string.Create(CultureInfo.InvariantCulture, $"different things in {calls} calls"),
    };

    /// <summary>What a layer gives.</summary>
    public string Output(KerasNode.Link link) => Output(link, 0);

    /// <summary>What a pooling of what is described gives.</summary>
    public static string Pooled(int factor, string inner)
    {
        if (factor == 1)
        {
            return inner;
        }

        var digits = inner.StartsWith("pool", StringComparison.Ordinal) ? inner[4..].TakeWhile(char.IsAsciiDigit).Count() : 0;
        return digits > 0 && inner[4 + digits] == '('
            ? Pooled(factor * int.Parse(inner.AsSpan(4, digits), CultureInfo.InvariantCulture), inner[(5 + digits)..^1])
            : string.Create(CultureInfo.InvariantCulture, $"pool{factor}({inner})");
    }

    private string Output(KerasNode.Link link, int depth)
    {
        if (graph.Find(link.Layer) is not { } node)
        {
            return $"an unknown layer '{link.Layer}'";
        }

        if (depth > DeepestChain)
        {
            return "a chain without convolutions and end";
        }

        string Inner() => link.Call < node.Calls.Count ? Inputs(node, link.Call, depth) : "nothing";
        return LayerSettings.AxisDifference(node) is { } difference
            ? $"{node.Kind} '{node.Name}' [{difference}]({Inner()})"
            : node.Kind switch
            {
                "InputLayer" => "input",
                "Conv2D" => Activated(node.Text("activation"), node.Name),
                "BatchNormalization" => $"{node.Name}({Inner()})",
                "Activation" => Activated(node.Text("activation"), Inner()),
                "ReLU" =>
                    node.Number("max_value") is null && node.Number("negative_slope") is null or 0 && node.Number("threshold") is null or 0
                        ? $"relu({Inner()})"
                        : $"{node.Name}({Inner()})",
                "Softmax" => $"softmax({Inner()})",
                "Dropout" or "SpatialDropout2D" => Inner(),
                "MaxPooling2D" when node.Number("pool_size") is not { } size
                    || (size is > 0 and < 1024 && (node.Number("strides") ?? size) == size) =>
                    Pooled((int)(node.Number("pool_size") ?? 2), Inner()),
                "UpSampling2D" when node.Number("size") is 1 => Inner(),
                "UpSampling2D" when node.Number("size") is null or (> 0 and < 1024) =>
                    (node.Text("interpolation") is { } way and not "bilinear" ? $"{way}-up" : "up")
                        + $"{(int)(node.Number("size") ?? 2)}({Inner()})",
                "Concatenate" => $"concat({Inner()})",
                _ => $"{node.Kind} '{node.Name}'({Inner()})",
            };
    }

    private string Inputs(KerasNode node, int call, int depth) => string.Join(", ", node.Calls[call].Select(l => Output(l, depth + 1)));

    private static string Activated(string? activation, string inner) => activation is null or "linear" ? inner : $"{activation}({inner})";
}
