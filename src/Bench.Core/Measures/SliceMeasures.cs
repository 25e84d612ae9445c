using Bench.Core.Location;

namespace Bench.Core.Measures;

/// <summary>Everything about one structure in one slice: one line of <c>tables/slices.csv</c>.</summary>
/// <param name="Phase">Role of the frame.</param>
/// <param name="FrameIndex">0-based frame.</param>
/// <param name="Structure">The structure.</param>
/// <param name="Location">Position, counts and share of the stack's errors.</param>
/// <param name="HausdorffMm">Hausdorff distance in the slice, mm; infinite where one map lacks the structure, NaN where both do.</param>
/// <param name="Hausdorff95Mm">Its 95th percentile, mm; the same.</param>
/// <param name="AverageSymmetricMm">Average symmetric surface distance in the slice, mm; the same.</param>
/// <param name="SurfaceDice">Normalised surface Dice for each of <see cref="MeasureOptions.TolerancesMm"/>, 0 … 1; 0 where one map lacks the structure, NaN where both do.</param>
public sealed record SliceMeasures(
    CardiacPhase Phase,
    int FrameIndex,
    Structure Structure,
    SliceContribution Location,
    double HausdorffMm,
    double Hausdorff95Mm,
    double AverageSymmetricMm,
    IReadOnlyList<double> SurfaceDice);
