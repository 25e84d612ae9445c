using Bench.Learning.Losses;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Losses;

public sealed class FocalTverskyLossTests
{
    [Fact]
    public void Even_probabilities_give_the_loss_worked_out_by_hand()
    {
        // Four pixels, two of background and one of each structure; all probabilities 1/3. With n pixels of a class: TP = n/3, FN = 2n/3,
        // FP = (4 − n)/3. n = 2: TI = (2/3) / (2/3 + 0.7·4/3 + 0.3·2/3) = 0.37037037; n = 1: (1/3) / (1/3 + 0.7·2/3 + 0.3·1) = 0.30303030.
        // Loss = (0.62962963^0.75 + 2·0.69696970^0.75) / 3 = (0.70682887 + 2·0.76280466) / 3.
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var target = SoftDiceLoss.OneHot(tensor((byte[])[0, 0, 1, 2], [1, 1, 2, 2]));
        var expected = (Math.Pow(1 - (10.0 / 27), 0.75) + (2 * Math.Pow(1 - (10.0 / 33), 0.75))) / 3;

        Assert.Equal(expected, FocalTverskyLoss.OfHead(zeros(1, 3, 2, 2), target).item<float>(), 5);
    }

    [Fact]
    public void Missing_a_pixel_costs_more_than_inventing_one()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var truth = SoftDiceLoss.OneHot(tensor((byte[])[2, 2, 0, 0, 0, 0, 0, 0], [1, 1, 2, 4]));
        float Loss(byte[] answer) =>
            FocalTverskyLoss.OfHead(SoftDiceLoss.OneHot(tensor(answer, [1, 1, 2, 4])).Times(200).Plus(-100), truth).item<float>();

        // One structure pixel of two missed: TI 1/1.7, background 6/6.3. One invented: 2/2.3, background 5/5.7. The absent class costs
        // ε^0.75 = 3e-5.
        Assert.Equal((Math.Pow(0.7 / 1.7, 0.75) + Math.Pow(0.3 / 6.3, 0.75)) / 3, Loss([2, 0, 0, 0, 0, 0, 0, 0]), 1e-4);
        Assert.Equal((Math.Pow(0.3 / 2.3, 0.75) + Math.Pow(0.7 / 5.7, 0.75)) / 3, Loss([2, 2, 2, 0, 0, 0, 0, 0]), 1e-4);
    }

    [Fact]
    public void A_perfect_answer_has_a_finite_gradient()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var target = SoftDiceLoss.OneHot(tensor((byte[])[0, 0, 1, 2], [1, 1, 2, 2]));
        var logits = target.Times(200).Plus(-100).requires_grad_();

        var loss = FocalTverskyLoss.OfHead(logits, target);
        loss.backward();

        Assert.Equal(0, loss.item<float>(), 3);
        Assert.All(logits.grad!.contiguous().data<float>().ToArray(), g => Assert.True(float.IsFinite(g)));
    }
}
