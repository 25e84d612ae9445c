using Bench.Core.Overlap;

namespace Bench.Core.Surfaces;

/// <summary>
/// Distances from each point of one mask's surface to the nearest of the other's, both ways: measured once, all surface measures follow.
/// </summary>
/// <remarks>
/// Where one mask is empty, the distances from the other are infinite, so that a missed structure cannot improve a mean unseen; the surface
/// Dice is 0. Where both are empty every measure is NaN, except that by surface elements the Hausdorff distances are infinite, as in
/// surface-distance (a set of measures turns those into NaN).
/// </remarks>
public sealed class SurfaceDistances
{
    /// <summary>
    /// Share of a tolerance by which a distance may exceed it and still lie within, for rounding of spacings stored as float32: a
    /// millionth.
    /// </summary>
    public const double ToleranceSlack = 1e-6;

    private readonly DirectedDistances _toPredicted;
    private readonly DirectedDistances _toReference;

    private SurfaceDistances(
        SurfaceDefinition definition, MaskPresence presence, DirectedDistances toPredicted, DirectedDistances toReference)
    {
        Definition = definition;
        Presence = presence;
        _toPredicted = toPredicted;
        _toReference = toReference;
    }

    /// <summary>How surface and distance were defined.</summary>
    public SurfaceDefinition Definition { get; }

    /// <summary>Which of the two masks are empty.</summary>
    public MaskPresence Presence { get; }

    /// <summary>Distances from the reference surface to the predicted one, mm, ascending.</summary>
    public IReadOnlyList<double> ReferenceToPredictedMm => _toPredicted.Millimetres;

    /// <summary>Distances from the predicted surface to the reference one, mm, ascending.</summary>
    public IReadOnlyList<double> PredictedToReferenceMm => _toReference.Millimetres;

    /// <summary>Mean distance from the reference surface to the predicted one, mm; NaN where the reference is empty.</summary>
    public double MeanReferenceToPredictedMm => _toPredicted.Mean;

    /// <summary>Mean distance from the predicted surface to the reference one, mm; NaN where the prediction is empty.</summary>
    public double MeanPredictedToReferenceMm => _toReference.Mean;

    /// <summary>Hausdorff distance, mm: the largest of all distances, both ways.</summary>
    public double HausdorffMm => HausdorffPercentileMm(100);

    /// <summary>Average symmetric surface distance (ASSD), mm: mean over both surfaces pooled.</summary>
    public double AverageSymmetricMm => (_toPredicted.Sum + _toReference.Sum) / (_toPredicted.TotalWeight + _toReference.TotalWeight);

    /// <summary>Measures a structure through the whole stack, in 3-D.</summary>
    /// <param name="reference">The expert's labels.</param>
    /// <param name="predicted">The model's labels, same size.</param>
    /// <param name="structure">The structure.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="surface">What the surfaces are made of.</param>
    /// <exception cref="ArgumentException">The maps differ in size, or the spacing is not positive.</exception>
    public static SurfaceDistances Between(
        LabelMap reference, LabelMap predicted, Structure structure, VoxelSpacing spacing, SurfaceKind surface = SurfaceKind.BorderVoxels)
    {
        OverlapCounts.RequireSameSize(reference, predicted);
        return Measure(
            reference, predicted, structure, spacing, new SurfaceDefinition(surface, SurfaceScope.Stack), 0, reference.Size.Slices);
    }

    /// <summary>Measures a structure in each slice, in 2-D: S entries, in the order stored.</summary>
    /// <param name="reference">The expert's labels.</param>
    /// <param name="predicted">The model's labels, same size.</param>
    /// <param name="structure">The structure.</param>
    /// <param name="spacing">Distances between voxel centres; that between slices does not matter.</param>
    /// <param name="surface">What the surfaces are made of.</param>
    /// <exception cref="ArgumentException">The maps differ in size, or the spacing is not positive.</exception>
    public static IReadOnlyList<SurfaceDistances> PerSlice(
        LabelMap reference, LabelMap predicted, Structure structure, VoxelSpacing spacing, SurfaceKind surface = SurfaceKind.BorderVoxels)
    {
        OverlapCounts.RequireSameSize(reference, predicted);
        var definition = new SurfaceDefinition(surface, SurfaceScope.Slice);
        return
        [
            .. Enumerable.Range(0, reference.Size.Slices).Select(s => Measure(reference, predicted, structure, spacing, definition, s, 1))
        ];
    }

    /// <summary>Percentile of the Hausdorff distance, mm; the 95th is known as HD95.</summary>
    /// <param name="percent">0 … 100.</param>
    /// <param name="rule">Larger of the directed percentiles, or percentile of both directions pooled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is outside 0 … 100.</exception>
    public double HausdorffPercentileMm(double percent, PercentileRule rule = PercentileRule.LargerOfDirected)
    {
        if (!(percent is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "must be within 0 … 100.");

        return Presence switch
        {
            MaskPresence.BothEmpty => Definition.Surface == SurfaceKind.SurfaceElements ? double.PositiveInfinity : double.NaN,
            MaskPresence.BothPresent when rule == PercentileRule.Pooled =>
                DirectedDistances.Pool(_toPredicted, _toReference).Percentile(percent),
            MaskPresence.BothPresent => Math.Max(_toPredicted.Percentile(percent), _toReference.Percentile(percent)),
            _ => double.PositiveInfinity,
        };
    }

    /// <summary>Normalised surface Dice (NSD): the share of both surfaces that lies within a tolerance of the other, 0 … 1.</summary>
    /// <param name="toleranceMm">
    /// Tolerance, mm, at least 0; a distance equal to it, but for <see cref="ToleranceSlack"/>, lies within.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public double NormalisedSurfaceDice(double toleranceMm)
    {
        RequireTolerance(toleranceMm);
        return (
            _toPredicted.WeightWithin(toleranceMm)
                + _toReference.WeightWithin(toleranceMm)) / (_toPredicted.TotalWeight
                + _toReference.TotalWeight);
    }

    private static void RequireTolerance(double toleranceMm)
    {
        if (!(toleranceMm >= 0))
            throw new ArgumentOutOfRangeException(nameof(toleranceMm), toleranceMm, "must be at least 0 mm.");
    }

    private static SurfaceDistances Measure(
        LabelMap reference,
        LabelMap predicted,
        Structure structure,
        VoxelSpacing spacing,
        SurfaceDefinition definition,
        int firstSlice,
        int sliceCount)
    {
        if (!spacing.IsValid)
            throw new ArgumentException($"voxel spacing {spacing} is not positive and finite.", nameof(spacing));
        if (MaskBox.Around(reference, predicted, structure, firstSlice, sliceCount) is not { } box)
            return new SurfaceDistances(definition, MaskPresence.BothEmpty, DirectedDistances.None, DirectedDistances.None);

        var (a, b) = (Surface.Of(box.Reference, box.Size, definition, spacing), Surface.Of(box.Predicted, box.Size, definition, spacing));
        var presence = !a.Points.Contains(true) ? MaskPresence.ReferenceEmpty
            : !b.Points.Contains(true) ? MaskPresence.PredictedEmpty
            : MaskPresence.BothPresent;
        return new SurfaceDistances(definition, presence, DirectedDistances.From(a, b, spacing), DirectedDistances.From(b, a, spacing));
    }
}
