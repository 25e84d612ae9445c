using Bench.Core.Training;
using Bench.Learning.Weights;

namespace Bench.Learning.Training;

/// <summary>What training gave.</summary>
/// <param name="Options">Options it was made with.</param>
/// <param name="Weights">Weights of the best epoch.</param>
/// <param name="Summary">Network, images, epochs, and which was kept.</param>
/// <param name="TrainableParameters">Those that training moves.</param>
/// <param name="ValidationImages">Validation images (slices).</param>
/// <param name="ResumedFromEpoch">First epoch of this call; 0 for a run from the start.</param>
/// <param name="Machines">Kinds of machine that the run was on, in order.</param>
/// <param name="Clock">How long it took.</param>
public sealed record TrainingOutcome(
    TrainingOptions Options,
    NetworkWeights Weights,
    TrainingSummary Summary,
    long TrainableParameters,
    int ValidationImages,
    int ResumedFromEpoch,
    IReadOnlyList<string> Machines,
    TrainingClock Clock);
