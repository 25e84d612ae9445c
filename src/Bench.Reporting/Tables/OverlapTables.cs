using Bench.Core;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>
/// Overlap beyond the mean over mice: of all voxels together (<c>overlap_pooled</c>), and the mean Dice of stacks and of slices under every convention for empty
/// masks (<c>overlap_conventions</c>). Columns are documented in docs/outputs.md.
/// </summary>
internal static class OverlapTables
{
    private static readonly Structure[] Structures = [Structure.BloodPool, Structure.Myocardium];

    private static readonly CardiacPhase?[] Phases = [CardiacPhase.EndDiastole, CardiacPhase.EndSystole, null];

    public static ResultTable Pooled(EvaluationResult result) => new(
        "overlap_pooled",
        [
            "model", "phase", "structure", "stacks", "true_positives", "false_positives", "false_negatives", "true_negatives",
            "dice", "jaccard", "sensitivity", "precision", "specificity", "volume_similarity", "relative_volume_error",
        ],
        from model in result.Models
        from phase in Phases
        from structure in Structures
        let slices = SlicesOf(model, phase, structure)
        where slices.Length > 0
        let known = slices.All(s => s.Slice.Neither is not null)
        let counts = slices.Select(s => s.Slice.Counts()).Aggregate(OverlapCounts.Add)
        select (string[])
        [
            model.Name, PhaseOf(phase), Labels.Code(structure), Cell.Of(Stacks(slices).Length), Cell.Of(counts.TruePositive), Cell.Of(counts.FalsePositive),
            Cell.Of(counts.FalseNegative), known ? Cell.Of(counts.TrueNegative) : string.Empty, .. OverlapCells.Of(counts, result.Settings.Measures.Overlap, known),
        ]);

    public static ResultTable Conventions(EvaluationResult result) => new(
        "overlap_conventions",
        ["model", "phase", "structure", "over", "policy", "in_use", "n", "undefined", "mean_dice", "both_empty", "reference_empty", "predicted_empty", "pooled_dice"],
        from model in result.Models
        from phase in Phases
        from structure in Structures
        let slices = SlicesOf(model, phase, structure)
        where slices.Length > 0
        from masks in new[] { (Over: "stacks", Counts: Stacks(slices)), (Over: "slices", Counts: slices.Select(s => s.Slice.Counts()).ToArray()) }
        from policy in OverlapPolicy.All.Prepend(result.Settings.Measures.Overlap).Distinct()
        let average = DiceAverage.Over(masks.Counts, policy)
        select (string[])
        [
            model.Name, PhaseOf(phase), Labels.Code(structure), masks.Over, policy.Name, Cell.Of(policy == result.Settings.Measures.Overlap), Cell.Of(average.Count),
            Cell.Of(average.Undefined), Cell.Of(average.Mean), Cell.Of(average.BothEmpty), Cell.Of(average.ReferenceEmpty), Cell.Of(average.PredictedEmpty), Cell.Of(average.Pooled),
        ]);

    /// <summary>Slices of ED, of ES or, without a phase, of both.</summary>
    internal static (string Mouse, SliceError Slice)[] SlicesOf(ModelResult model, CardiacPhase? phase, Structure structure) =>
    [
        .. from c in model.Cases
           from s in c.SliceErrors
           where s.Structure == structure && (phase is null || s.Phase == phase)
           select (c.Mouse, s),
    ];

    /// <summary>The counts of each stack: its slices added up.</summary>
    internal static OverlapCounts[] Stacks((string Mouse, SliceError Slice)[] slices) =>
        [.. slices.GroupBy(s => (s.Mouse, s.Slice.Phase)).Select(g => g.Select(s => s.Slice.Counts()).Aggregate(OverlapCounts.Add))];

    private static string PhaseOf(CardiacPhase? phase) => phase is { } one ? Labels.Code(one) : "both";
}
