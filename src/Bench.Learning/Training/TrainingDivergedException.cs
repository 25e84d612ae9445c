using Bench.Core;

namespace Bench.Learning.Training;

/// <summary>The loss of a step was not a finite number.</summary>
public sealed class TrainingDivergedException : InputException
{
    /// <summary>Names the step and the images in its batch.</summary>
    /// <param name="model">Name of the network.</param>
    /// <param name="epoch">0-based epoch.</param>
    /// <param name="step">0-based step in the epoch.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="images">The batch's images: mouse, frame and slice.</param>
    public TrainingDivergedException(string model, int epoch, int step, double loss, IReadOnlyList<string> images)
        : base(
            $"training of {model}",
            FormattableString.Invariant($"loss {loss} at epoch {epoch + 1}, step {step + 1}; images of that step: {string.Join("; ", images)}."),
            "look at these images, or use a lower learning rate.")
    {
        Images = images;
    }

    /// <summary>The batch's images: mouse, frame and slice.</summary>
    public IReadOnlyList<string> Images { get; }
}
