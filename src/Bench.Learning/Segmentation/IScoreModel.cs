using Bench.Core;
using Bench.Learning.Preprocessing;
using TorchSharp;

namespace Bench.Learning.Segmentation;

/// <summary>One of this program's networks on libtorch, which makes labels and probabilities of its scores too.</summary>
internal interface IScoreModel : IPixelModel
{
    /// <summary>Runs the model.</summary>
    /// <param name="images">(N, 1, working height, working width), scaled.</param>
    /// <param name="count">N.</param>
    /// <param name="grid">From <see cref="IPixelModel.GridFor"/>.</param>
    /// <returns>(N, classes, working height, working width) in the order of labels; the caller frees it.</returns>
    /// <exception cref="InputException">The model fails on them, or gives something else.</exception>
    torch.Tensor Scores(float[] images, int count, WorkingGrid grid);

    /// <inheritdoc/>
    LabelledImages IPixelModel.Label(float[] images, int count, WorkingGrid grid, bool withProbabilities) =>
        TensorScores.Read(() => Scores(images, count, grid), Kind, grid, withProbabilities);
}
