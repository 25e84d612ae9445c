using System.Globalization;
using Bench.Core.Keras;

namespace Bench.Learning.Keras;

/// <summary>Settings of single layers that Bench's networks have fixed. What a configuration does not mention is Keras's default.</summary>
internal static class LayerSettings
{
    /// <summary>What a layer with weights has set otherwise than the published code; null where nothing.</summary>
    /// <param name="node">The layer in the configuration.</param>
    /// <param name="weights">Its weights.</param>
    public static string? Difference(KerasNode node, KerasLayer weights) => node.Kind switch
    {
        "Conv2D" =>
            Number(node, "kernel_size", 3) ?? Number(node, "strides", 1) ?? Number(node, "dilation_rate", 1) ?? Number(node, "groups", 1)
            ?? Text(node, "padding", "same") ?? Text(node, "data_format", "channels_last") ?? Text(node, "use_bias", "true")
            ?? Filters(node, weights) ?? Activation(node),
        "BatchNormalization" => Axis(node) ?? Text(node, "center", "true") ?? Text(node, "scale", "true"),
        _ => $"is of kind {node.Kind}",
    };

    /// <summary>What a layer without weights has set otherwise about its axes; null where nothing, or where it has none.</summary>
    /// <param name="node">The layer in the configuration.</param>
    public static string? AxisDifference(KerasNode node) => node.Kind switch
    {
        "Concatenate" or "Softmax" => node.Number("axis") is { } axis and not (-1 or 3)
            ? string.Create(CultureInfo.InvariantCulture, $"axis {axis}, not the last")
            : null,
        "MaxPooling2D" or "UpSampling2D" => Text(node, "data_format", "channels_last"),
        _ => null,
    };

    private static string? Number(KerasNode node, string key, double wanted) => node.Number(key) is { } found && found != wanted
        ? string.Create(CultureInfo.InvariantCulture, $"has {key} {node.Text(key)}, not {wanted}")
        : null;

    private static string? Text(KerasNode node, string key, string wanted) =>
        node.Text(key) is { } found && found != wanted ? $"has {key} {found}, not {wanted}" : null;

    private static string? Filters(KerasNode node, KerasLayer weights)
    {
        var kernel = weights.Arrays.FirstOrDefault(a => a.Name == "kernel");
        return kernel is not null && kernel.Shape.Count == 4 && node.Number("filters") is { } filters && filters != kernel.Shape[3]
            ? string.Create(CultureInfo.InvariantCulture, $"has {filters} filters in model_config and {kernel.Shape[3]} in its kernel")
            : null;
    }

    private static string? Activation(KerasNode node) =>
        node.Text("activation") is { } found and not "linear"
            && !(
                found == "softmax"
                    && node.Name.StartsWith("deepsup_", StringComparison.Ordinal)
                    && node.Name.EndsWith("_2", StringComparison.Ordinal))
        ? $"has activation {found} before its batch norm"
        : null;

    private static string? Axis(KerasNode node) => node.Number("axis") is { } axis and not (-1 or 3)
        ? string.Create(CultureInfo.InvariantCulture, $"normalises along axis {axis}, not the last")
        : null;
}
