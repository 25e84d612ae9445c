using System.Globalization;
using Bench.Core.Training;
using Bench.Evaluation.Results;

namespace Bench.Testing;

/// <summary>Settings, provenance, training and issues of made-up results.</summary>
internal static class SampleContext
{
    public static EvaluationSettings Settings(SampleOptions options, IReadOnlyList<string> mice) => new()
    {
        Kind = RunKind.Run,
        Profile = options.IsPhantom ? "quick" : "paper",
        DataSource = options.IsPhantom ? $"phantom cohort, {options.Mice + 20} mice" : "Data (130 mice)",
        IsPhantom = options.IsPhantom,
        Split = options.IsPhantom ? "phantom-fixed" : "notebook-2025",
        TrainMice = [.. Enumerable.Range(200, 90).Select(i => $"Mouse{i}")],
        ValidationMice = [.. Enumerable.Range(300, 15).Select(i => $"Mouse{i}")],
        TestMice = mice,
        Seed = 42,
        VoxelSpacingMm = [0.1, 0.1, 1.0],
        Cleaning = new("published", ""),
        DicePolicy = "Dice over the whole stack of a frame, (2·|A∩B| + 1e-6) / (|A| + |B| + 1e-6), both empty = 1; averaged over mice.",
        StandardDeviationPolicy = "SDs and limits of agreement use n − 1.",
        PhaseRule = "ED is the first contoured frame, ES the contoured frame with least blood pool inside the heart at ED.",
    };

    public static Provenance Provenance(SampleOptions options) => new(
        "0.1.0",
        "0123456789abcdef0123456789abcdef01234567",
        $"run --seed {options.Seed.ToString(CultureInfo.InvariantCulture)}",
        "2025-06-01T12:30:00Z",
        "Debian GNU/Linux 12 (bookworm)",
        "Example processor, 2 cores",
        2,
        "cpu",
        ".NET 10.0.1",
        new Dictionary<string, string>
        {
            ["PureHDF"] = "2.2.0",
            ["TorchSharp"] = "0.107.0",
            ["libtorch"] = "2.10.0",
        },
        new Dictionary<string, string>
        {
            ["data"] = new string('a', 64),
            ["split"] = new string('b', 64),
            ["weights/unet3plus"] = new string('c', 64),
        },
        "On one machine with the same threads and seed every number repeats bit for bit; on another processor the last digits may differ.");

    public static TrainingSummary Training(string label, int epochs, int index) => new(
        $"{label}: five levels of 32 to 512 filters, input 256 × 256, five heads",
        12_963_443 - (index * 1_000_000),
        1858,
        Math.Max(0, epochs - 6),
        "no fall in validation loss for 5 epochs",
        [
            .. Enumerable.Range(0, epochs).Select(e => new EpochRecord(
                e,
                0.4 + (2.2 * Math.Exp(-e / (6.0 + index))),
                0.45 + (2.1 * Math.Exp(-e / (6.5 + index))) + (0.03 * Math.Sin(e * 2.1)),
                0.91 - (0.6 * Math.Exp(-e / 5.0)) + (0.01 * Math.Sin(e * 1.7)),
                0.945 - (0.5 * Math.Exp(-e / 4.0)) + (0.01 * Math.Sin(e * 1.3)),
                1e-3)),
        ])
    { Network = Network };

    /// <summary>Two levels, one skip and one enlargement into the upper decoder level, one head.</summary>
    private static NetworkDescription Network { get; } = new(256, 256,
    [
        new("Input", NetworkLayer.Input, [], 1, 1, 0),
        new("Encoder1_Conv_1", NetworkLayer.Convolution, [0], 32, 1, 320),
        new("Encoder1_ReLU_1", "ReLU", [1], 32, 1, 0),
        new("Encoder2_Pool", NetworkLayer.Pooling, [2], 32, 2, 0),
        new("Encoder2_Conv_1", NetworkLayer.Convolution, [3], 64, 1, 18_496),
        new("Encoder2_ReLU_1", "ReLU", [4], 64, 1, 0),
        new("Skip2_1_Up", NetworkLayer.Upsampling, [5], 64, 2, 0),
        new("Skip2_1_Conv_1", NetworkLayer.Convolution, [6], 32, 1, 18_464),
        new("Decoder1_Concat", NetworkLayer.Concatenation, [2, 7], 64, 1, 0),
        new("Decoder1_Conv_1", NetworkLayer.Convolution, [8], 32, 1, 18_464),
        new("Decoder1_ReLU_1", "ReLU", [9], 32, 1, 0),
        new("Scores", NetworkLayer.Convolution, [10], 3, 1, 867),
        new("softmax", NetworkLayer.Softmax, [11], 3, 1, 0),
    ]);

    public static IReadOnlyList<RunIssue> Issues(SampleOptions options, IReadOnlyList<string> mice)
    {
        var issues = new List<RunIssue>();
        if (options.WithFailedCase)
        {
            issues.Add(
                new RunIssue(
                    IssueSeverity.Error,
                    mice[^1],
                    "predictions/Mouse.h5 has masks of 128 × 128 × 9 where the reference has 256 × 256 × 9: left out of every mean."));
        }

        if (options.WithInflow)
        {
            issues.Add(
                new RunIssue(IssueSeverity.Note, mice[0], "Two inflow frames are contoured; they enter dice_inflow.csv and no mean."));
        }

        return issues;
    }
}
