using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>Tries every cleaning rule, and the one applied, on the masks of a mouse, so that a reader sees what the choice of rule changes.</summary>
internal static class CleaningTrials
{
    public static IReadOnlyList<CleaningEffect> Of(MouseCase mouse, IReadOnlyList<LabelMap> raw, CleaningRule applied, MeasureOptions options) =>
    [
        .. from rule in CleaningRule.All.Append(applied).DistinctBy(r => r.Name)
           from pair in mouse.Frames.Zip(raw)
           let cleaned = rule.Apply(pair.Second)
           from structure in Vocabulary.Structures
           let before = OverlapCounts.Between(pair.First.Reference, pair.Second, structure)
           let after = OverlapCounts.Between(pair.First.Reference, cleaned, structure)
           select new CleaningEffect(
               rule.Name,
               pair.First.FrameIndex,
               pair.First.Phase,
               structure,
               (int)(before.Predicted - after.Predicted),
               after.Dice(options.Overlap),
               (after.Predicted - after.Reference) * mouse.Spacing.VoxelMicrolitres),
    ];
}
