namespace Bench.Core.Wall;

/// <summary>
/// Thickness of the myocardium in one slice by expert and model, over the whole ring or one part of it by angle. Undefined values are NaN.
/// </summary>
/// <param name="FrameIndex">0-based frame of the cine.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Slice">0-based slice.</param>
/// <param name="ReferenceMm">
/// Mean by the expert, mm: the ring, then each segment counter-clockwise from the direction of increasing columns.
/// </param>
/// <param name="PredictedMm">The same by the model.</param>
/// <param name="ReferenceCoverage">
/// Share of rays that meet myocardium by the expert, 0 … 1: below 1 the ring is open. NaN without blood pool.
/// </param>
/// <param name="PredictedCoverage">The same by the model.</param>
public sealed record WallMeasurement(
    int FrameIndex,
    CardiacPhase Phase,
    int Slice,
    IReadOnlyList<double> ReferenceMm,
    IReadOnlyList<double> PredictedMm,
    double ReferenceCoverage,
    double PredictedCoverage);
