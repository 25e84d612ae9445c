using Bench.Core;

namespace Bench.Learning.Training;

/// <summary>Training has gone off: a loss or a gradient is no longer a finite number.</summary>
public sealed class TrainingDivergedException : InputException
{
    /// <summary>Names the step and the images in its batch.</summary>
    /// <param name="model">Name of the network.</param>
    /// <param name="found">What was found and when, e.g. <c>loss NaN at epoch 1, step 3</c>.</param>
    /// <param name="images">The batch's images: mouse, frame and slice.</param>
    public TrainingDivergedException(string model, string found, IReadOnlyList<string> images)
        : base(
            $"training of {model}",
            $"{found}; images of that batch: {string.Join("; ", images)}.",
            "look at these images, or use a lower learning rate.")
    {
        Images = images;
    }

    /// <summary>The batch's images: mouse, frame and slice.</summary>
    public IReadOnlyList<string> Images { get; }
}
