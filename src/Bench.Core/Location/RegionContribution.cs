using Bench.Core.Overlap;

namespace Bench.Core.Location;

/// <summary>What one part of the ventricle contributes to the errors of its stack.</summary>
/// <param name="Region">The part.</param>
/// <param name="SliceCount">Slices in it.</param>
/// <param name="Counts">Overlap in it; its Dice is that of the part alone.</param>
/// <param name="DiceLoss">Its share of 1 − Dice of the stack, as <see cref="SliceContribution.DiceLoss"/>.</param>
/// <param name="VolumeErrorMicrolitres">Its share of the volume error, µL.</param>
public sealed record RegionContribution(
    SliceRegion Region, int SliceCount, OverlapCounts Counts, double DiceLoss, double VolumeErrorMicrolitres);
