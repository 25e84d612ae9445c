using Bench.Learning.Checks;

namespace Bench.Harness.Progress;

/// <summary>What a device gave and how fast; see <see cref="Jobs.DeviceCheckJob"/>.</summary>
/// <param name="Device">Such as <c>cuda:0 NVIDIA H100 80GB HBM3</c>.</param>
/// <param name="LibTorch">Version of libtorch.</param>
/// <param name="Network">The network that was trained and timed.</param>
/// <param name="RepeatableAlgorithms">Whether cuDNN could be told to use only algorithms that give the same bits again; true on a CPU.</param>
/// <param name="Training">Rates of training.</param>
/// <param name="Prediction">Rates of prediction.</param>
/// <param name="Repeatability">Which bits came again.</param>
/// <param name="Labels">Labels beside the CPU's.</param>
public sealed record DeviceCheckResult(
    string Device,
    string LibTorch,
    string Network,
    bool RepeatableAlgorithms,
    IReadOnlyList<RateFound> Training,
    IReadOnlyList<RateFound> Prediction,
    IReadOnlyList<RepeatabilityFound> Repeatability,
    IReadOnlyList<LabelsFound> Labels);
