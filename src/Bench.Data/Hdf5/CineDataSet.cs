using Bench.Core;
using Bench.Data.Formats;
using Bench.Hdf5.Format;
using Bench.Hdf5.Reading;

namespace Bench.Data.Hdf5;

/// <summary>
/// A data set of axes (H, W, S, F), or (H, W, S) taken as one frame, from which single time frames are read. F varies fastest, so a frame
/// is scattered over the whole data set. MATLAB (v7.3) stores the same array with its axes in reverse, F, S, W, H, and marks it: such a
/// data set is turned back here. Any other order of the axes is read where the user states it.
/// </summary>
internal sealed class CineDataSet
{
    private const long MaximumVoxels = 1L << 28;
    private const string MatlabMark = "MATLAB_class";

    // What is held in memory at once; the rest of the way takes up to three times as much.
    private const long MaximumBytes = 1L << 30;

    // DEFLATE (RFC 1951) turns a byte into at most 1032, and frames that nobody contoured may take no room at all; beyond both, a small
    // file that declares much is damaged.
    private const long MaximumCompression = 1032;
    private const long FreeBytes = 32L << 20;

    private readonly HdfFile _file;
    private readonly HdfDataSet _data;
    private readonly int[] _dimensions;

    // Where rows, columns, slices and frames stand in the file; null where they need no rearrangement but MATLAB's.
    private readonly int[]? _positions;

    private CineDataSet(HdfFile file, string name, HdfDataSet data, int[] dimensions, bool isReversed, int[]? positions)
    {
        IsReversed = isReversed;
        _positions = positions;
        (_file, Name, _data, _dimensions) = (file, name, data, dimensions);
        Size = new StackSize(dimensions[0], dimensions[1], dimensions[2]);
        Frames = dimensions.Length == 4 ? dimensions[3] : 1;
        Shape = string.Join(" × ", dimensions);
    }

    /// <summary>The data set's name.</summary>
    public string Name { get; }

    /// <summary>The type of its numbers.</summary>
    public ElementType Element => _data.Element;

    /// <summary>Extent of one frame.</summary>
    public StackSize Size { get; }

    /// <summary>Time frames, F; 1 where the data set has three axes.</summary>
    public int Frames { get; }

    /// <summary>Number of axes, 4 or 3.</summary>
    public int Axes => _dimensions.Length;

    /// <summary>Whether MATLAB wrote it, with its axes in reverse.</summary>
    public bool IsReversed { get; }

    /// <summary>
    /// Whether some of what was read was never written, in a file that does not say what stands there: here zero is taken, and other
    /// programs may find anything.
    /// </summary>
    public bool LeavesValuesUndefined => _data.LeavesValuesUndefined;

    /// <summary>Chunks decoded so far: what a read costs where storage is chunked.</summary>
    public int ChunksRead => _data.ChunksRead;

    /// <summary>All axes in the order H, W, S, F, such as <c>256 × 256 × 10 × 30</c>.</summary>
    public string Shape { get; }

    /// <summary>Rows, columns, slices and frames.</summary>
    public int[] Extent => [Size.Height, Size.Width, Size.Slices, Frames];

    /// <summary>The axes in the order in which they are stored.</summary>
    public int[] Stored => [.. _data.Extent.Select(n => (int)n)];

    /// <summary>Opens a data set and checks its type and shape.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The data set.</param>
    /// <param name="allowSingleFrame">Whether three axes will do.</param>
    /// <param name="axes">The order in which the user says that they are stored; null where nothing was said.</param>
    /// <exception cref="InputException">Missing, of another type or rank, or empty.</exception>
    public static CineDataSet Open(HdfFile file, string name, bool allowSingleFrame = false, AxisOrder? axes = null)
    {
        var (data, reversed) = file.Read(f => (f.DataSet(name), axes is null && f.HasAttribute($"data set {name}", name, MatlabMark)));
        var positions = axes is not null && data.Extent.Count is 3 or 4 ? axes.Positions(data.Extent.Count) : null;
        long[] declared = reversed ? Upright(data.Extent)
            : positions is not null ? [.. positions.Where(at => at >= 0).Select(at => data.Extent[at])]
            : [.. data.Extent];
        var shape = declared.Length == 0 ? "no axes" : string.Join(" × ", declared);
        if (declared.Length != 4 && !(allowSingleFrame && declared.Length == 3))
        {
            var wanted = allowSingleFrame ? "four (H, W, S, F) or three (H, W, S)" : "four (H, W, S, F)";
            throw new InputException(
                file.Path,
                $"data set {name} has {declared.Length} axes ({shape}) where {wanted} are needed.",
                "store rows, columns, slices, time frames, in this order.");
        }

        if (declared.Contains(0))
            throw new InputException(file.Path, $"data set {name} is empty ({shape}).", "store at least one row, column, slice and frame.");
        if (declared.Any(n => n > int.MaxValue) || (Int128)declared[0] * declared[1] * declared[2] > MaximumVoxels)
        {
            throw new InputException(
                file.Path,
                $"data set {name} declares {shape} voxels, more than {MaximumVoxels} in one frame.",
                "check the order of its axes: H, W, S, F.");
        }

        return new CineDataSet(
            file, name, data, Array.ConvertAll(declared, n => (int)n), reversed, positions is [0, 1, 2, _] ? null : positions);
    }

