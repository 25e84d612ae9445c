using System.Globalization;

namespace Bench.Core.Overlap;

/// <summary>
/// A convention for Dice, and for Jaccard and volume similarity where a mask is empty. Tools disagree on smoothing and on empty masks, and
/// the choice moves a mean, so the policy is stored with every result.
/// </summary>
/// <param name="Name">Short name for tables and options, e.g. <c>published</c>.</param>
/// <param name="Description">One sentence for a reader.</param>
/// <param name="Smoothing">Added to numerator and denominator of Dice, voxels, at least 0.</param>
/// <param name="WhenBothEmpty">Value where both masks are empty.</param>
/// <param name="WhenReferenceEmpty">Value where only the reference is empty.</param>
/// <param name="WhenPredictedEmpty">Value where only the prediction is empty.</param>
public sealed record OverlapPolicy(
    string Name,
    string Description,
    double Smoothing,
    EmptyMaskValue WhenBothEmpty,
    EmptyMaskValue WhenReferenceEmpty,
    EmptyMaskValue WhenPredictedEmpty)
{
    /// <summary>The published code's Dice: (2 |A∩B| + 1e-6) / (|A| + |B| + 1e-6), so 1 where both are empty. The default.</summary>
    public static OverlapPolicy Published { get; } = new(
        "published",
        "(2 |A∩B| + 1e-6) / (|A| + |B| + 1e-6); both masks empty counts as 1, one empty as practically 0.",
        1e-6, EmptyMaskValue.ByFormula, EmptyMaskValue.ByFormula, EmptyMaskValue.ByFormula);

    /// <summary>No smoothing; both empty is 1 (MetricsReloaded; Maier-Hein et al. 2024, Nat Methods 21:195).</summary>
    public static OverlapPolicy BothEmptyIsOne { get; } = new(
        "both-empty-is-one",
        "2 |A∩B| / (|A| + |B|); both masks empty counts as 1, one empty as 0.",
        0,
        EmptyMaskValue.One,
        EmptyMaskValue.Zero,
        EmptyMaskValue.Zero);

    /// <summary>No smoothing; both empty is undefined and counted, not averaged (nnU-Net v2, surface-distance).</summary>
    public static OverlapPolicy BothEmptyIsUndefined { get; } = new(
        "both-empty-is-undefined",
        "2 |A∩B| / (|A| + |B|); both masks empty is undefined and left out of means, one empty counts as 0.",
        0, EmptyMaskValue.Undefined, EmptyMaskValue.Zero, EmptyMaskValue.Zero);

    /// <summary>No smoothing; undefined whenever the reference is empty (MONAI's default), which hides false positives.</summary>
    public static OverlapPolicy ReferenceEmptyIsUndefined { get; } = new(
        "reference-empty-is-undefined",
        "2 |A∩B| / (|A| + |B|); an empty reference is undefined and left out of means, whatever was predicted; a missed structure "
            + "counts as 0.",
        0, EmptyMaskValue.Undefined, EmptyMaskValue.Undefined, EmptyMaskValue.Zero);

    /// <summary>Every policy here, the published one first.</summary>
    public static IReadOnlyList<OverlapPolicy> All { get; } = [Published, BothEmptyIsOne, BothEmptyIsUndefined, ReferenceEmptyIsUndefined];

    /// <summary>The policy of a name.</summary>
    /// <param name="name">A <see cref="Name"/> of <see cref="All"/>, in any case.</param>
    /// <exception cref="InputException">There is no such policy.</exception>
    public static OverlapPolicy ByName(string name) =>
        All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(
            "overlap policy", $"there is none named '{name}'.", $"choose one of {string.Join(", ", All.Select(p => p.Name))}.");

    /// <summary>This policy with another smoothing, which its name then says.</summary>
    /// <param name="voxels">Added to numerator and denominator of Dice, voxels, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not finite.</exception>
    public OverlapPolicy WithSmoothing(double voxels)
    {
        if (!(voxels >= 0 && double.IsFinite(voxels)))
            throw new ArgumentOutOfRangeException(nameof(voxels), voxels, "must be at least 0.");
        if (voxels == Smoothing)
            return this;

        var s = voxels.ToString("R", CultureInfo.InvariantCulture);
        var formula = voxels == 0 ? "2 |A∩B| / (|A| + |B|)" : $"(2 |A∩B| + {s}) / (|A| + |B| + {s})";
        return this with
        {
            Name = $"{Name}, smoothing {s}",
            Description =
                $"{formula}; both masks empty {Words(WhenBothEmpty, voxels > 0 ? "counts as 1" : "is undefined and left out of means")}, "
                + $"only the reference empty {Words(WhenReferenceEmpty, "by the formula")}, only the prediction empty "
                + $"{Words(WhenPredictedEmpty, "by the formula")}.",
            Smoothing = voxels,
        };

        static string Words(EmptyMaskValue value, string byFormula) => value switch
        {
            EmptyMaskValue.Zero => "counts as 0",
            EmptyMaskValue.One => "counts as 1",
            EmptyMaskValue.Undefined => "is undefined and left out of means",
            _ => byFormula,
        };
    }

    /// <summary>Whether another policy gives empty masks the same values; smoothing may differ.</summary>
    /// <param name="other">The other one.</param>
    public bool TreatsEmptyMasksAs(OverlapPolicy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (WhenBothEmpty, WhenReferenceEmpty, WhenPredictedEmpty)
            == (other.WhenBothEmpty, other.WhenReferenceEmpty, other.WhenPredictedEmpty);
    }

    /// <summary>Dice where it is not the formula's business; null where it is.</summary>
    internal double? FixedValue(MaskPresence presence)
    {
        var value = presence switch
        {
            MaskPresence.BothEmpty => WhenBothEmpty,
            MaskPresence.ReferenceEmpty => WhenReferenceEmpty,
            MaskPresence.PredictedEmpty => WhenPredictedEmpty,
            _ => EmptyMaskValue.ByFormula,
        };
        return value switch
        {
            EmptyMaskValue.Zero => 0,
            EmptyMaskValue.One => 1,
            EmptyMaskValue.Undefined => double.NaN,
            _ => null,
        };
    }
}

/// <summary>What an overlap coefficient is where a mask is empty.</summary>
public enum EmptyMaskValue
{
    /// <summary>What the formula gives; undefined where that is 0 / 0.</summary>
    ByFormula,

    /// <summary>0: as bad as no overlap.</summary>
    Zero,

    /// <summary>1: agreement that nothing is there.</summary>
    One,

    /// <summary>Undefined: counted, and left out of means.</summary>
    Undefined,
}
