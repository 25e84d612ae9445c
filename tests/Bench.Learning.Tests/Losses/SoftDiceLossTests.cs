using Bench.Learning.Losses;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Losses;

public sealed class SoftDiceLossTests
{
    [Fact]
    public void Labels_become_one_channel_a_class()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var hot = SoftDiceLoss.OneHot(tensor((byte[])[0, 2, 1], [1, 1, 1, 3]));
        Assert.Equal([1f, 0, 0, 0, 0, 1, 0, 1, 0], hot.contiguous().data<float>().ToArray());
    }

    [Fact]
    public void Even_probabilities_give_the_loss_worked_out_by_hand()
    {
        // Four pixels, two of background and one of each structure; all probabilities 1/3. Dice a class: 2·(n/3) / (4/3 + n):
        // n = 2: (4/3)/(10/3) = 0.4; n = 1: (2/3)/(7/3) = 2/7. Loss = 1 − (0.4 + 2/7 + 2/7)/3.
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var target = SoftDiceLoss.OneHot(tensor((byte[])[0, 0, 1, 2], [1, 1, 2, 2]));
        Assert.Equal(1 - ((0.4 + (4.0 / 7)) / 3), SoftDiceLoss.OfHead(zeros(1, 3, 2, 2), target).item<float>(), 6);
    }

    [Fact]
    public void A_certain_right_answer_costs_nothing_even_where_a_class_is_absent()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var target = SoftDiceLoss.OneHot(zeros([1, 1, 4, 4], ScalarType.Byte));
        Assert.Equal(0, SoftDiceLoss.OfHead(target.mul(200).sub(100), target).item<float>(), 5);
    }

    [Fact]
    public void Pixels_are_pooled_over_the_batch()
    {
        // One image all myocardium, one all background, answers swapped in neither: were Dice taken an image at a time, the absent
        // classes would count as ones.
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var target = SoftDiceLoss.OneHot(tensor((byte[])[1, 1, 0, 0], [2, 1, 1, 2]));
        var logits = SoftDiceLoss.OneHot(tensor((byte[])[1, 0, 0, 0], [2, 1, 1, 2])).mul(200).sub(100);
        Assert.Equal(1 - (((4.0 / 5) + (2.0 / 3) + 1) / 3), SoftDiceLoss.OfHead(logits, target).item<float>(), 5);
    }
}
