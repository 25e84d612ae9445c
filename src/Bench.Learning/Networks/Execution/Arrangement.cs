using TorchSharp;

namespace Bench.Learning.Networks.Execution;

/// <summary>
/// How a network is computed on a device. The numbers are the same up to rounding; what differs is how many calls and how much memory
/// traffic they take. The choice is made here alone.
/// </summary>
internal sealed record Arrangement
{
    /// <summary>For a CPU: everything as it is drawn, so that trainings there keep the bits that they always had.</summary>
    public static Arrangement Drawn { get; } = new();

    /// <summary>For a GPU: few calls, each with much to do.</summary>
    public static Arrangement OfGpu { get; } = new()
    {
        Upsampling = UpsamplingWay.MatrixProducts,
        LeavesOutBiases = true,
        KernelsChannelsLast = true,
    };

    /// <summary>How convolutions of up-sampled features are computed, with gradients; null for what suits their size.</summary>
    public UpsamplingWay? Upsampling { get; init; }

    /// <summary>
    /// Whether training leaves out what a batch norm takes away again: the bias of a convolution before it. Each costs a pass over the
    /// features forward and one back. The biases are there, and zero.
    /// </summary>
    public bool LeavesOutBiases { get; init; }

    /// <summary>Whether kernels have their input channels last in memory, as convolutions of such features want them.</summary>
    public bool KernelsChannelsLast { get; init; }

    /// <summary>The arrangement for a device.</summary>
    /// <param name="device">Where the network lives.</param>
    public static Arrangement For(DeviceType device) => device == DeviceType.CUDA ? OfGpu : Drawn;
}
