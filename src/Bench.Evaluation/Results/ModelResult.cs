using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Core.Training;

namespace Bench.Evaluation.Results;

/// <summary>What was found for one model.</summary>
/// <param name="Name">Name used in tables and file names, e.g. <c>unet3plus</c>.</param>
/// <param name="Label">Name for readers, e.g. <c>UNet3+</c>.</param>
/// <param name="Training">How it was trained; null for masks made elsewhere.</param>
/// <param name="Cases">One entry a mouse, in the order of the test list.</param>
/// <param name="Dice">Dice summaries; see <see cref="DiceSummary"/>.</param>
/// <param name="Agreement">Agreement of each quantity with the expert, in the order of <see cref="Core.Quantity"/>.</param>
public sealed record ModelResult(
    string Name,
    string Label,
    TrainingSummary? Training,
    IReadOnlyList<CaseResult> Cases,
    IReadOnlyList<DiceSummary> Dice,
    IReadOnlyList<AgreementSummary> Agreement)
{
    /// <summary>Name of the network that this is a training of; models of one family differ in their seed alone.</summary>
    public string Family { get; init; } = Name;

    /// <summary>Why its numbers are not those of unseen mice, as a sentence; empty where nothing is known against it.</summary>
    public string Leak { get; init; } = "";

    /// <summary>Seed of training; null where that is not known.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether Dice depends on structure and phase; empty in results of earlier builds.</summary>
    public IReadOnlyList<DiceEffect> DiceEffects { get; init; } = [];

    /// <summary>The same by group of cases; empty where cases have no groups.</summary>
    [JsonIgnore] public IReadOnlyList<GroupSummary> Groups => ByGroup ?? [];

    /// <summary>The same as stored; null where cases have no groups, and in results of earlier builds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GroupSummary>? ByGroup { get; init; }

    /// <summary>Whether every mask was the expert's own, voxel for voxel and before cleaning.</summary>
    public bool IsReference { get; init; }
}

/// <summary>A model's numbers on one group of cases, such as a diagnosis.</summary>
/// <param name="Group">The group as the data name it; empty for cases that have none.</param>
/// <param name="Cases">Cases in it, measured or not.</param>
/// <param name="Dice">Mean of ED and ES of each structure.</param>
/// <param name="Agreement">Agreement of each quantity.</param>
public sealed record GroupSummary(string Group, int Cases, IReadOnlyList<DiceSummary> Dice, IReadOnlyList<AgreementSummary> Agreement)
{
    /// <summary>Name for readers.</summary>
    [System.Text.Json.Serialization.JsonIgnore] public string Label => Group.Length == 0 ? "no group" : Group;
}

/// <summary>How much one number of a network varies with the seed of its training alone: same mice, same options.</summary>
/// <param name="Family">Name of the network.</param>
/// <param name="Statistic"><c>dice</c> (mean over mice) or <c>bias</c> (mean of predicted less reference).</param>
/// <param name="Structure">Structure of a Dice; null for the mean of both, and for a bias.</param>
/// <param name="Phase">Phase of a Dice; null for the mean of ED and ES, and for a bias.</param>
/// <param name="Quantity">Quantity of a bias; null for a Dice.</param>
/// <param name="Unit">Unit of the values; empty for Dice.</param>
/// <param name="Seeds">The seeds.</param>
/// <param name="Values">The number for each seed, in that order.</param>
/// <param name="Mean">Mean over seeds.</param>
/// <param name="StandardDeviation">SD over seeds with n − 1.</param>
public sealed record SeedSpread(
    string Family,
    string Statistic,
    Structure? Structure,
    CardiacPhase? Phase,
    Quantity? Quantity,
    string Unit,
    IReadOnlyList<int> Seeds,
    IReadOnlyList<double> Values,
    double Mean,
    double StandardDeviation);
