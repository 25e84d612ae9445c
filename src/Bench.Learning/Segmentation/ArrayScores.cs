using Bench.Core;
using Bench.Learning.Preprocessing;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Makes labels and probabilities of scores without libtorch, as <see cref="TensorScores"/> does with it: up-samples bilinearly
/// (half-pixel centres), cuts the padding off, takes the highest.
/// </summary>
internal static class ArrayScores
{
    /// <summary>Reads scores.</summary>
    /// <param name="scores">(N, classes, working height, working width).</param>
    /// <param name="count">N.</param>
    /// <param name="classes">Classes, background included.</param>
    /// <param name="grid">The grid that made the model's input.</param>
    /// <param name="probabilitiesOf">What the scores are, where probabilities are wanted; null where they are not.</param>
    /// <exception cref="InputException">Scores of this kind give no probabilities.</exception>
    public static LabelledImages Read(float[] scores, int count, int classes, WorkingGrid grid, ScoreKind? probabilitiesOf)
    {
        if (probabilitiesOf is { } kind)
            RequireProbabilities(kind);
        var labels = new byte[count * grid.Height * grid.Width];
        var probabilities = probabilitiesOf is not null ? new float[labels.Length * classes] : null;
        var columns = Enumerable.Range(0, grid.Width).Select(x => Between(x, grid.Factor, grid.WorkingWidth)).ToArray();
        Parallel.For(0, count * grid.Height, index =>
        {
            var (image, y) = Math.DivRem(index, grid.Height);
            var row = Between(y, grid.Factor, grid.WorkingHeight);
            Span<float> pixel = stackalloc float[classes];
            for (var x = 0; x < grid.Width; x++)
            {
                for (var c = 0; c < classes; c++)
                {
                    var plane = scores.AsSpan((image * classes + c) * grid.WorkingHeight * grid.WorkingWidth);
                    var above = Along(plane[(row.First * grid.WorkingWidth)..], columns[x]);
                    var below = Along(plane[(row.Second * grid.WorkingWidth)..], columns[x]);
                    pixel[c] = above + row.Share * (below - above);
                }

                var at = index * grid.Width + x;
                labels[at] = (byte)Highest(pixel);
                if (probabilities is null)
                    continue;
                var shares = probabilities.AsSpan(at * classes, classes);
                if (probabilitiesOf == ScoreKind.Logits)
                    Softmax(pixel, shares);
                else
                    pixel.CopyTo(shares); // A sigmoid head's are left as they are: dividing by their sum would claim what it does not say.
            }
        });
        return new LabelledImages(labels, probabilities);
    }

    private static void RequireProbabilities(ScoreKind kind)
    {
        if (kind == ScoreKind.Labels)
        {
            throw new InputException(
                "--probabilities",
                "this model gives labels; it has no probabilities to store.",
                "leave it out, or export the model without its argmax.");
        }

        if (kind == ScoreKind.Unclear)
        {
            throw new InputException(
                "--probabilities",
                "some images gave scores within 0 to 1 and others did not, so it cannot be seen whether they are probabilities.",
                "say what they are with --scores.");
        }
    }

    private static float Along(ReadOnlySpan<float> row, (int First, int Second, float Share) column) =>
        row[column.First] + column.Share * (row[column.Second] - row[column.First]);

    // The two working pixels between which the centre of a native one lies, and how far it is from the first.
    private static (int First, int Second, float Share) Between(int native, int factor, int working)
    {
        if (factor == 1)
            return (native, native, 0);
        var at = Math.Max(0, (native + 0.5f) / factor - 0.5f);
        var first = (int)at;
        return (first, Math.Min(first + 1, working - 1), at - first);
    }

    private static int Highest(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var c = 1; c < scores.Length; c++)
        {
            if (scores[c] > scores[best])
                best = c;
        }

        return best;
    }

    private static void Softmax(ReadOnlySpan<float> scores, Span<float> shares)
    {
        var (highest, sum) = (scores[Highest(scores)], 0f);
        for (var c = 0; c < scores.Length; c++)
            sum += shares[c] = MathF.Exp(scores[c] - highest);
        foreach (ref var share in shares)
            share /= sum;
    }
}
