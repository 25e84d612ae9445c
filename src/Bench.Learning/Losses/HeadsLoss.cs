using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Losses;

/// <summary>
/// The loss of all heads, added with weight 1. The full-resolution head is judged at native size, where labels are. Deeper heads, blurred
/// by nature, are judged at the size the network works at, against labels averaged down like the image: at native working size that is
/// the published loss itself, at a reduced one it costs a quarter.
/// </summary>
internal static class HeadsLoss
{
    /// <summary>Loss of all heads.</summary>
    /// <param name="heads">Logits at working size, deepest first, the full-resolution head last.</param>
    /// <param name="nativeLogits">Logits of the last head at native size.</param>
    /// <param name="labels">(N, 1, native height, native width) bytes, 0 … 2.</param>
    /// <param name="grid">How native and working size belong together.</param>
    /// <param name="kind">Which loss.</param>
    /// <returns>One number, 0 … the number of heads.</returns>
    public static Tensor Of(Tensor[] heads, Tensor nativeLogits, Tensor labels, WorkingGrid grid, LossKind kind = LossKind.SoftDice)
    {
        Func<Tensor, Tensor, Tensor> ofHead = kind == LossKind.SoftDice ? SoftDiceLoss.OfHead : FocalTverskyLoss.OfHead;
        using var scope = NewDisposeScope();
        var native = SoftDiceLoss.OneHot(labels, (int)nativeLogits.shape[1]);
        var working = heads.Length == 1 ? native : AtWorkingSize(native, grid);
        var deep = heads.SkipLast(1).Select(h => ofHead(h, working));
        return deep.Append(ofHead(nativeLogits, native)).Aggregate((a, b) => a.Plus(b)).MoveToOuterDisposeScope();
    }

    private static Tensor AtWorkingSize(Tensor native, WorkingGrid grid)
    {
        var (below, beside) = (grid.PaddedHeight - grid.Height, grid.PaddedWidth - grid.Width);
        var padded = below + beside == 0 ? native : nn.functional.pad(native, [0, beside, 0, below], PaddingModes.Replicate);
        return grid.Factor == 1 ? padded : nn.functional.avg_pool2d(padded, grid.Factor);
    }
}
