using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Orders what a model says of images that are on its device, without waiting for it. Images that do not fit the device's memory together
/// are halved, and so are all after them.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="imagesAPass">Images that go through it together; 0 for as many as suit the device.</param>
internal sealed class DevicePass(ISharedModel model, int imagesAPass)
{
    private int _most = imagesAPass;

    /// <summary>Images that go through the model together.</summary>
    /// <param name="grid">The size at which it sees them.</param>
    public int Most(WorkingGrid grid) => _most > 0 ? _most : model.ImagesAPass(grid.WorkingHeight * grid.WorkingWidth);

    /// <summary>Orders a pass.</summary>
    /// <param name="images">From <see cref="ISharedModel.Bring"/>.</param>
    /// <param name="grid">From <see cref="IPixelModel.GridFor"/>.</param>
    /// <param name="withProbabilities">Whether probabilities are wanted.</param>
    /// <returns>Labels (N, H, W), bytes, and probabilities (N, H, W, classes), on the device; the caller frees them.</returns>
    public (Tensor Labels, Tensor? Probabilities) Order(Tensor images, WorkingGrid grid, bool withProbabilities)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        try
        {
            var scores = NativeLogits.From(model.Scores(images), grid);
            var probabilities = !withProbabilities ? null
                : (model.Kind == ScoreKind.Logits ? scores.softmax(1) : scores).permute(0, 2, 3, 1).contiguous();
            return (
                scores.argmax(1).to(ScalarType.Byte).contiguous().MoveToOuterDisposeScope(), probabilities?.MoveToOuterDisposeScope());
        }
        catch (Exception failure) when (DeviceFailure.IsOutOfMemory(failure) && images.shape[0] > 1)
        {
            _most = (int)images.shape[0] / 2;
        }

        var halves = images.split(_most).Select(half => Order(half, grid, withProbabilities)).ToArray();
        return (
            cat([.. halves.Select(h => h.Labels)]).MoveToOuterDisposeScope(),
            withProbabilities ? cat([.. halves.Select(h => h.Probabilities!)]).MoveToOuterDisposeScope() : null);
    }
}
