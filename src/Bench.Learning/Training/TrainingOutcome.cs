using Bench.Learning.Weights;

namespace Bench.Learning.Training;

/// <summary>What training gave.</summary>
/// <param name="Options">Options it was made with.</param>
/// <param name="Weights">Weights of the best epoch.</param>
/// <param name="Architecture">Sentence: network, filters, heads, size of what it looks at.</param>
/// <param name="Parameters">Number of parameters, moving statistics included, as Keras counts.</param>
/// <param name="TrainableParameters">Those that training moves.</param>
/// <param name="TrainingImages">Training images (slices).</param>
/// <param name="ValidationImages">Validation images (slices).</param>
/// <param name="History">One entry an epoch.</param>
/// <param name="BestEpoch">0-based epoch of lowest validation loss, whose weights were kept.</param>
/// <param name="StoppedBecause">Why training ended.</param>
/// <param name="ResumedFromEpoch">First epoch of this call; 0 for a run from the start.</param>
/// <param name="Machines">Kinds of machine that the run was on, in order.</param>
/// <param name="Clock">How long it took.</param>
public sealed record TrainingOutcome(
    TrainingOptions Options,
    NetworkWeights Weights,
    string Architecture,
    long Parameters,
    long TrainableParameters,
    int TrainingImages,
    int ValidationImages,
    IReadOnlyList<EpochHistory> History,
    int BestEpoch,
    string StoppedBecause,
    int ResumedFromEpoch,
    IReadOnlyList<string> Machines,
    TrainingClock Clock);
