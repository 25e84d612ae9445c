using Bench.Learning.Losses;
using Bench.Learning.Preprocessing;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Losses;

public sealed class HeadsLossTests
{
    [Fact]
    public void At_native_size_it_is_the_sum_of_every_head_against_the_labels()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var labels = randint(0, 3, [2, 1, 8, 8]).to(ScalarType.Byte);
        Tensor[] heads = [randn(2, 3, 8, 8), randn(2, 3, 8, 8), randn(2, 3, 8, 8)];
        var expected = heads.Sum(h => SoftDiceLoss.OfHead(h, SoftDiceLoss.OneHot(labels)).item<float>());
        Assert.Equal(expected, HeadsLoss.Of(heads, heads[^1], labels, WorkingGrid.For(8, 8, 0, 4)).item<float>(), 5);
    }

    [Fact]
    public void Deep_heads_meet_labels_averaged_to_working_size()
    {
        // Two working pixels: the left one a quarter blood pool, the right one all background (its second column is padding).
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var grid = new WorkingGrid(2, 3, 2, 2, 4);
        var labels = tensor((byte[])[2, 0, 0, 0, 0, 0], [1, 1, 2, 3]);
        var deep = zeros(1, 3, 1, 2);
        var last = zeros(1, 3, 1, 2);
        var native = NativeLogits.From(last, grid);
        var averaged = tensor((float[])[0.75f, 1, 0, 0, 0.25f, 0], [1, 3, 1, 2]);
        var expected = SoftDiceLoss.OfHead(deep, averaged).item<float>() + SoftDiceLoss
            .OfHead(native, SoftDiceLoss.OneHot(labels)).item<float>();
        Assert.Equal(expected, HeadsLoss.Of([deep, last], native, labels, grid).item<float>(), 5);
    }
}
