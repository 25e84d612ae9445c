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
}
