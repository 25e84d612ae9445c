using Bench.Core;
using Bench.Learning.Augmentation;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Training;
using Xunit.Sdk;
using Xunit.v3;

[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Bench.Learning.Tests;

/// <summary>Runs small enough for a test: three levels, few filters, 32 × 32 pixels.</summary>
internal static class Tiny
{
    public static TorchRuntime Runtime { get; } = TorchRuntime.Start(DeviceChoice.Cpu, 2);

    public static NetworkOptions Network { get; } = NetworkOptions.UNet3Plus with { Filters = [4, 6, 8] };

    public static TrainingOptions Options { get; } = new()
    {
        Profile = "tiny",
        Network = Network,
        WorkingSize = 16,
        BatchSize = 5,
        Epochs = 4,
        Patience = 4,
        LearningRate = 1e-2,
        Augmentation = AugmentationOptions.Code,
        Seed = 11,
    };

    public static IReadOnlyList<MouseCase> Training { get; } = SyntheticHearts.Mice(1, 3, 32, 3);

    public static IReadOnlyList<MouseCase> Validation { get; } = SyntheticHearts.Mice(51, 2, 32, 3);
}
