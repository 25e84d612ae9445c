using System.Numerics;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// Chunks of a data set of which one axis grows without end (index type 4; section VII.D of the specification). The first entries stand in
/// the index block, the next in data blocks that it names, the others in data blocks named by secondary blocks; with each secondary block
/// either the number of data blocks or their length doubles.
/// </summary>
internal sealed class ExtensibleArray : IChunkIndex
{
    private const int HeadBytes = 68;
    private const int PrefixBytes = 4 + 1 + 1 + sizeof(long);

    private readonly GuardedFile _stream;
    private readonly ChunkGrid _grid;
    private readonly ChunkEntries? _entries;
    private readonly int _firstEntries;
    private readonly int _leastEntries;
    private readonly int _leastPointers;
    private readonly long _pageEntries;
    private readonly int _offsetBytes;
    private readonly long _end;
    private readonly long? _indexBlock;

    /// <summary>Reads its head.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where it is; null where nothing was written.</param>
    /// <param name="grid">The grid of chunks.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ExtensibleArray(GuardedFile stream, long? address, ChunkGrid grid)
    {
        (_stream, _grid) = (stream, grid);
        if (address is not { } at)
            return;
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.ReadAt(at, head);
        var cursor = new ByteCursor(head);
        cursor.Require("EAHD"u8);
        cursor.UInt8();
        _entries = new ChunkEntries(cursor.UInt8() == 1, cursor.UInt8(), grid.ChunkBytes);
        var numberBits = cursor.UInt8();
        (_firstEntries, _leastEntries, _leastPointers) = (cursor.UInt8(), cursor.UInt8(), cursor.UInt8());
        var pageBits = cursor.UInt8();
        cursor.Take(4 * sizeof(long));
        _end = cursor.Length();
        cursor.Length();
        _indexBlock = cursor.Address();
        if (!BitOperations.IsPow2(_leastEntries) || !BitOperations.IsPow2(_leastPointers) || numberBits is 0 or > 64 || pageBits > 31)
            throw new InvalidDataException("the measures of an extensible array are impossible");
        (_pageEntries, _offsetBytes) = (1L << pageBits, (numberBits + 7) / 8);
    }

    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> place)
    {
        if (_indexBlock is not { } index || _entries is null)
            return null;
        var number = _grid.LastingNumberOf(place);
        if (number >= _end)
            return null;
        if (number < _firstEntries)
            return _entries.At(_stream, index + PrefixBytes + (number * _entries.Bytes));

        number -= _firstEntries;
        var group = BitOperations.Log2((ulong)(number / _leastEntries) + 1);
        var blockEntries = (long)_leastEntries << ((group + 1) / 2);
        number -= _leastEntries * ((1L << group) - 1);
        var (block, within) = (number / blockEntries, number % blockEntries);
        var pointers = index + PrefixBytes + (_firstEntries * (long)_entries.Bytes);
        // The index block names the data blocks of the first groups itself.
        var (direct, own) = (2 * (_leastPointers - 1L), 2 * BitOperations.Log2((uint)_leastPointers));
        if (group < own)
        {
            var before = Enumerable.Range(0, group).Sum(g => 1L << (g / 2));
            return AddressAt(pointers + ((before + block) * sizeof(long))) is { } data
                ? _entries.At(_stream, data + PrefixBytes + _offsetBytes + (within * _entries.Bytes))
                : null;
        }

        return AddressAt(pointers + ((direct + group - own) * sizeof(long))) is { } secondary
            ? InSecondary(secondary, 1L << (group / 2), blockEntries, block, within)
            : null;
    }

    // A secondary block has, where data blocks are cut into pages, a bit for each page, and then the addresses of its data blocks.
    private ChunkPlace? InSecondary(long secondary, long blocks, long blockEntries, long block, long within)
    {
        const int ChecksumBytes = 4;
        var pages = blockEntries > _pageEntries ? blockEntries / _pageEntries : 0;
        var bitmap = secondary + PrefixBytes + _offsetBytes;
        var addresses = bitmap + (blocks * ((pages + 7) / 8));
        if (AddressAt(addresses + (block * sizeof(long))) is not { } data)
            return null;
        var first = data + PrefixBytes + _offsetBytes;
        if (pages == 0)
            return _entries!.At(_stream, first + (within * _entries.Bytes));
        var (page, inPage) = (within / _pageEntries, within % _pageEntries);
        if (!ChunkEntries.IsSet(_stream, bitmap, (block * pages) + page))
            return null;
        return _entries!.At(
            _stream, first + ChecksumBytes + (page * ((_pageEntries * _entries.Bytes) + ChecksumBytes)) + (inPage * _entries.Bytes));
    }

    private long? AddressAt(long place)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        _stream.ReadAt(place, bytes);
        return new ByteCursor(bytes).Address();
    }
}
