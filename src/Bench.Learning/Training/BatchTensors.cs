using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>A batch as tensors, on a network's device.</summary>
/// <param name="Indices">Which slices of the set.</param>
/// <param name="Images">(N, 1, working height, working width), floats.</param>
/// <param name="Labels">(N, 1, native height, native width), bytes.</param>
internal sealed record BatchTensors(int[] Indices, Tensor Images, Tensor Labels) : IDisposable
{
    /// <summary>
    /// Brings a batch there. To a GPU it is copied from memory that the system leaves in its place, while other work goes on.
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <param name="grid">Sizes of image and labels.</param>
    /// <param name="device">Where the network lives.</param>
    /// <returns>Tensors outside of any scope; to be freed by the caller.</returns>
    public static BatchTensors On(Batch batch, WorkingGrid grid, Device device)
    {
        var count = batch.Indices.Length;
        return new BatchTensors(
            batch.Indices,
            DeviceCopy.Of(tensor(batch.Images, [count, 1, grid.WorkingHeight, grid.WorkingWidth]), device),
            DeviceCopy.Of(tensor(batch.Labels, [count, 1, grid.Height, grid.Width]), device));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
    }
}