    /// <summary>Makes sure that all frames together are few enough to be held in memory.</summary>
    /// <exception cref="InputException">They are not.</exception>
    public void RequireWholeCine()
    {
        if ((long)Size.Count * Frames > MaximumVoxels)
        {
            throw new InputException(
                _file.Path,
                $"data set {Name} declares {Shape} voxels, more than {MaximumVoxels} in one cine.",
                "check the order of its axes: H, W, S, F.");
        }
    }

    /// <summary>Reads frames as stored bytes, each in the order of <see cref="StackSize"/>.</summary>
    /// <param name="frames">0-based indices, each in range.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public byte[][] ReadRaw(IReadOnlyList<int> frames)
    {
        if (_positions is not null)
            RequireWholeCine();
        var bytes = (long)Size.Count * Element.Bytes * (_positions is null ? frames.Count : Frames);
        if (bytes > Math.Max(FreeBytes, MaximumCompression * _file.Length))
        {
            throw new InputException(
                _file.Path,
                $"data set {Name} declares {bytes} bytes in {frames.Count} frames, and the file has {_file.Length}.",
                "the file may be damaged: fetch it again.");
        }

        if (bytes > MaximumBytes || (long)Size.Count * frames.Count > MaximumVoxels)
        {
            throw new InputException(
                _file.Path,
                $"data set {Name} declares {bytes} bytes in {frames.Count} frames, more than the {MaximumBytes} that are read at once.",
                "check the order of its axes, H, W, S, F; store integers.");
        }

        return _file.Read(_ => _positions is null ? _data.ReadFrames(frames, IsReversed) : Rearranged(_positions, frames));
    }

    // Reads everything and picks the voxels of each frame: slower than reading frames alone, for any order of axes.
    private byte[][] Rearranged(int[] positions, IReadOnlyList<int> frames)
    {
        int[] stored = Stored.Length == 4 ? Stored : [.. Stored, 1];
        var targets = frames.Select(_ => new byte[(long)Size.Count * Element.Bytes]).ToArray();
        var bytes = Element.Bytes;
        var slabs = _data.ReadFrames([.. Enumerable.Range(0, stored[3])]);
        Span<int> place = stackalloc int[4];
        for (var f = 0; f < frames.Count; f++)
        {
            if (positions[3] >= 0)
                place[positions[3]] = frames[f];
            for (var voxel = 0; voxel < Size.Count; voxel++)
            {
                var (slice, within) = Math.DivRem(voxel, Size.SliceLength);
                place[positions[0]] = within / Size.Width;
                place[positions[1]] = within % Size.Width;
                place[positions[2]] = slice;
                var at = ((((place[2] * stored[0]) + place[0]) * stored[1]) + place[1]) * bytes;
                slabs[place[3]].AsSpan(at, bytes).CopyTo(targets[f].AsSpan(voxel * bytes));
            }
        }

        return targets;
    }

    // MATLAB drops last axes of length 1: a cine of one frame has three.
    private static long[] Upright(IReadOnlyList<long> stored) =>
        stored.Count == 3 ? [stored[2], stored[1], stored[0], 1] : [.. stored.Reverse()];
}

/// <summary>The order in which a frame's values lie in the published files: slices side by side at each voxel.</summary>
internal static class StoredOrder
{
    /// <summary>(S, H, W, n) to (H, W, S, n).</summary>
    /// <param name="planes">Values, slice by slice, row by row.</param>
    /// <param name="size">Extent of the frame.</param>
    /// <param name="stored">Where they go; as many.</param>
    /// <param name="values">Values a voxel, n.</param>
    public static void Interleave<T>(ReadOnlySpan<T> planes, StackSize size, Span<T> stored, int values = 1)
    {
        for (var slice = 0; slice < size.Slices; slice++)
        {
            var plane = planes.Slice(slice * size.SliceLength * values, size.SliceLength * values);
            for (var i = 0; i < size.SliceLength; i++)
                plane.Slice(i * values, values).CopyTo(stored[(((i * size.Slices) + slice) * values)..]);
        }
    }
}
