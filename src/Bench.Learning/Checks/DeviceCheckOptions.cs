using Bench.Learning.Networks;
using Bench.Learning.Runtime;

namespace Bench.Learning.Checks;

/// <summary>How a device is checked. Without any change: the published network on 16 images of 256 × 256, in every precision of a GPU.</summary>
public sealed record DeviceCheckOptions
{
    /// <summary>Where.</summary>
    public DeviceChoice Device { get; init; } = DeviceChoice.Auto;

    /// <summary>Threads inside one operation; 0 leaves the choice to libtorch.</summary>
    public int Threads { get; init; }

    /// <summary>The network that is trained and timed, with first weights.</summary>
    public NetworkOptions Network { get; init; } = NetworkOptions.UNet3Plus;

    /// <summary>Rows and columns of an image.</summary>
    public int Side { get; init; } = 256;

    /// <summary>Images a step, and a pass.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Steps of which weights are compared.</summary>
    public int Steps { get; init; } = 50;

    /// <summary>For how long each rate is measured, after a few steps untimed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Precisions, in the order they are measured: the one that needs least memory first, because libtorch keeps what it once had.</summary>
    public IReadOnlyList<ComputePrecision> Precisions { get; init; } = [ComputePrecision.BFloat16, ComputePrecision.Tf32, ComputePrecision.Full];

    /// <summary>Whether convolutions of up-sampled features are computed as they are drawn, for comparison.</summary>
    public bool AsDrawn { get; init; }

    /// <summary>Whether cuDNN tries its algorithms and keeps the fastest, for comparison.</summary>
    public bool ByTiming { get; init; }
}
