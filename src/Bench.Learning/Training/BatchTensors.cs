using Bench.Learning.Preprocessing;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>A batch as tensors.</summary>
internal static class BatchTensors
{
    /// <summary>(N, 1, working height, working width), floats.</summary>
    public static Tensor Images(Batch batch, WorkingGrid grid, Device device) =>
        tensor(batch.Images, [batch.Indices.Length, 1, grid.WorkingHeight, grid.WorkingWidth], device: device);

    /// <summary>(N, 1, native height, native width), bytes.</summary>
    public static Tensor Labels(Batch batch, WorkingGrid grid, Device device) =>
        tensor(batch.Labels, [batch.Indices.Length, 1, grid.Height, grid.Width], device: device);
}
