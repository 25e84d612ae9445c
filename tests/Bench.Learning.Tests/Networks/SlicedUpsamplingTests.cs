using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Preprocessing;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

public sealed class SlicedUpsamplingTests
{
    // An up-sampled image has 6 · 8 · 12 · 4 = 2304 bytes.
    [Theory]
    [InlineData(3 * 2304)] // one at 3 · 2304 would reach the limit: two at a time
    [InlineData(2304 + 1)]
    [InlineData(1)]
    public void Slices_of_a_batch_give_up_to_rounding_the_same_output_and_gradients(long limit)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var convolution = nn.Conv2d(6, 4, 3, padding: 1);
        using var random = new Generator(5);
        var (x, weight) = (randn([5, 6, 4, 6], generator: random), randn([5, 4, 8, 12], generator: random));
        float[][] Run(Func<Tensor, Tensor> forward)
        {
            convolution.zero_grad();
            var input = x.clone().requires_grad_();
            var output = forward(input);
            (output * weight).sum().backward();
            return
            [
                StateDictionary.ToArray(output), StateDictionary.ToArray(input.grad!),
                StateDictionary.ToArray(convolution.weight.grad!), StateDictionary.ToArray(convolution.bias!.grad!),
            ];
        }

        var whole = Run(
            i => convolution.call(nn.functional.interpolate(i, [8, 12], mode: InterpolationMode.Bilinear, align_corners: false)));
        var sliced = Run(i => SlicedUpsampling.Convolve(i, convolution.weight, convolution.bias!, 2, limit));

        Assert.All(
            whole.Zip(sliced),
            pair => Assert.True(pair.First.Zip(pair.Second, (a, b) => Math.Abs(a - b) / (1 + Math.Abs(a))).Max() < 1e-5));
    }

    [Fact]
    public void Dropout_drawn_ahead_drops_what_it_would_have_dropped_then()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var random = new Generator(7);
        using var dropout = new SeededDropout(0.3);
        var (x, other) = (randn([4, 8, 6, 5], generator: random), randn([2, 8, 6, 5], generator: random));
        float[] Dropped(Tensor input, long seed, long? next = null)
        {
            dropout.Seed(seed, next);
            return StateDictionary.ToArray(dropout.Forward(input));
        }

        var (third, fourth, small) = (Dropped(x, 3), Dropped(x, 4), Dropped(other, 4));
        Assert.Equal(x.numel(), Dropped(x, 2, next: 3).Length);
        Assert.Equal(third, Dropped(x, 3, next: 3)); // drawn for another seed, and for another shape
        Assert.Equal(fourth, Dropped(x, 4, next: 4));
        Assert.Equal(small, Dropped(other, 4, next: 9));
        Assert.InRange(third.Count(v => v == 0) / (double)third.Length, 0.25, 0.35);
    }

    [Fact]
    public void Dropout_and_loss_stay_on_the_device_of_the_network()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();

        // On "meta" tensors have shapes and no numbers; what mixes it with the CPU fails, as it would on a GPU. Convolutions with gradients
        // and ReLU do not run there.
        using var dropout = new SeededDropout(0.5);
        dropout.Seed(3);
        var dropped = dropout.Forward(zeros([2, 8, 4, 5], device: META));
        var grid = WorkingGrid.For(30, 40, 24, 4);
        Tensor[] heads = [.. Enumerable.Range(0, 3).Select(_ => zeros([2, 3, 16, 20], device: META, requires_grad: true))];
        var loss = HeadsLoss.Of(
            heads,
            NativeLogits.From(heads[^1], grid),
            zeros([2, 1, 30, 40], dtype: ScalarType.Byte, device: META),
            grid,
            LossKind.SoftDice);
        loss.backward();

        Assert.All([dropped, loss, .. heads.Select(h => h.grad!)], t => Assert.Equal(TorchSharp.DeviceType.META, t.device_type));
    }
}
