using Bench.Core;
using Bench.Learning.Preprocessing;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>Makes labels and probabilities of scores with libtorch; <see cref="ArrayScores"/> does it without.</summary>
internal static class TensorScores
{
    /// <summary>Runs a model and reads its scores.</summary>
    /// <param name="run">Gives (N, classes, working height, working width).</param>
    /// <param name="kind">What the scores are; asked for once the model has run.</param>
    /// <param name="grid">The grid that made the model's input.</param>
    /// <param name="withProbabilities">Whether probabilities are wanted.</param>
    /// <exception cref="InputException">The model has no probabilities.</exception>
    public static LabelledImages Read(Func<Tensor> run, Func<ScoreKind> kind, WorkingGrid grid, bool withProbabilities)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var scores = NativeLogits.From(run(), grid);
        return new LabelledImages(
            scores.argmax(1).to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray(),
            withProbabilities ? StateDictionary.ToArray(Probabilities(scores, kind()).permute(0, 2, 3, 1)) : null);
    }

    // Those of a sigmoid head are left as the model gives them: dividing them by their sum would claim what it does not say.
    private static Tensor Probabilities(Tensor scores, ScoreKind kind) => kind switch
    {
        ScoreKind.Logits => scores.softmax(1),
        ScoreKind.Probabilities or ScoreKind.Sigmoid => scores,
        ScoreKind.Labels =>
            throw new InputException(
                "--probabilities",
                "this model gives labels; it has no probabilities to store.",
                "leave it out, or export the model without its argmax."),
        _ =>
            throw new InputException(
                "--probabilities",
                "some images gave scores within 0 to 1 and others did not, so it cannot be seen whether they are probabilities.",
                "say what they are with --scores."),
    };
}
