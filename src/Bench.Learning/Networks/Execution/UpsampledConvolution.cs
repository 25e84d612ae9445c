using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Bench.Learning.Networks.Execution;

/// <summary>A convolution of bilinearly up-sampled features, and which way it is computed.</summary>
internal static class UpsampledConvolution
{
    // Below either, what is drawn is as fast on a CPU, and the numbers of small trainings stay what they always were.
    private const int LeastFactorOnCpu = 8;
    private const long LeastBytesOnCpu = 128L << 20;

    /// <summary>The way to train, as measured on a GPU and on two CPU cores (docs/performance.md).</summary>
    /// <param name="device">Where the network lives.</param>
    /// <param name="factor">k.</param>
    /// <param name="enlargedBytes">Bytes of the up-sampled features.</param>
    public static UpsamplingWay ToTrain(DeviceType device, int factor, long enlargedBytes) =>
        device == DeviceType.CUDA || (factor >= LeastFactorOnCpu && enlargedBytes >= LeastBytesOnCpu)
            ? UpsamplingWay.MatrixProducts
            : UpsamplingWay.AsDrawn;

    /// <summary>The way to predict, without gradients.</summary>
    /// <param name="device">Where the network lives.</param>
    public static UpsamplingWay ToPredict(DeviceType device) =>
        device == DeviceType.CUDA ? UpsamplingWay.MatrixProducts : UpsamplingWay.VectorLoops;

    /// <summary>Bytes that features have once up-sampled.</summary>
    /// <param name="x">(N, C, h, w).</param>
    /// <param name="factor">k.</param>
    public static long EnlargedBytes(Tensor x, int factor) => x.numel() * factor * factor * x.element_size();

    /// <summary>(N, C, h, w) to (N, C, k·h, k·w), bilinear, sampled at half-pixel centres.</summary>
    /// <param name="x">Small features.</param>
    /// <param name="factor">k.</param>
    public static Tensor Upsample(Tensor x, int factor) =>
        functional.interpolate(x, [x.shape[2] * factor, x.shape[3] * factor], mode: InterpolationMode.Bilinear, align_corners: false);
}
