using Bench.Core.Overlap;

namespace Bench.Reporting.Tables;

/// <summary>The overlap measures of four counts as cells: Dice, Jaccard, sensitivity, precision, specificity, volume similarity, relative volume error.</summary>
internal static class OverlapCells
{
    public static string[] Of(OverlapCounts counts, OverlapPolicy policy, bool hasTrueNegatives) =>
    [
        Cell.Of(counts.Dice(policy)), Cell.Of(counts.Jaccard(policy)), Cell.Of(counts.Sensitivity), Cell.Of(counts.Precision),
        hasTrueNegatives ? Cell.Of(counts.Specificity) : string.Empty, Cell.Of(counts.VolumeSimilarity(policy)), Cell.Of(counts.RelativeVolumeError),
    ];
}
