using Bench.Core;

namespace Bench.Evaluation.Results;

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
