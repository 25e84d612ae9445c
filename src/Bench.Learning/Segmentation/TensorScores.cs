using Bench.Learning.Preprocessing;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Makes labels and probabilities of the scores of this program's networks with libtorch; <see cref="ArrayScores"/> does it without.
/// </summary>
internal static class TensorScores
{
    /// <summary>Runs a model and reads its scores.</summary>
    /// <param name="run">Gives (N, classes, working height, working width).</param>
    /// <param name="kind">What the scores are: logits, or probabilities already.</param>
    /// <param name="grid">The grid that made the model's input.</param>
    /// <param name="withProbabilities">Whether probabilities are wanted.</param>
    public static LabelledImages Read(Func<Tensor> run, ScoreKind kind, WorkingGrid grid, bool withProbabilities)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var scores = NativeLogits.From(run(), grid);
        var labels = scores.argmax(1).to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
        return new LabelledImages(
            labels,
            withProbabilities
                ? StateDictionary.ToArray((kind == ScoreKind.Logits ? scores.softmax(1) : scores).permute(0, 2, 3, 1))
                : null);
    }
}
