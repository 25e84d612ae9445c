using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Networks.Execution;

/// <summary>A convolution of bilinearly up-sampled features, and which way it is computed.</summary>
internal static class UpsampledConvolution
{
    /// <summary>
    /// The way for a kind of device: measured on one GPU and on two CPU cores (docs/performance.md). On a GPU matrix products, in PyTorch,
    /// took about half the time and memory of what is drawn, or less; on a CPU they were slower.
    /// </summary>
    /// <param name="device">Where the network lives.</param>
    /// <param name="withGradients">Whether it is trained.</param>
    public static UpsamplingWay WayOn(DeviceType device, bool withGradients) => device switch
    {
        DeviceType.CUDA => UpsamplingWay.MatrixProducts,
        _ when withGradients => UpsamplingWay.AsDrawn,
        _ => UpsamplingWay.VectorLoops,
    };

    /// <summary>(N, C, h, w) to (N, C, k·h, k·w), bilinear, sampled at half-pixel centres.</summary>
    /// <param name="x">Small features.</param>
    /// <param name="factor">k.</param>
    public static Tensor Upsample(Tensor x, int factor) =>
        functional.interpolate(x, [x.shape[2] * factor, x.shape[3] * factor], mode: InterpolationMode.Bilinear, align_corners: false);
}
