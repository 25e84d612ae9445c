using System.Text.Json;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Keras;

/// <summary>Each kind of layer alone, as the network uses it, against tfjs (golden/layers.json).</summary>
public sealed class LayerParityTests
{
    // Relative where values exceed 1.
    private const double LargestDifference = 1e-6;

    private static readonly Dictionary<string, JsonElement> Expected = Golden.Layers();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Bilinear_up_sampling_samples_at_half_pixel_centres(int factor)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var corner = Input()[.., ..1, ..3, ..2];
        Same($"bilinear_{factor}", UpsampledConvolution.Upsample(corner, factor));
    }

    [Fact]
    public void Convolution_pads_by_one_row_and_column_of_zeros()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var kernel = tensor(Numbers("kernel"), [3, 3, 2, 3]).permute(3, 2, 0, 1);
        Same("same_padding", nn.functional.conv2d(Input(), kernel, tensor(Numbers("bias")), padding: [1, 1]));
    }

    [Fact]
    public void Max_pooling_takes_squares_of_two()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        Same("max_pooling_2", nn.functional.max_pool2d(Input(), 2));
    }

    [Fact]
    public void Batch_norm_adds_a_thousandth_to_the_moving_variance()
    {
        // Variances from 0.001 up, so that an epsilon of 1e-5, torch's own, would be far off.
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var norm = nn.BatchNorm2d(2, NetworkOptions.UNet3Plus.BatchNormEpsilon);
        norm.eval();
        using (no_grad())
        {
            norm.weight!.copy_(tensor(Numbers("gamma")));
            norm.bias!.copy_(tensor(Numbers("beta")));
            norm.running_mean!.copy_(tensor(Numbers("moving_mean")));
            norm.running_var!.copy_(tensor(Numbers("moving_variance")));
        }

        Same("batch_norm", norm.call(Input()));
    }

    [Fact]
    public void Softmax_runs_over_the_channels()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        Same("softmax", Input().softmax(1));
    }

    private static Tensor Input() => tensor(Numbers("input"), [1, 6, 4, 2]).permute(0, 3, 1, 2);

    private static float[] Numbers(string key) => Expected[key].Deserialize<float[]>()!;

    private static void Same(string key, Tensor found)
    {
        var expected = Numbers(key);
        var values = StateDictionary.ToArray(found.permute(0, 2, 3, 1));
        Assert.Equal(expected.Length, values.Length);
        var largest = expected.Zip(values).Max(p => Math.Abs(p.First - p.Second) / Math.Max(1, Math.Abs(p.First)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{key}: largest difference {largest:G2}");
        Assert.InRange(largest, 0, LargestDifference);
    }
}
