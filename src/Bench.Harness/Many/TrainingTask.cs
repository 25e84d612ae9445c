using System.Globalization;
using System.Text.Json.Serialization;
using Bench.Harness.Stages;

namespace Bench.Harness.Many;

/// <summary>One training of many: a network, a seed, and a fold.</summary>
/// <param name="Number">Number within the run, from 1.</param>
/// <param name="Network">Name of the network.</param>
/// <param name="Seed">Seed of its training.</param>
/// <param name="Fold">Fold that it predicts, from 1; 0 where the split is fixed.</param>
public sealed record TrainingTask(int Number, string Network, int Seed, int Fold)
{
    /// <summary>Its folder, relative to the run's, with <c>/</c>.</summary>
    [JsonIgnore]
    public string Folder => string.Create(
        CultureInfo.InvariantCulture, $"tasks/{Network}/seed-{Seed}{(Fold > 0 ? $"/fold-{Fold}" : "")}");

    /// <summary>Name of its part of the result, such as <c>unet/seed-1/fold-2</c>.</summary>
    [JsonIgnore]
    public string Name => Folder["tasks/".Length..];

    /// <summary>Name for readers, such as <c>UNet, seed 1, fold 2</c>.</summary>
    [JsonIgnore]
    public string Label => string.Create(
        CultureInfo.InvariantCulture, $"{ModelNames.LabelOf(Network)}, seed {Seed}{(Fold > 0 ? $", fold {Fold}" : "")}");

    /// <summary>Every network with every seed and fold, in this order.</summary>
    /// <param name="networks">Names of the networks.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="folds">Number of folds; 0 for a fixed split.</param>
    public static IReadOnlyList<TrainingTask> Of(IReadOnlyList<string> networks, IReadOnlyList<int> seeds, int folds) =>
    [
        .. (from network in networks
            from seed in seeds
            from fold in folds == 0 ? [0] : Enumerable.Range(1, folds)
            select (network, seed, fold)).Select((t, i) => new TrainingTask(i + 1, t.network, t.seed, t.fold)),
    ];
}
