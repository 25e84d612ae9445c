using Bench.Learning.Weights;

namespace Bench.Learning.Training;

/// <summary>All of a run between two steps.</summary>
/// <param name="State">Epochs and steps done.</param>
/// <param name="Current">Weights now.</param>
/// <param name="Best">Weights of the best epoch.</param>
/// <param name="Moments">Adam's moments.</param>
internal sealed record TrainingSnapshot(
    TrainingState State, IReadOnlyList<NamedArray> Current, IReadOnlyList<NamedArray> Best, IReadOnlyList<NamedArray> Moments);
