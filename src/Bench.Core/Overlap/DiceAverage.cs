namespace Bench.Core.Overlap;

/// <summary>
/// The Dice coefficient over several masks (slices, stacks or mice), with what a mean can hide: how many were empty, how many undefined,
/// and what the same masks give by pooling or by the other conventions.
/// </summary>
/// <param name="Policy">The convention of <see cref="Mean"/>.</param>
/// <param name="Mean">Mean of the defined coefficients, 0 … 1; NaN where none is defined.</param>
/// <param name="Count">Masks that entered the mean.</param>
/// <param name="Undefined">Masks that the policy leaves undefined, and so out of the mean.</param>
/// <param name="BothEmpty">Masks empty on both sides.</param>
/// <param name="ReferenceEmpty">Masks empty on the reference side only (false positives).</param>
/// <param name="PredictedEmpty">Masks empty on the predicted side only (missed structures).</param>
/// <param name="Pooled">Coefficient of all voxels taken together, by the same policy, 0 … 1; NaN without masks.</param>
public sealed record DiceAverage(
    OverlapPolicy Policy, double Mean, int Count, int Undefined, int BothEmpty, int ReferenceEmpty, int PredictedEmpty, double Pooled)
{
    /// <summary>
    /// The mean of the same masks under <see cref="Policy"/> and every other of <see cref="OverlapPolicy.All"/>, with its count: shows how
    /// much the convention matters.
    /// </summary>
    public IReadOnlyList<(OverlapPolicy Policy, double Mean, int Count)> ByPolicy { get; private init; } = [];

    /// <summary>Averages the coefficient over masks.</summary>
    /// <param name="counts">One entry a mask.</param>
    /// <param name="policy">The convention.</param>
    public static DiceAverage Over(IReadOnlyList<OverlapCounts> counts, OverlapPolicy policy)
    {
        var (mean, count) = MeanUnder(counts, policy);
        return new DiceAverage(
            policy,
            mean,
            count,
            counts.Count - count,
            counts.Count(c => c.Presence == MaskPresence.BothEmpty),
            counts.Count(c => c.Presence == MaskPresence.ReferenceEmpty),
            counts.Count(c => c.Presence == MaskPresence.PredictedEmpty),
            counts.Count == 0 ? double.NaN : counts.Aggregate(OverlapCounts.Add).Dice(policy))
        {
            ByPolicy =
            [
                .. OverlapPolicy.All
                .Prepend(policy)
                .Distinct()
                .Select(p => (p, MeanUnder(counts, p)))
                .Select(x => (x.p, x.Item2.Mean, x.Item2.Count))
            ],
        };
    }

    private static (double Mean, int Count) MeanUnder(IReadOnlyList<OverlapCounts> counts, OverlapPolicy policy)
    {
        var defined = counts.Select(c => c.Dice(policy)).Where(double.IsFinite).ToArray();
        return (defined.Length == 0 ? double.NaN : defined.Average(), defined.Length);
    }
}
