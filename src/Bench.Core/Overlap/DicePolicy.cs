namespace Bench.Core.Overlap;

/// <summary>
/// A convention for the Dice coefficient. Tools disagree on smoothing and on empty masks, and the choice moves a mean, so the policy is named in every result.
/// </summary>
/// <param name="Name">Short name for tables and options, e.g. <c>published</c>.</param>
/// <param name="Description">One sentence for a reader.</param>
/// <param name="Smoothing">Added to numerator and denominator, voxels, at least 0.</param>
/// <param name="WhenBothEmpty">Value where both masks are empty; NaN leaves it undefined; null applies the formula.</param>
/// <param name="WhenReferenceEmpty">Value where only the reference is empty; NaN leaves it undefined; null applies the formula.</param>
/// <param name="WhenPredictedEmpty">Value where only the prediction is empty; NaN leaves it undefined; null applies the formula.</param>
public sealed record DicePolicy(
    string Name, string Description, double Smoothing, double? WhenBothEmpty, double? WhenReferenceEmpty, double? WhenPredictedEmpty)
{
    /// <summary>The published code's Dice: (2 |A∩B| + 1e-6) / (|A| + |B| + 1e-6), so 1 where both are empty. The default.</summary>
    public static DicePolicy Published { get; } = new(
        "published",
        "(2 |A∩B| + 1e-6) / (|A| + |B| + 1e-6); both masks empty counts as 1, one empty as practically 0.",
        1e-6, null, null, null);

    /// <summary>No smoothing; both empty is 1 (MetricsReloaded; Maier-Hein et al. 2024, Nat Methods 21:195).</summary>
    public static DicePolicy BothEmptyIsOne { get; } = new(
        "both-empty-is-one", "2 |A∩B| / (|A| + |B|); both masks empty counts as 1, one empty as 0.", 0, 1, 0, 0);

    /// <summary>No smoothing; both empty is undefined and counted, not averaged (nnU-Net v2, surface-distance).</summary>
    public static DicePolicy BothEmptyIsUndefined { get; } = new(
        "both-empty-is-undefined", "2 |A∩B| / (|A| + |B|); both masks empty is undefined and left out of means, one empty counts as 0.", 0, double.NaN, 0, 0);

    /// <summary>No smoothing; undefined whenever the reference is empty (MONAI's default), which hides false positives.</summary>
    public static DicePolicy ReferenceEmptyIsUndefined { get; } = new(
        "reference-empty-is-undefined",
        "2 |A∩B| / (|A| + |B|); an empty reference is undefined and left out of means, whatever was predicted; a missed structure counts as 0.",
        0, double.NaN, double.NaN, 0);

    /// <summary>Every policy here, the published one first.</summary>
    public static IReadOnlyList<DicePolicy> All { get; } = [Published, BothEmptyIsOne, BothEmptyIsUndefined, ReferenceEmptyIsUndefined];

    /// <summary>The policy of a name.</summary>
    /// <param name="name">A <see cref="Name"/> of <see cref="All"/>, in any case.</param>
    /// <exception cref="InputException">There is no such policy.</exception>
    public static DicePolicy ByName(string name) =>
        All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException("Dice policy", $"there is none named '{name}'.", $"choose one of {string.Join(", ", All.Select(p => p.Name))}.");
}
