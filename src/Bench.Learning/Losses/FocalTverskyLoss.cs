using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Losses;

/// <summary>
/// Focal Tversky loss (Abraham and Khan 2019, ISBI, p. 683): per class, over all pixels of the batch, (1 − TI)^γ with the Tversky index
/// TI = (TP + ε) / (TP + α·FN + β·FP + ε); mean over the three classes. TP = Σpt, FN = Σt − Σpt, FP = Σp − Σpt.
/// </summary>
internal static class FocalTverskyLoss
{
    /// <summary>Weight of missed pixels.</summary>
    public const double Alpha = 0.7;

    /// <summary>Weight of invented pixels.</summary>
    public const double Beta = 0.3;

    /// <summary>Exponent: the 1/γ of the article, with its γ = 4/3.</summary>
    public const double Gamma = 0.75;

    /// <summary>Loss of one head.</summary>
    /// <param name="logits">(N, 3, H, W), before softmax.</param>
    /// <param name="target">(N, 3, H, W), 0 … 1.</param>
    /// <returns>One number, 0 … 1.</returns>
    public static Tensor OfHead(Tensor logits, Tensor target)
    {
        using var scope = NewDisposeScope();
        var probability = logits.softmax(1);
        long[] pixels = [0, 2, 3];
        var hit = probability.mul(target).sum(pixels);
        var missed = target.sum(pixels).Plus(hit.neg()).Times(Alpha);
        var invented = probability.sum(pixels).Plus(hit.neg()).Times(Beta);
        var index = hit.Plus(SoftDiceLoss.Epsilon).div(hit.Plus(missed).Plus(invented).Plus(SoftDiceLoss.Epsilon));

        // At a perfect class the slope of the power is infinite, and rounding may leave 1 − TI a little below 0.
        return index.neg().Plus(1).relu().Plus(SoftDiceLoss.Epsilon).Power(Gamma).mean().MoveToOuterDisposeScope();
    }
}
