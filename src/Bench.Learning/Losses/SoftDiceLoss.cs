using Bench.Core;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Losses;

/// <summary>
/// Soft Dice: per class, over all pixels of the batch, 1 − (2·Σpt + ε) / (Σp + Σt + ε); mean over the classes, background
/// included; each head's loss added with weight 1 (published code).
/// </summary>
internal static class SoftDiceLoss
{
    /// <summary>ε of the published code.</summary>
    public const double Epsilon = 1e-6;

    /// <summary>Classes as one channel each.</summary>
    /// <param name="labels">(N, 1, H, W) bytes from 0.</param>
    /// <param name="classes">Number of classes, C.</param>
    /// <returns>(N, C, H, W) floats, 0 or 1.</returns>
    public static Tensor OneHot(Tensor labels, int classes = LabelMap.ClassCount)
    {
        using var scope = NewDisposeScope();
        return cat([.. Enumerable.Range(0, classes).Select(c => labels.Is(c))], 1).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Loss of one head.</summary>
    /// <param name="logits">(N, 3, H, W), before softmax.</param>
    /// <param name="target">(N, 3, H, W), 0 … 1.</param>
    /// <returns>One number, 0 … 1.</returns>
    public static Tensor OfHead(Tensor logits, Tensor target)
    {
        using var scope = NewDisposeScope();
        var probability = logits.softmax(1);
        long[] pixels = [0, 2, 3];
        var overlap = probability.mul(target).sum(pixels);
        var total = probability.sum(pixels).Plus(target.sum(pixels));
        var dice = overlap.Times(2).Plus(Epsilon).div(total.Plus(Epsilon));
        return dice.mean().neg().Plus(1).MoveToOuterDisposeScope();
    }
}
