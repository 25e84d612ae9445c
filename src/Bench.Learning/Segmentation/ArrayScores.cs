using Bench.Learning.Preprocessing;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Makes labels and probabilities of scores without libtorch, as <see cref="TensorScores"/> does with it: up-samples bilinearly
/// (half-pixel centres), cuts the padding off, takes the highest.
/// </summary>
internal static class ArrayScores
{
    /// <summary>Reads logits.</summary>
    /// <param name="logits">(N, classes, working height, working width).</param>
    /// <param name="count">N.</param>
    /// <param name="classes">Classes, background included.</param>
    /// <param name="grid">The grid that made the model's input.</param>
    /// <param name="withProbabilities">Whether probabilities (softmax) are wanted.</param>
    public static LabelledImages Read(float[] logits, int count, int classes, WorkingGrid grid, bool withProbabilities)
    {
        var labels = new byte[count * grid.Height * grid.Width];
        var probabilities = withProbabilities ? new float[labels.Length * classes] : null;
        var columns = Enumerable.Range(0, grid.Width).Select(x => Between(x, grid.Factor, grid.WorkingWidth)).ToArray();
        Parallel.For(0, count * grid.Height, index =>
        {
            var (image, y) = Math.DivRem(index, grid.Height);
            var row = Between(y, grid.Factor, grid.WorkingHeight);
            Span<float> scores = stackalloc float[classes];
            for (var x = 0; x < grid.Width; x++)
            {
                for (var c = 0; c < classes; c++)
                {
                    var plane = logits.AsSpan((image * classes + c) * grid.WorkingHeight * grid.WorkingWidth);
                    var above = Along(plane[(row.First * grid.WorkingWidth)..], columns[x]);
                    var below = Along(plane[(row.Second * grid.WorkingWidth)..], columns[x]);
                    scores[c] = above + row.Share * (below - above);
                }

                var at = index * grid.Width + x;
                labels[at] = (byte)Highest(scores);
                if (probabilities is not null)
                    Softmax(scores, probabilities.AsSpan(at * classes, classes));
            }
        });
        return new LabelledImages(labels, probabilities);
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
