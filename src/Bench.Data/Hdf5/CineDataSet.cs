using Bench.Core;
using Bench.Data.Hdf5.Storage;

namespace Bench.Data.Hdf5;

/// <summary>
/// A data set of axes (H, W, S, F), or (H, W, S) taken as one frame, from which single time frames are read. F varies fastest, so a frame is scattered over
/// the whole data set. MATLAB (v7.3) stores the same array with its axes in reverse, F, S, W, H, and marks it: such a data set is turned back here.
/// </summary>
internal sealed class CineDataSet
{
    private const long MaximumVoxels = 1L << 28;
    private const string MatlabMark = "MATLAB_class";

    // What is held in memory at once; the rest of the way takes up to three times as much.
    private const long MaximumBytes = 1L << 30;

    // DEFLATE (RFC 1951) turns a byte into at most 1032, and frames that nobody contoured may take no room at all; beyond both, a small file that declares
    // much is damaged.
    private const long MaximumCompression = 1032;
    private const long FreeBytes = 32L << 20;

    private readonly HdfFile _file;
    private readonly StoredDataSet _data;
    private readonly int[] _dimensions;

    private CineDataSet(HdfFile file, string name, StoredDataSet data, int[] dimensions, bool isReversed)
    {
        IsReversed = isReversed;
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
    /// Whether some of what was read was never written, in a file that does not say what stands there: here zero is taken, and other programs may find anything.
    /// </summary>
    public bool LeavesValuesUndefined => _data.LeavesValuesUndefined;

    /// <summary>Chunks decoded so far: what a read costs where storage is chunked.</summary>
    public int ChunksRead => _data.ChunksRead;

    /// <summary>All axes in the order H, W, S, F, such as <c>256 × 256 × 10 × 30</c>.</summary>
    public string Shape { get; }

    /// <summary>Opens a data set and checks its type and shape.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The data set.</param>
    /// <param name="allowSingleFrame">Whether three axes will do.</param>
    /// <exception cref="InputException">Missing, of another type or rank, or empty.</exception>
    public static CineDataSet Open(HdfFile file, string name, bool allowSingleFrame = false)
    {
        var data = file.DataSet(name);
        var reversed = file.HasAttribute($"data set {name}", name, MatlabMark);
        var declared = reversed ? Upright(data.Extent) : data.Extent;
        var shape = declared.Length == 0 ? "no axes" : string.Join(" × ", declared);
        if (declared.Length != 4 && !(allowSingleFrame && declared.Length == 3))
        {
            var wanted = allowSingleFrame ? "four (H, W, S, F) or three (H, W, S)" : "four (H, W, S, F)";
            throw new InputException(
                file.Path, $"data set {name} has {declared.Length} axes ({shape}) where {wanted} are needed.", "store rows, columns, slices, time frames, in this order.");
        }

        if (declared.Contains(0))
            throw new InputException(file.Path, $"data set {name} is empty ({shape}).", "store at least one row, column, slice and frame.");
        if (declared.Any(n => n > int.MaxValue) || (Int128)declared[0] * declared[1] * declared[2] > MaximumVoxels)
        {
            throw new InputException(
                file.Path, $"data set {name} declares {shape} voxels, more than {MaximumVoxels} in one frame.", "check the order of its axes: H, W, S, F.");
        }

        return new CineDataSet(file, name, data, Array.ConvertAll(declared, n => (int)n), reversed);
    }

    /// <summary>Makes sure that all frames together are few enough to be held in memory.</summary>
    /// <exception cref="InputException">They are not.</exception>
    public void RequireWholeCine()
    {
        if ((long)Size.Count * Frames > MaximumVoxels)
            throw new InputException(_file.Path, $"data set {Name} declares {Shape} voxels, more than {MaximumVoxels} in one cine.", "check the order of its axes: H, W, S, F.");
    }

    /// <summary>Reads frames as stored bytes, each in the order of <see cref="StackSize"/>.</summary>
    /// <param name="frames">0-based indices, each in range.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public byte[][] ReadRaw(IReadOnlyList<int> frames)
    {
        var bytes = (long)Size.Count * Element.Bytes * frames.Count;
        if (bytes > Math.Max(FreeBytes, MaximumCompression * _file.Length))
            throw new InputException(_file.Path, $"data set {Name} declares {bytes} bytes in {frames.Count} frames, and the file has {_file.Length}.", "the file may be damaged: fetch it again.");
        if (bytes > MaximumBytes || (long)Size.Count * frames.Count > MaximumVoxels)
        {
            throw new InputException(
                _file.Path, $"data set {Name} declares {bytes} bytes in {frames.Count} frames, more than the {MaximumBytes} that are read at once.", "check the order of its axes, H, W, S, F; store integers.");
        }

        var targets = frames.Select(_ => new byte[(long)Size.Count * Element.Bytes]).ToArray();
        _file.Guard(Name, () =>
        {
            FrameReading.Read(_data, _dimensions, IsReversed, frames, targets);
            return true;
        });
        return targets;
    }

    // MATLAB drops last axes of length 1: a cine of one frame has three.
    private static long[] Upright(long[] stored) => stored.Length == 3 ? [stored[2], stored[1], stored[0], 1] : [.. stored.Reverse()];
}
