using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>
/// Tries every cleaning rule, and the one applied, on the masks of a mouse, so that a reader sees what the choice of rule changes.
/// </summary>
internal static class CleaningTrials
{
    /// <summary>The effects of every rule; those of the one applied are the Dice already measured.</summary>
    public static IReadOnlyList<CleaningEffect> Of(
        MouseCase mouse,
        IReadOnlyList<LabelMap> raw,
        IReadOnlyList<DiceMeasurement> measured,
        CleaningRule applied,
        MeasureOptions options,
        StudyTerms terms) =>
    [
        .. from rule in CleaningRule.All.Append(applied).DistinctBy(r => r.Name)
           from pair in mouse.Frames.Zip(raw)
           let cleaned = rule.Name == applied.Name ? null : rule.Apply(pair.Second)
           from structure in terms.Structures
           let known = cleaned is null
               ? measured.Single(d => d.FrameIndex == pair.First.FrameIndex && d.Structure == structure).Counts()
               : OverlapCounts.Between(pair.First.Reference, cleaned, structure)
           select new CleaningEffect(
               rule.Name,
               pair.First.FrameIndex,
               pair.First.Phase,
               structure,
               (int)(pair.Second.Count(structure) - known.Predicted),
               known.Dice(options.Overlap),
               (known.Predicted - known.Reference) * mouse.Spacing.VoxelMicrolitres),
    ];
}
