using Bench.Learning.Runtime;

namespace Bench.Learning.Training;

/// <summary>A step that a device was told to take, and what is needed once its numbers are there.</summary>
/// <param name="Indices">Slices of its batch.</param>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="Numbers">Its numbers, on their way.</param>
internal sealed record OrderedStep(int[] Indices, double LearningRate, Arrival Numbers) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Numbers.Dispose();
}
