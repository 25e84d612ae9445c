using Bench.Core.Overlap;
using Bench.Core.Surfaces;

namespace Bench.Core.Measures;

/// <summary>Conventions of a measure set. Each of them changes numbers, so they belong into every result: see <see cref="Description"/>.</summary>
public sealed record MeasureOptions
{
    /// <summary>The published Dice, distances between border voxels, surface Dice at one and two pixels of the published acquisition (0.1 and 0.2 mm).</summary>
    public static MeasureOptions Default { get; } = new();

    /// <summary>Convention of the Dice coefficient.</summary>
    public DicePolicy DicePolicy { get; init; } = DicePolicy.Published;

    /// <summary>What surfaces are made of.</summary>
    public SurfaceKind Surface { get; init; } = SurfaceKind.BorderVoxels;

    /// <summary>Of what HD95 is the percentile.</summary>
    public PercentileRule Percentile { get; init; } = PercentileRule.LargerOfDirected;

    /// <summary>Tolerances of the normalised surface Dice, mm, each at least 0.</summary>
    public IReadOnlyList<double> TolerancesMm { get; init; } = [0.1, 0.2];

    /// <summary>The conventions in sentences, for results.</summary>
    public string Description =>
        $"Dice: {DicePolicy.Name}: {DicePolicy.Description} Surfaces: {new SurfaceDefinition(Surface, SurfaceScope.Stack).Description} "
        + $"HD95: {PercentileDescription}.";

    /// <summary>The percentile rule as a clause.</summary>
    internal string PercentileDescription => Percentile == PercentileRule.Pooled ? "percentile of both directions pooled" : "larger of the two directed percentiles";
}
