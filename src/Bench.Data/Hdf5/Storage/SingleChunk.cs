namespace Bench.Data.Hdf5.Storage;

/// <summary>One chunk holds everything (index type 1).</summary>
/// <param name="place">Where it is; null where it was never written.</param>
internal sealed class SingleChunk(ChunkPlace? place) : IChunkIndex
{
    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> at) => place;
}
