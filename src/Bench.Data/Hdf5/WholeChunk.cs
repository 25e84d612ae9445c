using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>
/// Stores each chunk as given, at once. A write of its first voxel thus stores the whole chunk: the library's own walk over the voxels of a time frame,
/// which lie one apart, takes thirty times as long.
/// </summary>
internal sealed class WholeChunk : IWritingChunkCache
{
    private const int FrameAxis = 3;

    /// <summary>Bytes of the next chunk, in C order.</summary>
    public Memory<byte> Content { get; set; }

    /// <summary>Stores <see cref="Content"/> as a frame of a data set whose chunks are frames, axes (H, W, S, F) or (H, W, S, F, n).</summary>
    /// <param name="writer">Writes the file.</param>
    /// <param name="data">The data set, made with this cache.</param>
    /// <param name="rank">Its axes.</param>
    /// <param name="frame">0-based.</param>
    public static void Write<T>(H5NativeWriter writer, H5Dataset<T[]> data, int rank, int frame)
        where T : struct
    {
        var (start, block) = (new ulong[rank], new ulong[rank]);
        start[FrameAxis] = (ulong)frame;
        Array.Fill(block, 1UL);
        writer.Write(data, [default], new HyperslabSelection(0, 1), new HyperslabSelection(rank, start, block));
    }

    /// <inheritdoc/>
    public Memory<byte> GetChunk(ulong chunkIndex, Func<Memory<byte>> chunkAllocator, Action<ulong, Memory<byte>> chunkWriter)
    {
        chunkWriter(chunkIndex, Content);
        return Content;
    }

    /// <inheritdoc/>
    public void Flush(Action<ulong, Memory<byte>> chunkWriter)
    {
    }
}
