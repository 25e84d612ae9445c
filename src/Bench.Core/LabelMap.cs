namespace Bench.Core;

/// <summary>
/// The labels of one time frame: 0 background, 1 left-ventricular myocardium, 2 left-ventricular blood pool, 3 right ventricle where a
/// study labels it. Axes (S, H, W).
/// </summary>
public sealed class LabelMap
{
    /// <summary>The number of label values of the published study, background included.</summary>
    public const int ClassCount = 3;

    /// <summary>The highest label that a map can hold.</summary>
    public const byte HighestLabel = (byte)Structure.RightVentricle;

    private readonly byte[] _labels;

    /// <summary>Takes ownership of an array of labels.</summary>
    /// <param name="size">Extent of the frame.</param>
    /// <param name="labels">H·W·S labels, slice by slice, row by row; each 0 … <see cref="HighestLabel"/>. Not copied.</param>
    /// <exception cref="ArgumentException">The array has another length, or holds a label above <see cref="HighestLabel"/>.</exception>
    public LabelMap(StackSize size, byte[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != size.Count)
        {
            throw new ArgumentException($"{labels.Length} labels do not fill {size} = {size.Count} voxels.", nameof(labels));
        }

        var wrong = labels.AsSpan().IndexOfAnyExceptInRange((byte)0, HighestLabel);
        if (wrong >= 0)
        {
            throw new ArgumentException($"label {labels[wrong]} at voxel {wrong} is outside 0…{HighestLabel}.", nameof(labels));
        }

        Size = size;
        _labels = labels;
    }

    /// <summary>Extent of the frame.</summary>
    public StackSize Size { get; }

    /// <summary>All labels, slice by slice, row by row.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>Label of one voxel.</summary>
    /// <param name="row">0 … H − 1.</param>
    /// <param name="column">0 … W − 1.</param>
    /// <param name="slice">0 … S − 1.</param>
    public byte this[int row, int column, int slice] => _labels[Size.IndexOf(row, column, slice)];

    /// <summary>A map with no structure in it.</summary>
    /// <param name="size">Extent of the frame.</param>
    public static LabelMap Empty(StackSize size) => new(size, new byte[size.Count]);

    /// <summary>The labels of one slice, H·W, row by row.</summary>
    /// <param name="slice">0 … S − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slice.</exception>
    public ReadOnlySpan<byte> Slice(int slice)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slice);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slice, Size.Slices);
        return _labels.AsSpan(slice * Size.SliceLength, Size.SliceLength);
    }

    /// <summary>Number of voxels of a structure, 0 … H·W·S.</summary>
    /// <param name="structure">The structure to count.</param>
    public int Count(Structure structure) => _labels.AsSpan().Count((byte)structure);
}
