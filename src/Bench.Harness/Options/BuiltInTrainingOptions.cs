namespace Bench.Harness.Options;

/// <summary>How the built-in network is trained (docs/weights.md).</summary>
public sealed record BuiltInTrainingOptions
{
    /// <summary>Folder to write to.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Weights that are calibrated and measured, instead of a training; null to train.</summary>
    public string? Weights { get; init; }

    /// <summary>Phantom mice to learn from, end-diastole and end-systole of each.</summary>
    public int Mice { get; init; } = 3000;

    /// <summary>Mice of each family that choose the epoch.</summary>
    public int ValidationMice { get; init; } = 4;

    /// <summary>Other mice of each family that the figures come from.</summary>
    public int TestMice { get; init; } = 20;

    /// <summary>Seed of mice, first weights and order.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Most epochs.</summary>
    public int Epochs { get; init; } = 16;

    /// <summary>Minutes after which training ends; null for no limit.</summary>
    public double? Minutes { get; init; }

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Learning rate at its highest.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>Longest side, pixels, at which the network looks at images.</summary>
    public int WorkingSize { get; init; } = 128;

    /// <summary>What of the network is to be otherwise.</summary>
    public NetworkChange Network { get; init; } = NetworkChange.None;

    /// <summary>cpu, cuda or auto.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, else that of this build.</summary>
    public string? LibTorch { get; init; }

    /// <summary>Number of threads; 0: one a core.</summary>
    public int Threads { get; init; }
}
