namespace Bench.Core;

/// <summary>Distance between neighbouring voxel centres, in millimetres.</summary>
/// <param name="RowMm">Distance between rows, mm, above 0.</param>
/// <param name="ColumnMm">Distance between columns, mm, above 0.</param>
/// <param name="SliceMm">Distance between slices (slice thickness where slices are contiguous), mm, above 0.</param>
public readonly record struct VoxelSpacing(double RowMm, double ColumnMm, double SliceMm)
{
    /// <summary>
    /// The published acquisition: 0.1 × 0.1 mm in plane, 1.0 mm contiguous slices (9.4 T spoiled gradient-echo cine,
    /// draft 2025, Methods). The HDF5 files themselves hold no spacing, so this is the documented default for them.
    /// </summary>
    public static VoxelSpacing Published { get; } = new(0.1, 0.1, 1.0);

    /// <summary>Volume of one voxel in microlitres (1 mm³ = 1 µL).</summary>
    public double VoxelMicrolitres => RowMm * ColumnMm * SliceMm;

    /// <summary>The distances that are taken, in words for messages.</summary>
    public const string ValidRange = "0.000001 to 1000000 mm";

    /// <summary>True when all three distances are within <see cref="ValidRange"/>. Far beyond it, volumes become 0 or infinite.</summary>
    public bool IsValid => IsDistance(RowMm) && IsDistance(ColumnMm) && IsDistance(SliceMm);

    private static bool IsDistance(double mm) => mm is >= 1e-6 and <= 1e6;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{RowMm:0.####} × {ColumnMm:0.####} × {SliceMm:0.####} mm");
}
