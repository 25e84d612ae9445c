using Bench.Core.Overlap;

namespace Bench.Core.Location;

/// <summary>Where along the left ventricle the errors of one structure lie.</summary>
/// <param name="Slices">One entry a slice, in the order stored.</param>
/// <param name="Regions">One entry a part of the ventricle that has slices, from beyond the base to beyond the apex.</param>
/// <param name="BaseIsFirst">
/// True where the stack is taken to run from base to apex. Files do not say: of the two end thirds of the slices that the expert labelled,
/// the one with more heart (both labels) is called the base; a tie counts as base first.
/// </param>
public sealed record ErrorProfile(IReadOnlyList<SliceContribution> Slices, IReadOnlyList<RegionContribution> Regions, bool BaseIsFirst)
{
    /// <summary>Locates the errors of a structure.</summary>
    /// <param name="reference">The expert's labels.</param>
    /// <param name="predicted">The model's labels, same size.</param>
    /// <param name="structure">The structure.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <exception cref="ArgumentException">The maps differ in size, or the spacing is not positive.</exception>
    public static ErrorProfile Of(LabelMap reference, LabelMap predicted, Structure structure, VoxelSpacing spacing)
    {
        if (!spacing.IsValid)
            throw new ArgumentException($"voxel spacing {spacing} is not positive and finite.", nameof(spacing));

        var counts = OverlapCounts.PerSlice(reference, predicted, structure);
        var whole = counts.Aggregate(OverlapCounts.Add);
        var heart = Enumerable.Range(0, reference.Size.Slices).Select(s => LeftVentricle(reference.Slice(s))).ToArray();
        var (first, last) = (Array.FindIndex(heart, n => n > 0), Array.FindLastIndex(heart, n => n > 0));
        var baseIsFirst = IsBaseFirst(heart, first, last);
        double voxels = whole.Reference + whole.Predicted;

        var slices = counts.Select((c, s) => new SliceContribution(
            s,
            RelativePosition(s, first, last),
            RegionOf(s, first, last, baseIsFirst),
            c,
            (c.FalsePositive + c.FalseNegative) / voxels,
            (c.Predicted - c.Reference) * spacing.VoxelMicrolitres)).ToArray();
        var regions = slices.GroupBy(s => s.Region).OrderBy(g => g.Key).Select(g => new RegionContribution(
            g.Key, g.Count(), g
                .Select(s => s.Counts)
                .Aggregate(OverlapCounts.Add), g
                .Sum(s => s.DiceLoss), g
                .Sum(s => s.VolumeErrorMicrolitres)));
        return new ErrorProfile(slices, [.. regions], baseIsFirst);
    }

    /// <summary>
    /// Whether a stack is taken to run from base to apex, by the expert's labels (see <see cref="BaseIsFirst"/>); true where
    /// none is labelled.
    /// </summary>
    /// <param name="reference">The expert's labels.</param>
    public static bool RunsFromBase(LabelMap reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var heart = Enumerable.Range(0, reference.Size.Slices).Select(s => LeftVentricle(reference.Slice(s))).ToArray();
        return IsBaseFirst(heart, Array.FindIndex(heart, n => n > 0), Array.FindLastIndex(heart, n => n > 0));
    }

    private static int LeftVentricle(ReadOnlySpan<byte> slice) =>
        slice.Count((byte)Structure.Myocardium) + slice.Count((byte)Structure.BloodPool);

    private static bool IsBaseFirst(int[] heart, int first, int last)
    {
        if (first < 0)
            return true;

        var third = (last - first + 3) / 3;
        return heart[first..(first + third)].Sum() >= heart[(last - third + 1)..(last + 1)].Sum();
    }

    private static double RelativePosition(int slice, int first, int last)
    {
        if (first < 0)
            return double.NaN;

        // A single labelled slice lies in the middle, its neighbours beyond either end.
        return first < last ? (double)(slice - first) / (last - first) : slice - first + 0.5;
    }

    private static SliceRegion RegionOf(int slice, int first, int last, bool baseIsFirst)
    {
        if (first < 0)
            return SliceRegion.Unknown;

        // The middle of a slice decides on its third; a single slice is mid-ventricle.
        var fraction = (slice - first + 0.5) / (last - first + 1);
        var fromBase = baseIsFirst ? fraction : 1 - fraction;
        return fromBase switch
        {
            < 0 => SliceRegion.BeyondBase,
            > 1 => SliceRegion.BeyondApex,
            < 1.0 / 3 => SliceRegion.Base,
            <= 2.0 / 3 => SliceRegion.Mid,
            _ => SliceRegion.Apex,
        };
    }
}

/// <summary>What one part of the ventricle contributes to the errors of its stack.</summary>
/// <param name="Region">The part.</param>
/// <param name="SliceCount">Slices in it.</param>
/// <param name="Counts">Overlap in it; its Dice is that of the part alone.</param>
/// <param name="DiceLoss">Its share of 1 − Dice of the stack, as <see cref="SliceContribution.DiceLoss"/>.</param>
/// <param name="VolumeErrorMicrolitres">Its share of the volume error, µL.</param>
public sealed record RegionContribution(
    SliceRegion Region, int SliceCount, OverlapCounts Counts, double DiceLoss, double VolumeErrorMicrolitres);

/// <summary>What one slice contributes to the errors of its stack.</summary>
/// <param name="Slice">0-based slice.</param>
/// <param name="RelativePosition">
/// 0 at the first and 1 at the last slice that the expert labelled, in the order stored; below 0 or above 1 beyond them; 0.5 at a single
/// one; NaN where none is labelled.
/// </param>
/// <param name="Region">Part of the ventricle.</param>
/// <param name="Counts">Overlap in the slice.</param>
/// <param name="DiceLoss">
/// (FP + FN) of the slice over |A| + |B| of the stack, 0 … 1: over all slices these add up to 1 − Dice (without smoothing). NaN where the
/// stack is empty in both.
/// </param>
/// <param name="VolumeErrorMicrolitres">
/// Predicted less reference volume of the slice, µL: over all slices these add up to the volume error.
/// </param>
public sealed record SliceContribution(
    int Slice, double RelativePosition, SliceRegion Region, OverlapCounts Counts, double DiceLoss, double VolumeErrorMicrolitres);

/// <summary>
/// Where along the long axis of the ventricle a slice lies. The slices that the expert labelled are cut in thirds, as the AHA does.
/// </summary>
public enum SliceRegion
{
    /// <summary>Beyond the expert's last slice at the base.</summary>
    BeyondBase,

    /// <summary>The third at the base (towards the valves).</summary>
    Base,

    /// <summary>The middle third.</summary>
    Mid,

    /// <summary>The third at the apex (the tip).</summary>
    Apex,

    /// <summary>Beyond the expert's last slice at the apex.</summary>
    BeyondApex,

    /// <summary>The expert labelled no slice.</summary>
    Unknown,
}
