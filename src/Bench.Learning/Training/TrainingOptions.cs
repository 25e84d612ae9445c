using System.Text.Json.Serialization;
using Bench.Learning.Augmentation;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Training;

/// <summary>
/// Everything that decides a training run besides the data, the number of threads and the kind of machine. Two runs with equal options
/// give the same weights bit for bit on the CPU.
/// </summary>
public sealed record TrainingOptions
{
    /// <summary>Name of the profile that these options come from.</summary>
    public required string Profile { get; init; }

    /// <summary>Architecture.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>
    /// The grid of the study that images and labels are brought to before anything else; null for their own, which must be of one size.
    /// Absent from records where there is none, so that these stay as they are.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StudyGrid? Grid { get; init; }

    /// <summary>
    /// Longest side, pixels, at which the network looks at images, to the nearest whole factor of averaging; 0 for native size.
    /// </summary>
    public int WorkingSize { get; init; }

    /// <summary>Images a step.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>
    /// Whether <see cref="BatchSize"/> is the most, halved until a step fits the memory of the GPU, before anything begins.
    /// </summary>
    [JsonIgnore]
    public bool FitsBatch { get; init; }

    /// <summary>Most epochs.</summary>
    public int Epochs { get; init; } = 200;

    /// <summary>Training ends after as many epochs without a fall of the validation loss.</summary>
    public int Patience { get; init; } = 25;

    /// <summary>
    /// True to draw each step's images with replacement (published code); false to go through a shuffled list each epoch.
    /// </summary>
    public bool SampleWithReplacement { get; init; }

    /// <summary>The loss.</summary>
    public LossKind Loss { get; init; }

    /// <summary>Learning rate, at its highest.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How the learning rate goes.</summary>
    public LearningRateSchedule Schedule { get; init; }

    /// <summary>Where Adam adds ε.</summary>
    public EpsilonPlacement AdamEpsilonPlacement { get; init; } = EpsilonPlacement.Keras;

    /// <summary>Adam's ε. Keras: 1e-7, PyTorch: 1e-8.</summary>
    public double AdamEpsilon { get; init; } = 1e-7;

    /// <summary>How training images are varied.</summary>
    public AugmentationOptions Augmentation { get; init; } = AugmentationOptions.Paper;

    /// <summary>Seed of first weights, sampling, augmentation and dropout.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Throws where an option has no meaning.</summary>
    /// <exception cref="ArgumentException">A count below 1, a learning rate or ε of 0 or less, an impossible network.</exception>
    public void Validate()
    {
        Network.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(WorkingSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(AdamEpsilon);
    }

    /// <summary>Learning rate of a step.</summary>
    /// <param name="step">0-based, over the whole run.</param>
    /// <param name="steps">Steps of the whole run if it is not stopped early.</param>
    public double LearningRateAt(long step, long steps)
    {
        if (Schedule == LearningRateSchedule.Constant)
        {
            return LearningRate;
        }

        var warm = Math.Max(1, steps / 10);
        return step < warm
            ? LearningRate * (step + 1) / warm
            : LearningRate * 0.5 * (1 + Math.Cos(Math.PI * (step - warm) / Math.Max(1, steps - warm)));
    }
}
