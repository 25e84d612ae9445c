using System.Text.Json.Serialization;

namespace Bench.Core.Training;

/// <summary>How a model was trained.</summary>
/// <param name="Architecture">Sentence: network, filters, input size, heads.</param>
/// <param name="Parameters">Number of parameters.</param>
/// <param name="Images">Training images (slices).</param>
/// <param name="BestEpoch">0-based epoch whose weights were kept.</param>
/// <param name="StoppedBecause">Why training ended.</param>
/// <param name="Epochs">One entry an epoch.</param>
public sealed record TrainingSummary(
    string Architecture, long Parameters, int Images, int BestEpoch, string StoppedBecause, IReadOnlyList<EpochRecord> Epochs)
{
    /// <summary>Sentences for a methods section: loss, optimiser, batches, stopping, augmentation; empty where not recorded.</summary>
    public string Recipe { get; init; } = "";

    /// <summary>The network's layers; null in records of earlier builds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NetworkDescription? Network { get; init; }

    /// <summary>
    /// The training of every fold, where several were tested together as one model: images, epochs and reason above are then those of the
    /// first. Null for a single training.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FoldTraining>? Folds { get; init; }

    /// <summary>The trainings behind the model: of every fold, or the only one, which has no number.</summary>
    [JsonIgnore]
    public IReadOnlyList<FoldTraining> Each => Folds ?? [new FoldTraining(null, BestEpoch, Epochs)];
}

/// <summary>One item of the training protocol: what is published, and what the run did.</summary>
/// <param name="Item">What it is about.</param>
/// <param name="Paper">What the paper says; empty where it says nothing.</param>
/// <param name="PublishedCode">What the published code does.</param>
/// <param name="Chosen">What the run did.</param>
/// <param name="Follows"><c>both</c>, <c>paper</c>, <c>code</c> or <c>neither</c>.</param>
/// <param name="Option">Option of the command line that changes it; empty where none does.</param>
public sealed record ProtocolChoice(string Item, string Paper, string PublishedCode, string Chosen, string Follows, string Option);

/// <summary>How one of several folds was trained.</summary>
/// <param name="Fold">Its number, from 1; null where there are no folds.</param>
/// <param name="BestEpoch">0-based epoch whose weights were kept.</param>
/// <param name="Epochs">One entry an epoch.</param>
public sealed record FoldTraining(int? Fold, int BestEpoch, IReadOnlyList<EpochRecord> Epochs);
