using Bench.Harness.Machine;
using Bench.Learning.Checks;

namespace Bench.Harness.Options;

/// <summary>What <see cref="Jobs.DeviceCheckJob"/> is asked to do.</summary>
public sealed record DeviceCheckRequest
{
    /// <summary>Device, network and sizes.</summary>
    public DeviceCheckOptions Check { get; init; } = new();

    /// <summary>Whether training and prediction are timed.</summary>
    public bool Rates { get; init; } = true;

    /// <summary>Whether trainings are compared bit by bit.</summary>
    public bool Repeatability { get; init; } = true;

    /// <summary>Images whose labels are compared with the CPU's; 0 for none.</summary>
    public int Images { get; init; } = 200;

    /// <summary>A trained network for the labels.</summary>
    public string WeightsFile { get; init; } = BuiltInNetwork.File;
}
