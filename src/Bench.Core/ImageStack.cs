namespace Bench.Core;

/// <summary>The grey values of one time frame, as stored (not scaled). Axes (S, H, W).</summary>
public sealed class ImageStack
{
    private readonly float[] _values;

    /// <summary>Takes ownership of an array of grey values.</summary>
    /// <param name="size">Extent of the frame.</param>
    /// <param name="values">H·W·S grey values, slice by slice, row by row. Not copied.</param>
    /// <exception cref="ArgumentException">The array has another length.</exception>
    public ImageStack(StackSize size, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != size.Count)
        {
            throw new ArgumentException($"{values.Length} values do not fill {size} = {size.Count} voxels.", nameof(values));
        }

        Size = size;
        _values = values;
    }

    /// <summary>Extent of the frame.</summary>
    public StackSize Size { get; }

    /// <summary>All values, slice by slice, row by row.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The values of one slice, H·W, row by row.</summary>
    /// <param name="slice">0 … S − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slice.</exception>
    public ReadOnlySpan<float> Slice(int slice)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slice);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slice, Size.Slices);
        return _values.AsSpan(slice * Size.SliceLength, Size.SliceLength);
    }
}
