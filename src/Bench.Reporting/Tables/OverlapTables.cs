using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>
/// Overlap beyond the mean over mice: of all voxels together (<c>overlap_pooled</c>), and the mean Dice of stacks and of slices under every
/// convention for empty masks (<c>overlap_conventions</c>).
/// </summary>
internal static class OverlapTables
{
    private static readonly CardiacPhase?[] Phases = [CardiacPhase.EndDiastole, CardiacPhase.EndSystole, null];

    public static readonly TableDefinition<EvaluationResult, Pool> Pooled = new(
        "overlap_pooled", "model, phase and structure: all voxels of all stacks of the phase together", Pools)
    {
        { "model", Meaning.Model, r => r.Model },
        { "phase", "`ED`, `ES` or `both`", r => PhaseOf(r.Phase) },
        { "structure", Meaning.Structure, r => r.Structure },
        { "stacks", "how many there are", r => Stacks(r.Slices).Length },
        { "true_positives", "voxels in both masks", r => r.Counts.TruePositive },
        { "false_positives", "voxels in the model's mask only", r => r.Counts.FalsePositive },
        { "false_negatives", "voxels in the expert's mask only", r => r.Counts.FalseNegative },
        { "true_negatives", "voxels in neither", r => r.HasTrueNegatives ? r.Counts.TrueNegative : Cell.Empty },
        OverlapColumns.Of<Pool>(r => (r.Counts, r.Policy, r.HasTrueNegatives)),
    };

    public static readonly TableDefinition<EvaluationResult, (
        Pool Pool, string Over, OverlapPolicy Policy, DiceAverage Average)> Conventions = new(
        "overlap_conventions",
        "model, phase, structure, unit of the mean and convention for empty masks",
        result => from pool in Pools(result)
                  from masks in new[]
                  {
                      (Over: "stacks", Counts: Stacks(pool.Slices)),
                      (Over: "slices", Counts: pool.Slices.Select(s => s.Slice.Counts()).ToArray()),
                  }
                  from policy in OverlapPolicy.All.Prepend(pool.Policy).Distinct()
                  select (pool, masks.Over, policy, DiceAverage.Over(masks.Counts, policy)))
    {
        { "model", Meaning.Model, r => r.Pool.Model },
        { "phase", "`ED`, `ES` or `both`", r => PhaseOf(r.Pool.Phase) },
        { "structure", Meaning.Structure, r => r.Pool.Structure },
        { "over", "`stacks` or `slices`", r => r.Over },
        { "policy", "name of the convention", r => r.Policy.Name },
        { "in_use", "`true` for the convention of the result", r => r.Policy == r.Pool.Policy },
        { "n", "masks with a defined Dice", r => r.Average.Count },
        { "undefined", "masks that the convention leaves undefined", r => r.Average.Undefined },
        { "mean_dice", "mean Dice of the defined ones", r => r.Average.Mean },
        { "both_empty", "masks without a voxel on both sides", r => r.Average.BothEmpty },
        { "reference_empty", "masks without a voxel of the expert's only", r => r.Average.ReferenceEmpty },
        { "predicted_empty", "masks without a voxel of the model's only", r => r.Average.PredictedEmpty },
        { "pooled_dice", "Dice of all voxels together", r => r.Average.Pooled },
    };

    /// <summary>Slices of ED, of ES or, without a phase, of both.</summary>
    internal static (string Mouse, SliceMeasures Slice)[] SlicesOf(ModelResult model, CardiacPhase? phase, Structure structure) =>
    [
        .. from c in model.Cases
           from s in c.SliceErrors
           where s.Structure == structure && (phase is null || s.Phase == phase)
           select (c.Mouse, s),
    ];

    /// <summary>The counts of each stack: its slices added up.</summary>
    internal static OverlapCounts[] Stacks((string Mouse, SliceMeasures Slice)[] slices) =>
        [.. slices.GroupBy(s => (s.Mouse, s.Slice.Phase)).Select(g => g.Select(s => s.Slice.Counts()).Aggregate(OverlapCounts.Add))];

    private static IEnumerable<Pool> Pools(EvaluationResult result) =>
        from model in result.Models
        from phase in Phases
        from structure in result.Settings.Terms.Structures
        let slices = SlicesOf(model, phase, structure)
        where slices.Length > 0
        select new Pool(model.Name, phase, structure, result.Settings.Measures.Overlap, slices);

    private static string PhaseOf(CardiacPhase? phase) => phase is { } one ? Vocabulary.Code(one) : "both";

    /// <summary>The slices of a model in one phase, or in both.</summary>
    public sealed record Pool(
        string Model, CardiacPhase? Phase, Structure Structure, OverlapPolicy Policy, (string Mouse, SliceMeasures Slice)[] Slices)
    {
        public OverlapCounts Counts { get; } = Slices.Select(s => s.Slice.Counts()).Aggregate(OverlapCounts.Add);

        public bool HasTrueNegatives { get; } = Slices.All(s => s.Slice.Neither is not null);
    }
}
