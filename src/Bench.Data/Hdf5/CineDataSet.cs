using Bench.Core;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>
/// A data set of axes (H, W, S, F), or (H, W, S) taken as one frame, from which single time frames are read. F varies fastest, so a frame is scattered over
/// the whole data set. MATLAB (v7.3) stores the same array with its axes in reverse, F, S, W, H, and marks it: such a data set is turned back here.
/// </summary>
internal sealed class CineDataSet
{
    private const long MaximumVoxels = 1L << 28;
    private const string MatlabMark = "MATLAB_class";

    // DEFLATE (RFC 1951) turns a byte into at most 1032, and frames that nobody contoured may take no room at all; beyond both, a small file that declares
    // much is damaged.
    private const long MaximumCompression = 1032;
    private const long FreeBytes = 32L << 20;

    private readonly HdfFile _file;
    private readonly NativeDataset _data;
    private readonly int[] _dimensions;

    private CineDataSet(HdfFile file, string name, NativeDataset data, ElementType element, int[] dimensions, bool isReversed)
    {
        IsReversed = isReversed;
        (_file, Name, _data, Element, _dimensions) = (file, name, data, element, dimensions);
        Size = new StackSize(dimensions[0], dimensions[1], dimensions[2]);
        Frames = dimensions.Length == 4 ? dimensions[3] : 1;
        Shape = string.Join(" × ", dimensions);
    }

    /// <summary>The data set's name.</summary>
    public string Name { get; }

    /// <summary>The type of its numbers.</summary>
    public ElementType Element { get; }

    /// <summary>Extent of one frame.</summary>
    public StackSize Size { get; }

    /// <summary>Time frames, F; 1 where the data set has three axes.</summary>
    public int Frames { get; }

    /// <summary>Number of axes, 4 or 3.</summary>
    public int Axes => _dimensions.Length;

    /// <summary>Whether MATLAB wrote it, with its axes in reverse.</summary>
    public bool IsReversed { get; }

    /// <summary>Chunks decoded so far: what a read costs where storage is chunked.</summary>
    public int ChunksRead { get; private set; }

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
        var (type, element) = file.Guard(name, () => (data.Type.Class, ElementType.Of(data.Type)));
        if (element is null)
        {
            throw new InputException(
                file.Path, $"data set {name} holds {type}, not numbers.", "store an integer or floating-point type of at most 8 bytes.");
        }

        var stored = file.Guard(name, () => data.Space.Type == H5DataspaceType.Simple ? data.Space.Dimensions : []);
        var reversed = file.Guard(name, () => data.AttributeExists(MatlabMark));
        var declared = reversed ? Upright(stored) : stored;
        var shape = declared.Length == 0 ? "no axes" : string.Join(" × ", declared);
        if (declared.Length != 4 && !(allowSingleFrame && declared.Length == 3))
        {
            var wanted = allowSingleFrame ? "four (H, W, S, F) or three (H, W, S)" : "four (H, W, S, F)";
            throw new InputException(
                file.Path, $"data set {name} has {declared.Length} axes ({shape}) where {wanted} are needed.", "store rows, columns, slices, time frames, in this order.");
        }

        if (declared.Contains(0ul))
            throw new InputException(file.Path, $"data set {name} is empty ({shape}).", "store at least one row, column, slice and frame.");
        if (declared.Any(n => n > int.MaxValue) || (Int128)declared[0] * declared[1] * declared[2] > MaximumVoxels)
        {
            throw new InputException(
                file.Path, $"data set {name} declares {shape} voxels, more than {MaximumVoxels} in one frame.", "check the order of its axes: H, W, S, F.");
        }

        var ordered = InOrder(file, name, data, element, stored.Length);
        return new CineDataSet(file, name, data, ordered, Array.ConvertAll(declared, n => (int)n), reversed);
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
        var targets = frames.Select(_ => new byte[(long)Size.Count * Element.Bytes]).ToArray();
        _file.Guard(Name, () =>
        {
            if (_data.Layout.Class == H5DataLayoutClass.Chunked)
                ChunksRead += FrameReading.FromChunks(_data, _dimensions, IsReversed, Element.Bytes, _file.Length, frames, targets);
            else if (IsReversed)
                ReversedFrames.Read(_data, _dimensions, Element.Bytes, _file.Length, frames, targets);
            else
                FrameReading.FromRows(_data, _dimensions, Element.Bytes, _file.Length, frames, targets);
            return true;
        });
        return targets;
    }

    // MATLAB drops last axes of length 1: a cine of one frame has three.
    private static ulong[] Upright(ulong[] stored) => stored.Length == 3 ? [stored[2], stored[1], stored[0], 1] : [.. stored.Reverse()];

    // Raw bytes come as stored, whatever their order.
    private static ElementType InOrder(HdfFile file, string name, NativeDataset data, ElementType element, int rank)
    {
        var first = new HyperslabSelection(rank, [.. Enumerable.Repeat(0ul, rank)], [.. Enumerable.Repeat(1ul, rank)]);
        return file.Guard(name, () =>
        {
            ChunkSize.RequirePossible(data, element.Bytes, file.Length);
            return element.InOrderOf(data, first);
        });
    }
}
