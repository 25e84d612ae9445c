using Bench.Core;

namespace Bench.Reporting.Published;

/// <summary>One published Dice number.</summary>
/// <param name="Structure">The structure, or null for the mean of both.</param>
/// <param name="Phase">The phase, or null for ED and ES together.</param>
/// <param name="Mean">Mean, 0 … 1.</param>
/// <param name="StandardDeviation">SD.</param>
public sealed record PublishedDice(Structure? Structure, CardiacPhase? Phase, double Mean, double StandardDeviation);
