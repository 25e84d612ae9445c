namespace Bench.Core;

/// <summary>Extent of one time frame: rows H, columns W, slices S. Voxel (h, w, s) is stored at <c>(s·H + h)·W + w</c>.</summary>
/// <param name="Height">Rows, H, at least 1.</param>
/// <param name="Width">Columns, W, at least 1.</param>
/// <param name="Slices">Slices, S, at least 1.</param>
public readonly record struct StackSize(int Height, int Width, int Slices)
{
    /// <summary>Voxels in one slice, H·W.</summary>
    /// <exception cref="OverflowException">More than 2³¹ − 1.</exception>
    public int SliceLength => checked(Height * Width);

    /// <summary>Voxels in the stack, H·W·S.</summary>
    /// <exception cref="OverflowException">More than 2³¹ − 1: never a wrong number in silence.</exception>
    public int Count => checked(Height * Width * Slices);

    /// <summary>Storage position of a voxel.</summary>
    /// <param name="row">0 … H − 1.</param>
    /// <param name="column">0 … W − 1.</param>
    /// <param name="slice">0 … S − 1.</param>
    public int IndexOf(int row, int column, int slice) => ((slice * Height) + row) * Width + column;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Height} × {Width} × {Slices}");
}
