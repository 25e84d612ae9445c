using Bench.Core.Location;
using Bench.Core.Overlap;

namespace Bench.Core.Measures;

/// <summary>
/// Everything about one structure in one slice, to show where along the ventricle a model fails: one line of <c>tables/slices.csv</c>.
/// </summary>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Slice">0-based slice.</param>
/// <param name="RelativePosition">
/// 0 at the first and 1 at the last slice that the expert labelled; below 0 or above 1 beyond them; 0.5 at a single one; NaN where none is
/// labelled.
/// </param>
/// <param name="Structure">The structure.</param>
/// <param name="Reference">Voxels by the expert.</param>
/// <param name="Predicted">Voxels by the model.</param>
/// <param name="Shared">Voxels by both.</param>
public sealed record SliceMeasures(
    CardiacPhase Phase, int Slice, double RelativePosition, Structure Structure, int Reference, int Predicted, int Shared)
{
    /// <summary>0-based frame of the cine; null in results of earlier builds.</summary>
    public int? FrameIndex { get; init; }

    /// <summary>Voxels by neither; null in results of earlier builds.</summary>
    public int? Neither { get; init; }

    /// <summary>Part of the ventricle.</summary>
    public SliceRegion Region { get; init; } = SliceRegion.Unknown;

    /// <summary>
    /// Hausdorff distance in the slice, mm, by the definition in the settings; infinite where one map lacks the structure, NaN where both
    /// do.
    /// </summary>
    public double HausdorffMm { get; init; } = double.NaN;

    /// <summary>Its 95th percentile, mm.</summary>
    public double Hausdorff95Mm { get; init; } = double.NaN;

    /// <summary>Average symmetric surface distance in the slice, mm.</summary>
    public double AverageSymmetricMm { get; init; } = double.NaN;

    /// <summary>Normalised surface Dice for each tolerance of the settings, 0 … 1; empty in results of earlier builds.</summary>
    public IReadOnlyList<double> SurfaceDice { get; init; } = [];

    /// <summary>The four counts; true negatives are 0 where <see cref="Neither"/> is not known.</summary>
    public OverlapCounts Counts() => new(Shared, Predicted - Shared, Reference - Shared, Neither ?? 0);
}
