using Bench.Core;
using Bench.Core.Keras;
using Bench.Learning.Keras;
using Bench.Learning.Networks;

namespace Bench.Learning.Tests.Keras;

/// <summary>Layers that are missing, doubled, superfluous, of another shape, or hold no numbers: refused by name.</summary>
public sealed class RefusedWeightsTests
{
    private static readonly KerasModel Sound = Golden.Read("decoder-weights");

    [Theory]
    [InlineData("Encoder1_Conv_1")]
    [InlineData("Encoder5_Conv_1")]
    [InlineData("Encoder3_BN_2")]
    [InlineData("Skip5_1_Conv_1")]
    [InlineData("Decoder2_BN_1")]
    [InlineData("deepsup_conv_1_2")]
    [InlineData("deepsup_conv_4_1")]
    public void A_missing_layer_is_named(string layer) =>
        Refused($"layer '{layer}' is missing", Sound with { Layers = [.. Sound.Layers.Where(l => l.Name != layer)] });

    [Fact]
    public void A_doubled_layer_is_named() =>
        Refused("layer 'Skip1_1_Conv_1' is there twice", Sound with { Layers = [.. Sound.Layers, Layer("Skip1_1_Conv_1")] });

    [Theory]
    [InlineData("Encoder3_Conv_3")]
    [InlineData("Decoder1_Conv_2")]
    [InlineData("dense_1")]
    public void A_layer_that_the_network_lacks_is_named(string name) =>
        Refused(
            $"layer '{name}' is not in this network",
            Sound with { Layers = [.. Sound.Layers, Layer("Encoder3_Conv_2") with { Name = name }] });

    [Fact]
    public void An_encoder_of_another_depth_is_refused() =>
        Refused("'Encoder8_Conv_1'", Sound with { Layers = [.. Sound.Layers, Layer("Encoder5_Conv_2") with { Name = "Encoder8_Conv_1" }] });

    [Fact]
    public void A_single_layer_of_a_level_more_is_refused_for_what_that_level_lacks() =>
        Refused(
            "layer 'Encoder6_BN_1' is missing",
            Sound with { Layers = [.. Sound.Layers, Layer("Encoder5_Conv_2") with { Name = "Encoder6_Conv_1" }] });

    [Fact]
    public void A_kernel_of_another_shape_is_named_with_both_shapes() =>
        Refused(
            "layer 'Skip4_2_Conv_1' has a kernel of shape (3, 3, 5, 3), not (3, 3, 4, 3)",
            With("Skip4_2_Conv_1", "kernel", a => a with { Shape = [3, 3, 5, 3], Values = new float[135] }));

    [Fact]
    public void A_kernel_of_another_size_is_named() =>
        Refused(
            "layer 'Decoder1_Conv_1' has a kernel of shape (1, 1, 10, 2), not (3, 3, 10, 2)",
            With("Decoder1_Conv_1", "kernel", a => a with { Shape = [1, 1, 10, 2], Values = new float[20] }));

    [Fact]
    public void A_bias_of_another_length_is_named() =>
        Refused(
            "layer 'Encoder4_Conv_1' has a bias of shape (7), not (4)",
            With("Encoder4_Conv_1", "bias", a => a with { Shape = [7], Values = new float[7] }));

    [Fact]
    public void A_layer_without_one_of_its_arrays_is_named() =>
        Refused(
            "layer 'Encoder2_BN_1' has no moving_mean",
            Replace(Layer("Encoder2_BN_1") with { Arrays = [.. Layer("Encoder2_BN_1").Arrays.Where(a => a.Name != "moving_mean")] }));

    [Fact]
    public void A_layer_with_an_unknown_array_is_named()
    {
        var layer = Layer("Encoder2_Conv_1");
        Refused(
            "layer 'Encoder2_Conv_1' has an array 'mask'",
            Replace(layer with { Arrays = [.. layer.Arrays, new KerasArray("mask", [1], [1])] }));
    }

    [Theory]
    [InlineData("Encoder1_Conv_2", "kernel", float.NaN, "layer 'Encoder1_Conv_2' has a value of NaN in its kernel")]
    [InlineData("deepsup_conv_2_1", "bias", float.PositiveInfinity, "layer 'deepsup_conv_2_1' has a value of Infinity in its bias")]
    [InlineData("Decoder3_BN_1", "moving_variance", -0.5f, "layer 'Decoder3_BN_1' has a value of -0.5 in its moving_variance")]
    public void A_value_that_is_none_is_named_with_its_layer(string layer, string array, float value, string message) =>
        Refused(message, With(layer, array, a => a with { Values = [.. a.Values[..^1], value] }));

    [Fact]
    public void Four_classes_are_refused() =>
        Refused(
            "layer 'deepsup_conv_1_2' has 4 classes, not 3",
            With("deepsup_conv_1_2", "kernel", a => a with { Shape = [3, 3, 3, 4], Values = new float[108] }));

    [Fact]
    public void Three_input_channels_are_refused() =>
        Refused(
            "layer 'Encoder1_Conv_1' has 3 input channel(s), not 1",
            With("Encoder1_Conv_1", "kernel", a => a with { Shape = [3, 3, 3, 2], Values = new float[54] }));

    [Fact]
    public void A_foreign_network_is_refused_with_the_names_of_its_layers() =>
        Refused(
            "no layer 'Encoder1_Conv_1': its layers with weights are conv1",
            Sound with { Layers = [Layer("Encoder1_Conv_1") with { Name = "conv1" }] });

    [Theory]
    [InlineData("decoder-weights", SkipKind.Standard)]
    [InlineData("standard", SkipKind.Encoder)]
    public void Skips_that_do_not_fit_the_names_of_the_layers_are_refused(string file, SkipKind asked)
    {
        var error = Assert.Throws<InputException>(() => KerasImport.Of(Golden.Read(file) with { Configuration = null }, asked));
        Assert.Equal("--skips", error.InputSource);
    }

    [Fact]
    public void A_network_with_the_full_resolution_head_only_is_taken_as_such()
    {
        var single = Sound with
        {
            Layers =
            [
                .. Sound.Layers.Where(
                    l =>
                        !l.Name.StartsWith("deepsup", StringComparison.Ordinal)
                            || l.Name.StartsWith("deepsup_conv_1_", StringComparison.Ordinal))
            ],
        };
        Assert.False(KerasImport.Of(single).Weights.Network.DeepSupervision);
    }

    private static void Refused(string message, KerasModel model)
    {
        var error = Assert.Throws<InputException>(() => KerasImport.Of(model));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(model.Path, error.InputSource);
    }

    private static KerasLayer Layer(string name) => Sound.Layers.Single(l => l.Name == name);

    private static KerasModel Replace(KerasLayer layer) =>
        Sound with { Layers = [.. Sound.Layers.Select(l => l.Name == layer.Name ? layer : l)] };

    private static KerasModel With(string layer, string array, Func<KerasArray, KerasArray> change) =>
        Replace(Layer(layer) with { Arrays = [.. Layer(layer).Arrays.Select(a => a.Name == array ? change(a) : a)] });
}
