namespace Bench.Core.Wall;

/// <summary>Thickness of the myocardium in one slice. Undefined values are NaN.</summary>
/// <param name="Slice">0-based slice.</param>
/// <param name="MeanMm">Mean over the rays that meet myocardium, mm; NaN where none does or the slice has no blood pool.</param>
/// <param name="MinimumMm">Thinnest of those rays, mm.</param>
/// <param name="MaximumMm">Thickest of those rays, mm.</param>
/// <param name="Coverage">
/// Share of rays that meet myocardium, 0 … 1: below 1 the ring is open. NaN where the slice has no blood pool.
/// </param>
/// <param name="SegmentsMm">
/// Mean thickness in each of the angle segments, mm, counter-clockwise as the image is displayed, the first starting at the direction of
/// increasing columns.
/// </param>
public sealed record SliceWallThickness(
    int Slice, double MeanMm, double MinimumMm, double MaximumMm, double Coverage, IReadOnlyList<double> SegmentsMm);
