using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>Knows where the chunks of a data set are.</summary>
internal interface IChunkIndex
{
    /// <summary>Finds a chunk; null where it was never written.</summary>
    /// <param name="place">Its place in the grid of chunks, one number an axis, in the order of the file.</param>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    ChunkPlace? Find(ReadOnlySpan<long> place);
}

/// <summary>Where a chunk is stored.</summary>
/// <param name="Address">Its first byte.</param>
/// <param name="Bytes">Bytes as stored.</param>
/// <param name="SkippedFilters">A bit for each filter, the first in bit 0, that it did not go through.</param>
internal readonly record struct ChunkPlace(long Address, long Bytes, uint SkippedFilters);

/// <summary>One chunk holds everything (index type 1).</summary>
/// <param name="place">Where it is; null where it was never written.</param>
internal sealed class SingleChunk(ChunkPlace? place) : IChunkIndex
{
    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> at) => place;
}

/// <summary>All chunks follow each other without a filter (index type 2, "implicit").</summary>
/// <param name="address">The first; null where nothing was written.</param>
/// <param name="grid">The grid of chunks.</param>
internal sealed class ConsecutiveChunks(long? address, ChunkGrid grid) : IChunkIndex
{
    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> place) =>
        address is { } first ? new ChunkPlace(first + checked(grid.LastingNumberOf(place) * grid.ChunkBytes), grid.ChunkBytes, 0) : null;
}
