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

    /// <summary>True when all three distances are finite and above zero.</summary>
    public bool IsValid =>
        double.IsFinite(RowMm) && RowMm > 0 && double.IsFinite(ColumnMm) && ColumnMm > 0 && double.IsFinite(SliceMm) && SliceMm > 0;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{RowMm:0.####} × {ColumnMm:0.####} × {SliceMm:0.####} mm");
}
