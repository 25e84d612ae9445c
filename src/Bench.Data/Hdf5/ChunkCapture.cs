using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>
/// Hands on the decoded bytes of whatever chunk a read touches. A read of one voxel thus yields the whole chunk, and picking voxels from it is ours:
/// the library's own walk takes about 1 µs per run of voxels, and the runs of one time frame are one voxel long.
/// </summary>
internal sealed class ChunkCapture : IReadingChunkCache
{
    /// <summary>Bytes of the chunk touched last, in C order, as stored.</summary>
    public Memory<byte> Last { get; private set; }

    /// <summary>Chunks decoded so far.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public Memory<byte> GetChunk(ulong chunkIndex, Func<Memory<byte>> chunkReader)
    {
        Count++;
        return Last = chunkReader();
    }
}
