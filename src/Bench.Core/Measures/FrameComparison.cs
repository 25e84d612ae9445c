using Bench.Core.Location;
using Bench.Core.Overlap;
using Bench.Core.Surfaces;
using Bench.Core.Wall;

namespace Bench.Core.Measures;

/// <summary>Everything about one structure in one frame that the measures are functions of: computed once.</summary>
internal sealed class FrameComparison
{
    public FrameComparison(LabelMap reference, LabelMap predicted, Structure structure, VoxelSpacing spacing, MeasureOptions options)
    {
        Options = options;
        Spacing = spacing;
        StackDiagonalMm = DistanceAverage.DiagonalMm(reference.Size, spacing);
        SliceDiagonalMm = DistanceAverage.DiagonalMm(reference.Size with { Slices = 1 }, spacing);
        Profile = ErrorProfile.Of(reference, predicted, structure, spacing);
        Slices = [.. Profile.Slices.Select(s => s.Counts)];
        Counts = Slices.Aggregate(OverlapCounts.Add);
        Distances = SurfaceDistances.Between(reference, predicted, structure, spacing, options.Surface);
        SliceDistances = SurfaceDistances.PerSlice(reference, predicted, structure, spacing, options.Surface);
        if (structure == Structure.Myocardium)
            (ReferenceWall, PredictedWall) = (WallThickness.PerSlice(reference, spacing), WallThickness.PerSlice(predicted, spacing));
    }

    public MeasureOptions Options { get; }

    public VoxelSpacing Spacing { get; }

    public double StackDiagonalMm { get; }

    public double SliceDiagonalMm { get; }

    public OverlapCounts Counts { get; }

    public IReadOnlyList<OverlapCounts> Slices { get; }

    public ErrorProfile Profile { get; }

    public SurfaceDistances Distances { get; }

    public IReadOnlyList<SurfaceDistances> SliceDistances { get; }

    /// <summary>One entry a slice; empty but for the myocardium.</summary>
    public IReadOnlyList<SliceWallThickness> ReferenceWall { get; } = [];

    /// <summary>The same by the prediction.</summary>
    public IReadOnlyList<SliceWallThickness> PredictedWall { get; } = [];

    public RegionContribution? Region(SliceRegion region) => Profile.Regions.FirstOrDefault(r => r.Region == region);

    public int SlicesWith(MaskPresence presence) => Slices.Count(s => s.Presence == presence);

    /// <summary>
    /// Hausdorff distance. By surface elements that of two empty maps is infinite, as in surface-distance; in a table it would look like a
    /// missed structure.
    /// </summary>
    public static double HausdorffMm(SurfaceDistances distances) =>
        distances.Presence == MaskPresence.BothEmpty ? double.NaN : distances.HausdorffMm;

    /// <summary>Its 95th percentile; the same.</summary>
    public double Hausdorff95Mm(SurfaceDistances distances) =>
        distances.Presence == MaskPresence.BothEmpty ? double.NaN : distances.HausdorffPercentileMm(95, Options.Percentile);

    /// <summary>Mean over the slices that hold the structure in both maps; the others are counted by <see cref="SlicesWith"/>.</summary>
    public double SliceMean(Func<SurfaceDistances, double> measure) =>
        SliceDistances.Where(d => d.Presence == MaskPresence.BothPresent).Select(measure).DefaultIfEmpty(double.NaN).Average();

    /// <summary>
    /// Mean over the slices that hold the structure in either map; one that only one holds counts as the slice's diagonal.
    /// </summary>
    public double PenalisedSliceMean(Func<SurfaceDistances, double> measure) =>
        DistanceAverage.WithPenaltyMm(
            [.. SliceDistances.Where(d => d.Presence != MaskPresence.BothEmpty).Select(measure)], SliceDiagonalMm);

    /// <summary>Mean over the slices that hold the structure in either map.</summary>
    public double SurfaceDiceSliceMean(double toleranceMm) => SliceDistances
        .Where(d => d.Presence != MaskPresence.BothEmpty)
        .Select(d => d.NormalisedSurfaceDice(toleranceMm))
        .DefaultIfEmpty(double.NaN)
        .Average();

    /// <summary>Mean wall thickness over slices in which both maps have one, by each.</summary>
    public (double ReferenceMm, double PredictedMm) MeanWall()
    {
        var both = ReferenceWall.Zip(PredictedWall).Where(p => !double.IsNaN(p.First.MeanMm) && !double.IsNaN(p.Second.MeanMm)).ToArray();
        return both.Length == 0 ? (double.NaN, double.NaN) : (both.Average(p => p.First.MeanMm), both.Average(p => p.Second.MeanMm));
    }
}
