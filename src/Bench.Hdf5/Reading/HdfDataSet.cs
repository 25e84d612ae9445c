using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>The numbers of a data set. Its file must stay open while it is read.</summary>
public sealed class HdfDataSet
{
    private readonly HdfFile _file;
    private readonly string _part;
    private readonly StoredDataSet _stored;

    internal HdfDataSet(HdfFile file, string part, StoredDataSet stored) => (_file, _part, _stored) = (file, part, stored);

    /// <summary>Its axes, in the order of the file; empty for a single number.</summary>
    public IReadOnlyList<long> Extent => _stored.Extent;

    /// <summary>Whether it is declared to hold nothing at all, not even one number.</summary>
    public bool IsNull => _stored.IsNull;

    /// <summary>How many numbers it declares: the product of its axes, 1 for a single number.</summary>
    public Int128 Count => IsNull ? 0 : _stored.Extent.Aggregate((Int128)1, (product, n) => product * n);

    /// <summary>The type of its numbers.</summary>
    public ElementType Element => _stored.Element;

    /// <summary>Whether it is stored in chunks, which may be compressed or never have been written.</summary>
    public bool IsChunked => _stored.Layout is StorageLayout.InChunks;

    /// <summary>
    /// Whether something was read that was never written, in a file that does not say what stands there. This library returns zeros; others
    /// may return anything.
    /// </summary>
    public bool LeavesValuesUndefined => _stored.LeavesValuesUndefined;

    /// <summary>Chunks decoded so far: what reading has cost.</summary>
    public int ChunksRead => _stored.ChunksRead;

    /// <summary>Reads everything in C order, at most 1 GiB.</summary>
    /// <returns>Bytes as stored; <see cref="ElementType.ToDoubles(ReadOnlySpan{byte})"/> turns them into numbers.</returns>
    /// <exception cref="HdfException">It is damaged, or too large.</exception>
    public byte[] ReadAll() => _file.Guard(_part, _stored.ReadAll);

    /// <summary>
    /// Reads frames of a data set whose axes are rows, columns, slices and frames, with memory for one chunk or block beside the frames
    /// themselves. Each chunk that holds a wanted frame is decoded once.
    /// </summary>
    /// <param name="frames">0-based positions along the axis of frames, each in range.</param>
    /// <param name="isReversed">Whether the axes are stored in reverse: frames, slices, columns, rows.</param>
    /// <returns>For each frame its bytes as stored, slice by slice, row by row.</returns>
    /// <exception cref="HdfException">It is damaged.</exception>
    /// <exception cref="ArgumentException">
    /// It has neither four axes nor three, which are taken as one frame, or a frame is out of range.
    /// </exception>
    public byte[][] ReadFrames(IReadOnlyList<int> frames, bool isReversed = false)
    {
        ArgumentNullException.ThrowIfNull(frames);
        long[] axes = isReversed ? [.. _stored.Extent.Reverse()] : _stored.Extent;
        // MATLAB, which stores axes in reverse, leaves out a last axis of one frame.
        if (axes.Length == 3)
            axes = [.. axes, 1];
        if (axes.Length != 4)
            throw new ArgumentException($"{_part} has {_stored.Extent.Length} axes, not four or three.", nameof(frames));
        if (frames.Any(frame => frame < 0 || frame >= axes[3]))
            throw new ArgumentException($"frames {string.Join(", ", frames)} are not all within the {axes[3]} of {_part}.", nameof(frames));
        return _file.Guard(_part, () =>
        {
            var extent = Array.ConvertAll(axes, n => checked((int)n));
            var bytes = checked((long)extent[0] * extent[1] * extent[2] * Element.Bytes);
            var targets = frames.Select(_ => new byte[bytes]).ToArray();
            FrameReading.Read(_stored, extent, isReversed, frames, targets);
            return targets;
        });
    }
}
