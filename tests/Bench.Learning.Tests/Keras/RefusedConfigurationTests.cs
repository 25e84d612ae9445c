using System.Text.Json.Nodes;
using Bench.Core;
using Bench.Core.Keras;
using Bench.Learning.Keras;
using Bench.Learning.Networks;

namespace Bench.Learning.Tests.Keras;

/// <summary>Configurations whose layers are set or connected otherwise than the published code's: refused by the layer's name.</summary>
public sealed class RefusedConfigurationTests
{
    private static readonly KerasModel Sound = Golden.Read("encoder");

    [Theory]
    [InlineData("Encoder2_Conv_1", "kernel_size", "[5,5]", "has kernel_size [5,5], not 3")]
    [InlineData("Encoder2_Conv_1", "strides", "[2,2]", "has strides [2,2], not 1")]
    [InlineData("Encoder2_Conv_1", "dilation_rate", "[2,2]", "has dilation_rate [2,2], not 1")]
    [InlineData("Encoder2_Conv_1", "padding", "\"valid\"", "has padding valid, not same")]
    [InlineData("Encoder2_Conv_1", "filters", "64", "has 64 filters in model_config and 3 in its kernel")]
    [InlineData("Encoder2_Conv_1", "activation", "\"relu\"", "has activation relu before its batch norm")]
    [InlineData("Skip3_2_BN_1", "axis", "[1]", "normalises along axis 1")]
    [InlineData("Skip3_2_BN_1", "scale", "false", "has scale false, not true")]
    [InlineData("Skip3_2_BN_1", "epsilon", "1e-5", "epsilon")]
    public void A_setting_that_the_network_cannot_follow_is_named(string layer, string key, string value, string message)
    {
        var error = Refused(config => Layer(config, layer)["config"]![key] = JsonNode.Parse(value));
        Assert.Contains(layer, error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_norm_constants_and_dropout_come_from_the_configuration()
    {
        var network = KerasImport.Of(Changed(config =>
        {
            foreach (var layer in Layers(config).Where(l => l["class_name"]!.GetValue<string>() == "BatchNormalization"))
            {
                layer["config"]!["epsilon"] = 1e-5;
                layer["config"]!["momentum"] = 0.9;
            }

            Layers(config).Single(l => l["class_name"]!.GetValue<string>() == "Dropout")["config"]!["rate"] = 0.5;
        })).Weights.Network;
        Assert.Equal((1e-5, 0.9, 0.5), (network.BatchNormEpsilon, network.BatchNormMomentum, network.DropoutRate));
    }

    [Fact]
    public void A_source_of_another_level_is_named_with_what_it_should_be()
    {
        // The first source of decoder 2, pooled encoder 1, is replaced by unpooled encoder 2.
        var error = Refused(
            config => Layer(config, "Skip1_2_Conv_1")["inbound_nodes"] = Layer(config, "Skip2_2_Conv_1")["inbound_nodes"]!.DeepClone());
        Assert.Contains(
            "layer 'Skip1_2_Conv_1' receives relu(Encoder2_BN_2(Encoder2_Conv_2)), not pool2(relu(Encoder1_BN_2(Encoder1_Conv_2)))",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_in_another_order_are_refused()
    {
        var error = Refused(config =>
        {
            var concat = Layers(config).First(l => l["class_name"]!.GetValue<string>() == "Concatenate");
            var parts = concat["inbound_nodes"]![0]!.AsArray();
            var first = parts[0]!;
            parts.RemoveAt(0);
            parts.Add(first);
        });
        Assert.Contains("layer 'Decoder4_Conv_1' receives concat(relu(Skip2_4_BN_1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UpSampling2D", "interpolation", "\"nearest\"", "nearest-up")]
    [InlineData("UpSampling2D", "size", "[3,3]", "up3(")]
    [InlineData("MaxPooling2D", "pool_size", "[3,3]", "MaxPooling2D '")]
    [InlineData("MaxPooling2D", "strides", "[1,1]", "MaxPooling2D '")]
    [InlineData("Activation", "activation", "\"elu\"", "elu(")]
    [InlineData(
        "UpSampling2D",
        "data_format",
        "\"channels_first\"",
        "UpSampling2D 'up_sampling2d_UpSampling2D1' [has data_format channels_first, not channels_last](")]
    [InlineData("MaxPooling2D", "data_format", "\"channels_first\"", "[has data_format channels_first, not channels_last](")]
    [InlineData("Concatenate", "axis", "1", "[axis 1, not the last](")]
    public void A_layer_without_weights_that_is_set_otherwise_is_seen_where_it_leads(string kind, string key, string value, string message)
    {
        var error = Refused(
            config => Layers(config).First(l => l["class_name"]!.GetValue<string>() == kind)["config"]![key] = JsonNode.Parse(value));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Contains("receives", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_kind_of_layer_is_named()
    {
        var error = Refused(
            config => Layers(config).First(l => l["class_name"]!.GetValue<string>() == "UpSampling2D")["class_name"] = "Lambda");
        Assert.Contains("Lambda 'up_sampling2d", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Outputs_without_the_full_resolution_head_are_refused()
    {
        var error = Refused(config => config["config"]!["output_layers"]!.AsArray().RemoveAt(4));
        Assert.Contains("no output is softmax(deepsup_conv_1_2)", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_the_configuration_lacks_or_has_twice_is_named()
    {
        Assert.Contains(
            "layer 'Decoder3_BN_1' has weights, and is missing in model_config",
            Refused(c => c["config"]!["layers"]!.AsArray().Remove(Layer(c, "Decoder3_BN_1"))),
            StringComparison.Ordinal);
        Assert.Contains(
            "model_config has layer 'Decoder3_BN_1' twice",
            Refused(c => c["config"]!["layers"]!.AsArray().Add(Layer(c, "Decoder3_BN_1").DeepClone())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Skips_that_contradict_the_configuration_are_refused()
    {
        var error = Assert.Throws<InputException>(() => KerasImport.Of(Sound, SkipKind.Decoder));
        Assert.Contains(
            "layer 'Skip4_2_Conv_1' receives up4(relu(Encoder4_BN_2(Encoder4_Conv_2))), not up4(relu(Decoder4_BN_1(Decoder4_Conv_1)))",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"config\": {\"layers\": [{\"name\": 5}]}}")]
    public void A_configuration_that_is_none_is_refused(string json) =>
        Assert.Contains(
            "model_config cannot be understood",
            Assert.Throws<InputException>(() => KerasImport.Of(Sound with { Configuration = json })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_configuration_without_layers_says_nothing() =>
        Assert.Equal(SkipSource.Assumed, KerasImport.Of(Sound with { Configuration = "{\"class_name\": \"Functional\"}" }).Skips);

    [Fact]
    public void A_configuration_without_connections_is_used_for_settings_only()
    {
        var import = KerasImport.Of(Changed(config =>
        {
            foreach (var layer in Layers(config))
            {
                layer.AsObject().Remove("inbound_nodes");
            }
        }));
        Assert.Equal(SkipSource.Assumed, import.Skips);
    }

    [Fact]
    public void Connections_as_Keras_3_writes_them_are_followed()
    {
        // {"args": [{"class_name": "__keras_tensor__", "config": {"keras_history": ["layer", 0, 0]}}], "kwargs": {}}: Keras 3.0, legacy
        // HDF5 route.
        var import = KerasImport.Of(Golden.Read("decoder") with
        {
            Configuration = Changed(
                config =>
                {
                    foreach (var layer in Layers(config).Where(l => l["inbound_nodes"]!.AsArray().Count > 0))
                    {
                        JsonNode[] tensors = [.. layer["inbound_nodes"]![0]!.AsArray().Select(link => new JsonObject
                        {
                            ["class_name"] = "__keras_tensor__",
                            ["config"] =
                                new JsonObject
                                {
                                    ["shape"] = new JsonArray(null, 32, 48, 1),
                                    ["keras_history"] = new JsonArray(link![0]!.DeepClone(), 0, 0),
                                },
                        })];
                        JsonNode argument = tensors.Length == 1 ? tensors[0] : new JsonArray(tensors);
                        layer["inbound_nodes"] = new JsonArray(
                            new JsonObject { ["args"] = new JsonArray(argument), ["kwargs"] = new JsonObject() });
                    }
                },
                Golden.Read("decoder")).Configuration,
        });
        Assert.Equal((SkipKind.Decoder, SkipSource.Configuration), (import.Weights.Network.Skips, import.Skips));
    }

    private static string Refused(Action<JsonNode> change) => Assert.Throws<InputException>(() => KerasImport.Of(Changed(change))).Message;

    private static KerasModel Changed(Action<JsonNode> change, KerasModel? model = null)
    {
        var config = JsonNode.Parse((model ?? Sound).Configuration!)!;
        change(config);
        return Sound with { Configuration = config.ToJsonString() };
    }

    private static List<JsonNode> Layers(JsonNode config) => [.. config["config"]!["layers"]!.AsArray().Select(l => l!)];

    private static string Name(JsonNode layer) => layer["name"]!.GetValue<string>();

    private static JsonNode Layer(JsonNode config, string name) => Layers(config).First(l => Name(l) == name);
}
