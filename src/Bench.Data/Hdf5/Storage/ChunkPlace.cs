namespace Bench.Data.Hdf5.Storage;

/// <summary>Where a chunk is stored.</summary>
/// <param name="Address">Its first byte.</param>
/// <param name="Bytes">Bytes as stored.</param>
/// <param name="SkippedFilters">A bit for each filter, the first in bit 0, that it did not go through.</param>
internal readonly record struct ChunkPlace(long Address, long Bytes, uint SkippedFilters);
