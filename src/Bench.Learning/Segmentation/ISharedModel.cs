using Bench.Learning.Preprocessing;
using TorchSharp;

namespace Bench.Learning.Segmentation;

/// <summary>
/// A model on a GPU, which is busy only with many images at a time: images of several stacks go through it together, and the next are
/// brought while it computes.
/// </summary>
internal interface ISharedModel : IScoreModel
{
    /// <summary>Whether it is on a GPU.</summary>
    bool IsShared { get; }

    /// <summary>Brings images to the model's device, without waiting for what the device is doing.</summary>
    /// <param name="images">Scaled images, working height × working width each; some in each part.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="grid">From <see cref="IPixelModel.GridFor"/>.</param>
    /// <returns>(N, 1, working height, working width), outside of any scope; the caller frees it.</returns>
    torch.Tensor Bring(IEnumerable<ReadOnlyMemory<float>> images, int count, WorkingGrid grid);

    /// <summary>Runs the model.</summary>
    /// <param name="images">From <see cref="Bring"/>.</param>
    /// <returns>As <see cref="IScoreModel.Scores"/>.</returns>
    torch.Tensor Scores(torch.Tensor images);
}
