namespace Bench.Data.Hdf5.Storage;

/// <summary>Knows where the chunks of a data set are.</summary>
internal interface IChunkIndex
{
    /// <summary>Finds a chunk; null where it was never written.</summary>
    /// <param name="place">Its place in the grid of chunks, one number an axis, in the order of the file.</param>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    ChunkPlace? Find(ReadOnlySpan<long> place);
}
