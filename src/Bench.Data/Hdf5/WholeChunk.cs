using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>
/// Stores each chunk as given, at once. A write of its first voxel thus stores the whole chunk: the library's own walk over the voxels of a time frame,
/// which lie one apart, takes thirty times as long.
/// </summary>
internal sealed class WholeChunk : IWritingChunkCache
{
    /// <summary>Bytes of the next chunk, in C order.</summary>
    public Memory<byte> Content { get; set; }

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
