using System.Text.Json.Nodes;
using Bench.Core.Keras;
using Bench.Learning.Keras;
using Bench.Learning.Networks;

namespace Bench.Learning.Tests.Keras;

/// <summary>The same network in the words of several versions of Keras 2: each is understood, and says the same.</summary>
public sealed class ConfigurationDialectTests
{
    private static readonly KerasModel Sound = Golden.Read("decoder");

    /// <summary>Name of a dialect and what it changes.</summary>
    public static TheoryData<string> Dialects => [.. Changes.Keys];

    private static Dictionary<string, Action<JsonObject, JsonObject>> Changes { get; } = new()
    {
        // A layer and its settings.
        ["a policy of mixed precision for a type"] = (_, config) => config["dtype"] = JsonNode.Parse("""{"class_name": "Policy", "config": {"name": "mixed_float16"}}"""),
        ["modules and registered names (2.13)"] = (layer, _) =>
        {
            layer["module"] = "keras.layers";
            layer["registered_name"] = null;
            layer["build_config"] = JsonNode.Parse("""{"input_shape": [null, 32, 48, 1]}""");
        },
        ["layers of their own for ReLU and softmax"] = (layer, config) =>
        {
            if (Kind(layer) == "Activation" && config["activation"]!.GetValue<string>() is var function)
            {
                config.Remove("activation");
                layer["class_name"] = function == "relu" ? "ReLU" : "Softmax";
                (string key, JsonNode? value)[] settings = function == "relu"
                    ? [("max_value", null), ("negative_slope", 0.0), ("threshold", 0.0)]
                    : [("axis", -1)];
                settings.ToList().ForEach(s => config[s.key] = s.value);
            }
        },
        ["one axis as a number"] = (layer, config) =>
            config["axis"] = Kind(layer) == "BatchNormalization" ? 3 : config["axis"]?.DeepClone(),
        ["connections without an outer list (2.4)"] = (layer, _) =>
        {
            if (layer["inbound_nodes"] is JsonArray { Count: 1 } nodes && nodes[0] is JsonArray { Count: 1 } links)
            {
                layer["inbound_nodes"] = links.DeepClone();
            }
        },
        ["settings left out that are Keras's defaults"] = (_, config) =>
        {
            foreach (
                var key in new[]
                {
                    "data_format",
                    "dilation_rate",
                    "groups",
                    "use_bias",
                    "strides",
                    "center",
                    "scale",
                    "epsilon",
                    "momentum",
                    "noise_shape",
                    "trainable",
                    "dtype",
                })
            {
                config.Remove(key);
            }
        },
        ["null for what has no value"] = (layer, config) =>
        {
            foreach (var key in Kind(layer) == "MaxPooling2D" ? new[] { "strides", "data_format" } : ["data_format", "seed"])
            {
                config[key] = null;
            }
        },
    };

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_configuration_is_understood_with(string dialect)
    {
        var root = JsonNode.Parse(Sound.Configuration!)!;
        foreach (var layer in root["config"]!["layers"]!.AsArray().Select(l => l!.AsObject()))
        {
            Changes[dialect](layer, layer["config"]!.AsObject());
        }

        var import = KerasImport.Of(Sound with { Configuration = root.ToJsonString() });

        Assert.Equal((SkipKind.Decoder, SkipSource.Configuration), (import.Weights.Network.Skips, import.Skips));
        Assert.Equal(
            (1e-3, 0.99, 0.3),
            (import.Weights.Network.BatchNormEpsilon, import.Weights.Network.BatchNormMomentum, import.Weights.Network.DropoutRate));
    }

    [Fact]
    public void Poolings_and_up_samplings_by_one_change_nothing()
    {
        var root = JsonNode.Parse(Sound.Configuration!)!;
        var layers = root["config"]!["layers"]!.AsArray();
        foreach (
            var (kind, key, consumer) in new[]
            {
                ("UpSampling2D", "size", "Skip2_2_Conv_1"),
                ("MaxPooling2D", "pool_size", "deepsup_conv_1_1"),
            })
        {
            var target = layers.Single(l => l!["name"]!.GetValue<string>() == consumer)!;
            layers.Add(new JsonObject
            {
                ["class_name"] = kind,
                ["name"] = $"idle_{kind}",
                ["config"] = new JsonObject { [key] = new JsonArray(1, 1), ["interpolation"] = "bilinear" },
                ["inbound_nodes"] = target["inbound_nodes"]!.DeepClone(),
            });
            target["inbound_nodes"] = JsonNode.Parse($$"""[[["idle_{{kind}}", 0, 0, {}]]]""");
        }

        Assert.Equal(SkipSource.Configuration, KerasImport.Of(Sound with { Configuration = root.ToJsonString() }).Skips);
    }

    private static string Kind(JsonObject layer) => layer["class_name"]!.GetValue<string>();
}
