using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// Reads entries of fixed and extensible arrays: an address and, where there are filters, the stored length and the filters left out.
/// </summary>
/// <param name="isFiltered">Whether there are filters.</param>
/// <param name="entryBytes">Bytes an entry.</param>
/// <param name="chunkBytes">Bytes of a chunk without filters.</param>
internal sealed class ChunkEntries(bool isFiltered, int entryBytes, int chunkBytes)
{
    private const int AddressBytes = 8;
    private const int MaskBytes = 4;

    /// <summary>Bytes an entry.</summary>
    public int Bytes => entryBytes;

    /// <summary>Reads one entry; null where the chunk was never written.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where the entry is.</param>
    public ChunkPlace? At(GuardedFile stream, long address)
    {
        if (entryBytes is < AddressBytes or > 32)
            throw new InvalidDataException($"entries of {entryBytes} bytes in an index are impossible");
        Span<byte> bytes = stackalloc byte[entryBytes];
        stream.ReadAt(address, bytes);
        var cursor = new ByteCursor(bytes);
        if (cursor.Address() is not { } place)
            return null;
        if (!isFiltered)
            return new ChunkPlace(place, chunkBytes, 0);
        var stored = (long)cursor.UInt(entryBytes - AddressBytes - MaskBytes);
        return new ChunkPlace(place, stored, cursor.UInt32());
    }

    /// <summary>Whether a bit of a bitmap is set; the first is the highest of the first byte.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where the bitmap is.</param>
    /// <param name="bit">Which bit.</param>
    public static bool IsSet(GuardedFile stream, long address, long bit)
    {
        Span<byte> one = stackalloc byte[1];
        stream.ReadAt(address + (bit / 8), one);
        return (one[0] & (0x80 >> (int)(bit % 8))) != 0;
    }
}
