using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>Chunks of a data set that cannot grow without end (index type 3; section VII.C of the specification).</summary>
internal sealed class FixedArray : IChunkIndex
{
    private const int HeadBytes = 28;
    private const int PrefixBytes = 14;
    private const int ChecksumBytes = 4;

    private readonly GuardedFile _stream;
    private readonly ChunkGrid _grid;
    private readonly ChunkEntries? _entries;
    private readonly long? _block;
    private readonly long _count;
    private readonly int _pageBits;

    /// <summary>Reads its head.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where it is; null where nothing was written.</param>
    /// <param name="grid">The grid of chunks.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public FixedArray(GuardedFile stream, long? address, ChunkGrid grid)
    {
        (_stream, _grid) = (stream, grid);
        if (address is not { } at)
            return;
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.ReadAt(at, head);
        var cursor = new ByteCursor(head);
        cursor.Require("FAHD"u8);
        cursor.UInt8();
        _entries = new ChunkEntries(cursor.UInt8() == 1, cursor.UInt8(), grid.ChunkBytes);
        _pageBits = cursor.UInt8();
        _count = cursor.Length();
        _block = cursor.Address();
        if (_pageBits > 31)
            throw new InvalidDataException($"pages of 2^{_pageBits} entries in an index are impossible");
    }

    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> place)
    {
        if (_block is not { } block || _entries is null)
            return null;
        var number = _grid.LastingNumberOf(place);
        if (number >= _count)
            throw new InvalidDataException($"chunk {number} is not among the {_count} of its index");
        var pageEntries = 1L << _pageBits;
        if (_count <= pageEntries)
            return _entries.At(_stream, block + PrefixBytes + (number * _entries.Bytes));
        var (page, pages) = (number / pageEntries, (_count + pageEntries - 1) / pageEntries);
        if (!ChunkEntries.IsSet(_stream, block + PrefixBytes, page))
            return null;
        var firstPage = block + PrefixBytes + ((pages + 7) / 8) + ChecksumBytes;
        return _entries.At(
            _stream, firstPage + (page * ((pageEntries * _entries.Bytes) + ChecksumBytes)) + (number % pageEntries * _entries.Bytes));
    }
}
