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
        StudyTerms terms)
    {
        var before = measured.Zip(
            from map in raw
            from structure in terms.Structures
            select map.Count(structure)).ToArray();
        return
        [
            .. from rule in CleaningRule.All.Append(applied).DistinctBy(r => r.Name)
               from pair in mouse.Frames.Zip(raw)
               let cleaned = rule.Name == applied.Name ? null : rule.Apply(pair.Second)
               from known in before.Where(d => d.First.FrameIndex == pair.First.FrameIndex)
               let counts = cleaned is null
                   ? known.First.Counts()
                   : OverlapCounts.Between(pair.First.Reference, cleaned, known.First.Structure)
               select new CleaningEffect(
                   rule.Name,
                   known.First.FrameIndex,
                   known.First.Phase,
                   known.First.Structure,
                   (int)(known.Second - counts.Predicted),
                   counts.Dice(options.Overlap),
                   (counts.Predicted - counts.Reference) * mouse.Spacing.VoxelMicrolitres),
        ];
    }
}
