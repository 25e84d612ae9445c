using Bench.Core.Overlap;

namespace Bench.Core.Location;

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
