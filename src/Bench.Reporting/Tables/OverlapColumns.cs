using Bench.Core.Overlap;

namespace Bench.Reporting.Tables;

/// <summary>Columns of the overlap measures that follow from four counts, for every table that has such counts.</summary>
internal static class OverlapColumns
{
    /// <summary>Dice, Jaccard, sensitivity, precision, specificity, volume similarity and relative volume error.</summary>
    /// <param name="counts">The counts of a row, the convention for empty masks, and whether true negatives were counted.</param>
    public static IEnumerable<Column<TRow>> Of<TRow>(
        Func<TRow, (OverlapCounts Counts, OverlapPolicy Policy, bool HasTrueNegatives)> counts) =>
    [
        new("dice", "2·TP / (2·TP + FP + FN), 0 to 1", r => counts(r).Counts.Dice(counts(r).Policy)),
        new("jaccard", "TP / (TP + FP + FN), 0 to 1", r => counts(r).Counts.Jaccard(counts(r).Policy)),
        new("sensitivity", "TP / (TP + FN), 0 to 1", r => counts(r).Counts.Sensitivity),
        new("precision", "TP / (TP + FP), 0 to 1", r => counts(r).Counts.Precision),
        new("specificity", "TN / (TN + FP), 0 to 1", r => counts(r).HasTrueNegatives ? counts(r).Counts.Specificity : Cell.Empty),
        new("volume_similarity", "1 − |FP − FN| / (2·TP + FP + FN), 0 to 1", r => counts(r).Counts.VolumeSimilarity(counts(r).Policy)),
        new("relative_volume_error", "(predicted − reference) / reference, as a ratio", r => counts(r).Counts.RelativeVolumeError),
    ];
}
