using Bench.Data.Phantom;

namespace Bench.Harness.Options;

/// <summary>How the built-in network is trained (docs/weights.md).</summary>
public sealed record BuiltInTrainingOptions
{
    /// <summary>Folder to write to.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Weights that are calibrated and measured, instead of a training; null to train.</summary>
    public string? Weights { get; init; }

    /// <summary>Phantom mice to learn from, end-diastole and end-systole of each.</summary>
    public int Mice { get; init => field = BuiltInSettings.Mice.Check(value); } = 3000;

    /// <summary>Mice of each family that choose the epoch.</summary>
    public int ValidationMice { get; init => field = BuiltInSettings.ValidationMice.Check(value); } = 4;

    /// <summary>Other mice of each family that the figures come from.</summary>
    public int TestMice { get; init => field = BuiltInSettings.TestMice.Check(value); } = 20;

    /// <summary>Seed of mice, first weights and order.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Most epochs.</summary>
    public int Epochs { get; init => field = BuiltInSettings.Epochs.Check(value); } = 16;

    /// <summary>Minutes after which training ends; null for no limit.</summary>
    public double? Minutes { get; init => field = BuiltInSettings.Minutes.Check(value); }

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init => field = BuiltInSettings.BatchSize.Check(value); } = 32;

    /// <summary>Learning rate at its highest.</summary>
    public double LearningRate { get; init => field = BuiltInSettings.LearningRate.Check(value); } = 2e-3;

    /// <summary>Longest side, pixels, at which the network looks at images.</summary>
    public int WorkingSize { get; init => field = BuiltInSettings.WorkingSize.Check(value); } = 128;

    /// <summary>What of the network is to be otherwise.</summary>
    public NetworkChange Network { get; init; } = NetworkChange.None;

    /// <summary>cpu, cuda or auto.</summary>
    public string Device { get; init => field = ComputingSettings.Device.Check(value); } = ComputingSettings.Automatic;

    /// <summary>Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, else that of this build.</summary>
    public string? LibTorch { get; init; }

    /// <summary>Number of threads; 0: one a core.</summary>
    public int Threads { get; init => field = ComputingSettings.Threads.Check(value); }
}

/// <summary>Options of <c>bench train built-in</c> alone.</summary>
internal static class BuiltInSettings
{
    private const int MostKept = 1000;

    public static Setting<int> Mice { get; } = Setting.Whole("--mice", "Phantom mice to learn from.", 1, PhantomOptions.MostMice, "N");

    public static Setting<int> ValidationMice { get; } = Setting.Whole(
        "--validation-mice", "Mice of each family kept from training that choose the epoch.", 1, MostKept, "N");

    public static Setting<int> TestMice { get; } = Setting.Whole(
        "--test-mice", "Other mice of each family that the figures come from.", 1, MostKept, "N");

    public static Setting<int> Epochs { get; } = Setting.Whole("--epochs", "Most epochs.", 1, 100_000, "N");

    public static Setting<double> Minutes { get; } = Setting.Number(
        "--minutes", "Time limit of the training; the learning rate comes down with it. Default: none.", "M", m => m > 0,
        "a number above 0", "90");

    public static Setting<int> BatchSize { get; } = Setting.Whole("--batch-size", "Images a step.", 1, 4096, "N");

    public static Setting<double> LearningRate { get; } = Setting.Number(
        "--learning-rate", "Learning rate at its highest.", "X", rate => rate is > 0 and < 1, "a number above 0 and below 1", "0.002");

    public static Setting<int> WorkingSize { get; } = new(
        "--working-size", "Longest side at which the network looks at images: 64 or 128.", "64|128")
    {
        Fault = size => size is 64 or 128 ? null : (FormattableString.Invariant($"{size} is not a size."), "choose 64 or 128."),
    };
}
