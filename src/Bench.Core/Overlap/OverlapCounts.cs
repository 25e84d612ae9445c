using System.Numerics;

namespace Bench.Core.Overlap;

/// <summary>
/// The voxels on which two masks of one structure agree and disagree. Every overlap measure is a function of these four counts, so that
/// counts of slices, stacks or mice can be added before measuring (pooling) or measured one by one (averaging).
/// </summary>
/// <remarks>Formulas as in Taha and Hanbury 2015, BMC Med Imaging 15:29, Table 1 and pp. 5–8.</remarks>
/// <param name="TruePositive">Voxels in both masks, at least 0.</param>
/// <param name="FalsePositive">Voxels in the predicted mask only, at least 0.</param>
/// <param name="FalseNegative">Voxels in the reference mask only, at least 0.</param>
/// <param name="TrueNegative">Voxels in neither mask, at least 0.</param>
public readonly record struct OverlapCounts(long TruePositive, long FalsePositive, long FalseNegative, long TrueNegative)
{
    /// <summary>Voxels of the reference mask.</summary>
    public long Reference => TruePositive + FalseNegative;

    /// <summary>Voxels of the predicted mask.</summary>
    public long Predicted => TruePositive + FalsePositive;

    /// <summary>Which of the two masks are empty.</summary>
    public MaskPresence Presence => (Reference, Predicted) switch
    {
        (0, 0) => MaskPresence.BothEmpty,
        (0, _) => MaskPresence.ReferenceEmpty,
        (_, 0) => MaskPresence.PredictedEmpty,
        _ => MaskPresence.BothPresent,
    };

    /// <summary>Sensitivity (recall) TP / (TP + FN), 0 … 1; NaN where the reference is empty.</summary>
    public double Sensitivity => Ratio(TruePositive, Reference);

    /// <summary>Precision (positive predictive value) TP / (TP + FP), 0 … 1; NaN where the prediction is empty.</summary>
    public double Precision => Ratio(TruePositive, Predicted);

    /// <summary>
    /// Specificity TN / (TN + FP), 0 … 1; NaN where the reference fills the image. It depends on the field of view: a wider image brings it
    /// nearer 1.
    /// </summary>
    public double Specificity => Ratio(TrueNegative, TrueNegative + FalsePositive);

    /// <summary>
    /// Relative volume error (predicted − reference) / reference, −1 upwards, 0 is best; NaN where the reference is empty.
    /// </summary>
    public double RelativeVolumeError => Ratio(Predicted - Reference, Reference);

    /// <summary>Adds counts: two disjoint sets of voxels counted as one.</summary>
    /// <param name="left">One set's counts.</param>
    /// <param name="right">The other's.</param>
    public static OverlapCounts Add(OverlapCounts left, OverlapCounts right) => new(
        left.TruePositive + right.TruePositive,
        left.FalsePositive + right.FalsePositive,
        left.FalseNegative + right.FalseNegative,
        left.TrueNegative + right.TrueNegative);

    /// <summary>Counts a structure over a whole stack.</summary>
    /// <param name="reference">The expert's labels.</param>
    /// <param name="predicted">The model's labels, same size.</param>
    /// <param name="structure">The structure; every other label is outside it.</param>
    /// <exception cref="ArgumentException">The two maps differ in size.</exception>
    public static OverlapCounts Between(LabelMap reference, LabelMap predicted, Structure structure)
    {
        RequireSameSize(reference, predicted);
        return Count(reference.Labels, predicted.Labels, (byte)structure);
    }

    /// <summary>Counts a structure in each slice: S entries, in the order stored. Their sum is <see cref="Between"/>.</summary>
    /// <param name="reference">The expert's labels.</param>
    /// <param name="predicted">The model's labels, same size.</param>
    /// <param name="structure">The structure; every other label is outside it.</param>
    /// <exception cref="ArgumentException">The two maps differ in size.</exception>
    public static IReadOnlyList<OverlapCounts> PerSlice(LabelMap reference, LabelMap predicted, Structure structure)
    {
        RequireSameSize(reference, predicted);
        var counts = new OverlapCounts[reference.Size.Slices];
        for (var slice = 0; slice < counts.Length; slice++)
            counts[slice] = Count(reference.Slice(slice), predicted.Slice(slice), (byte)structure);

        return counts;
    }

    /// <summary>Dice coefficient 2 TP / (2 TP + FP + FN) by a named convention, 0 … 1 (Dice 1945, Ecology 26:297).</summary>
    /// <param name="policy">Smoothing and the meaning of empty masks.</param>
    /// <returns>The coefficient, or NaN where the policy leaves it undefined.</returns>
    public double Dice(OverlapPolicy policy) =>
        policy.FixedValue(Presence) ?? ((2.0 * TruePositive) + policy.Smoothing) / (Reference + Predicted + policy.Smoothing);

    /// <summary>
    /// Jaccard index TP / (TP + FP + FN), 0 … 1, never smoothed. Where a mask is empty it agrees with Dice: 1, 0 or NaN under the same
    /// policy.
    /// </summary>
    /// <param name="policy">The meaning of empty masks.</param>
    public double Jaccard(OverlapPolicy policy) =>
        policy.FixedValue(Presence) ?? (BothEmptyByFormula(policy) ? 1 : Ratio(TruePositive, TruePositive + FalsePositive + FalseNegative));

    /// <summary>
    /// Volume similarity 1 − |FN − FP| / (2 TP + FP + FN), 0 … 1, blind to where the voxels are, never smoothed and never below Dice
    /// without smoothing. Where a mask is empty it agrees with Dice: 1, 0 or NaN under the same policy.
    /// </summary>
    /// <param name="policy">The meaning of empty masks.</param>
    public double VolumeSimilarity(OverlapPolicy policy) =>
        policy.FixedValue(Presence)
            ?? (BothEmptyByFormula(policy) ? 1 : 1 - Ratio(Math.Abs(FalseNegative - FalsePositive), Reference + Predicted));

    internal static void RequireSameSize(LabelMap reference, LabelMap predicted)
    {
        if (reference.Size != predicted.Size)
            throw new ArgumentException($"the predicted map is {predicted.Size}, the reference {reference.Size}.", nameof(predicted));
    }

    private static OverlapCounts Count(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> predicted, byte label)
    {
        long inReference = reference.Count(label), inPredicted = predicted.Count(label), both = 0;
        var (labels, i) = (new Vector<byte>(label), 0);
        for (; i <= reference.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var shared = Vector.Equals(new Vector<byte>(reference[i..]), labels) & Vector.Equals(new Vector<byte>(predicted[i..]), labels);
            both += Vector.Sum(shared & Vector<byte>.One);
        }

        for (; i < reference.Length; i++)
            both += reference[i] == label && predicted[i] == label ? 1 : 0;

        return new OverlapCounts(both, inPredicted - both, inReference - both, reference.Length - inReference - inPredicted + both);
    }

    // Smoothing turns the 0 / 0 of two empty masks into 1.
    private bool BothEmptyByFormula(OverlapPolicy policy) => Presence == MaskPresence.BothEmpty && policy.Smoothing > 0;

    private static double Ratio(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;
}

/// <summary>
/// Which of two masks hold the structure at all. Conventions differ only where one is empty, so this is counted and reported.
/// </summary>
public enum MaskPresence
{
    /// <summary>Both masks hold voxels.</summary>
    BothPresent,

    /// <summary>Neither mask holds a voxel: agreement that nothing is there.</summary>
    BothEmpty,

    /// <summary>Only the prediction holds voxels: a false positive through and through.</summary>
    ReferenceEmpty,

    /// <summary>Only the reference holds voxels: the structure was missed.</summary>
    PredictedEmpty,
}
