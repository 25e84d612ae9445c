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
        Profile = ErrorProfile.Of(reference, predicted, structure, spacing);
        Slices = [.. Profile.Slices.Select(s => s.Counts)];
        Counts = Slices.Aggregate(OverlapCounts.Add);
        Distances = SurfaceDistances.Between(reference, predicted, structure, spacing, options.Surface);
        SliceDistances = SurfaceDistances.PerSlice(reference, predicted, structure, spacing, options.Surface);
        if (structure == Structure.Myocardium)
            (ReferenceWallMm, PredictedWallMm) = MeanWall(WallThickness.PerSlice(reference, spacing), WallThickness.PerSlice(predicted, spacing));
    }

    public MeasureOptions Options { get; }

    public VoxelSpacing Spacing { get; }

    public OverlapCounts Counts { get; }

    public IReadOnlyList<OverlapCounts> Slices { get; }

    public ErrorProfile Profile { get; }

    public SurfaceDistances Distances { get; }

    public IReadOnlyList<SurfaceDistances> SliceDistances { get; }

    public double ReferenceWallMm { get; } = double.NaN;

    public double PredictedWallMm { get; } = double.NaN;

    public RegionContribution? Region(SliceRegion region) => Profile.Regions.FirstOrDefault(r => r.Region == region);

    public int SlicesWith(MaskPresence presence) => Slices.Count(s => s.Presence == presence);

    /// <summary>Mean over the slices that hold the structure in both maps; the others are counted by <see cref="SlicesWith"/>.</summary>
    public double SliceMean(Func<SurfaceDistances, double> measure) =>
        SliceDistances.Where(d => d.Presence == MaskPresence.BothPresent).Select(measure).DefaultIfEmpty(double.NaN).Average();

    private static (double Reference, double Predicted) MeanWall(IReadOnlyList<SliceWallThickness> reference, IReadOnlyList<SliceWallThickness> predicted)
    {
        var both = reference.Zip(predicted).Where(p => !double.IsNaN(p.First.MeanMm) && !double.IsNaN(p.Second.MeanMm)).ToArray();
        return both.Length == 0 ? (double.NaN, double.NaN) : (both.Average(p => p.First.MeanMm), both.Average(p => p.Second.MeanMm));
    }
}
