using Bench.Core;

namespace Bench.Learning.Training;

/// <summary>The images of a training run, checked; all networks and seeds of a run share them.</summary>
public sealed class TrainingData
{
    private TrainingData(SliceSet training, SliceSet validation)
    {
        Training = training;
        Validation = validation;
        TrainingSha256 = training.Fingerprint();
        ValidationSha256 = validation.Fingerprint();
    }

    /// <summary>SHA-256 over names, images and labels of what is learnt from.</summary>
    public string TrainingSha256 { get; }

    /// <summary>The same of what decides when to stop.</summary>
    public string ValidationSha256 { get; }

    /// <summary>What is learnt from.</summary>
    internal SliceSet Training { get; }

    /// <summary>What decides when to stop.</summary>
    internal SliceSet Validation { get; }

    /// <summary>Collects all slices of all contoured frames.</summary>
    /// <param name="training">Mice to learn from.</param>
    /// <param name="validation">Mice to watch; none of them among the former.</param>
    /// <exception cref="InputException">
    /// They cannot be trained on: no mice, a mouse twice, frames without images, images of several sizes, grey values that are not numbers, or a
    /// structure that nobody has drawn.
    /// </exception>
    public static TrainingData From(IReadOnlyList<MouseCase> training, IReadOnlyList<MouseCase> validation)
    {
        var (slices, watched) = (SliceSet.From(training, "training"), SliceSet.From(validation, "validation"));
        var shared = training.Select(c => c.Mouse).Intersect(validation.Select(c => c.Mouse)).ToList();
        return shared.Count == 0
            ? new TrainingData(slices, watched)
            : throw new InputException("split", $"{string.Join(", ", shared)} in training and in validation.", "put each mouse into one part only.");
    }
}
