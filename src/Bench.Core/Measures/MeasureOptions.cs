using Bench.Core.Overlap;
using Bench.Core.Surfaces;

namespace Bench.Core.Measures;

/// <summary>
/// Conventions of a measure set. Each of them changes numbers, so they are stored with every result, with their <see cref="Description"/>.
/// </summary>
public sealed record MeasureOptions
{
    /// <summary>
    /// The published Dice, distances between border voxels, surface Dice at one and two pixels of the published acquisition (0.1 and 0.2
    /// mm).
    /// </summary>
    public static MeasureOptions Default { get; } = new();

    /// <summary>Convention of Dice, and of Jaccard and volume similarity where a mask is empty.</summary>
    public OverlapPolicy Overlap { get; init; } = OverlapPolicy.Published;

    /// <summary>What surfaces are made of.</summary>
    public SurfaceKind Surface { get; init; } = SurfaceKind.BorderVoxels;

    /// <summary>Of what HD95 is the percentile.</summary>
    public PercentileRule Percentile { get; init; } = PercentileRule.LargerOfDirected;

    /// <summary>Tolerances of the normalised surface Dice, mm, each at least 0, none twice.</summary>
    public IReadOnlyList<double> TolerancesMm { get; init; } = [0.1, 0.2];

    /// <summary>The conventions in sentences, for readers.</summary>
    public string Description =>
        $"Dice: {Overlap.Name}: {Overlap.Description} {DescribeSurfaces()}";

    /// <summary>The conventions of surfaces alone, in sentences.</summary>
    public string DescribeSurfaces() =>
        $"Surfaces: {new SurfaceDefinition(Surface, SurfaceScope.Stack).Description} HD95: {PercentileDescription}.";

    /// <summary>Name of the surface Dice at a tolerance in tables, e.g. <c>nsd_0.2mm</c>.</summary>
    /// <param name="toleranceMm">Tolerance, mm.</param>
    public static string SurfaceDiceName(double toleranceMm) => FormattableString.Invariant($"nsd_{toleranceMm:0.######}mm");

    /// <summary>The percentile rule as a clause.</summary>
    internal string PercentileDescription =>
        Percentile == PercentileRule.Pooled ? "percentile of both directions pooled" : "larger of the two directed percentiles";
}
