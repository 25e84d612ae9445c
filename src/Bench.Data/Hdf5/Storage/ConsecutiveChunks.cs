namespace Bench.Data.Hdf5.Storage;

/// <summary>All chunks follow each other without a filter (index type 2, "implicit").</summary>
/// <param name="address">The first; null where nothing was written.</param>
/// <param name="grid">The grid of chunks.</param>
internal sealed class ConsecutiveChunks(long? address, ChunkGrid grid) : IChunkIndex
{
    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> place) =>
        address is { } first ? new ChunkPlace(first + checked(grid.LastingNumberOf(place) * grid.ChunkBytes), grid.ChunkBytes, 0) : null;
}
