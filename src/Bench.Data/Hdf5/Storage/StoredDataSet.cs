using System.Buffers;

namespace Bench.Data.Hdf5.Storage;

/// <summary>
/// The numbers of a data set, read straight from the file. The HDF5 library finds the data set; what follows is done here, because version 2.2 of the
/// library numbers the chunks of growing data sets wrongly, walks voxel by voxel and sets memory aside for whatever a damaged file declares
/// (docs/decisions/0008).
/// </summary>
internal sealed class StoredDataSet
{
    private const long LargestStoredBytes = 1L << 30;

    private readonly GuardedStream _stream;
    private readonly FilterChain _filters;
    private readonly byte[] _fill;

    private StoredDataSet(GuardedStream stream, DataSetHeader header, ElementType element)
    {
        _stream = stream;
        (Header, Element) = (header, element);
        _filters = new FilterChain(header.Filters);
        _fill = header.Fill.Length == element.Bytes ? header.Fill : new byte[element.Bytes];
        IsZeroByDefault = !_fill.AsSpan().ContainsAnyExcept((byte)0);
        Layout = StorageLayout.Of(header.Layout, stream, header.Extent, header.Largest, element.Bytes);
        if (Layout is StorageLayout.InChunks)
            _filters.RequireKnown();
    }

    /// <summary>What its header says.</summary>
    public DataSetHeader Header { get; }

    /// <summary>Its axes, in the order of the file; empty for a single number.</summary>
    public long[] Extent => Header.Extent;

    /// <summary>Whether it is declared to hold nothing at all.</summary>
    public bool IsNull => Header.IsNull;

    /// <summary>The type of its numbers.</summary>
    public ElementType Element { get; }

    /// <summary>Whether zeros stand where nothing was written.</summary>
    public bool IsZeroByDefault { get; }

    /// <summary>How it is stored.</summary>
    public StorageLayout Layout { get; }

    /// <summary>Bytes of its file.</summary>
    public long FileLength => _stream.Length;

    /// <summary>Chunks decoded so far.</summary>
    public int ChunksRead { get; private set; }

    /// <summary>Opens a data set.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where the header of the data set begins.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="UnreadableStorageException">It holds no numbers, or holds them in a way that is not read here.</exception>
    public static StoredDataSet Open(GuardedStream stream, long address)
    {
        var header = DataSetHeader.Read(stream, address);
        return new StoredDataSet(stream, header, ElementType.Of(header.Type));
    }

    /// <summary>Reads numbers that follow each other in C order, of a data set that is not chunked, as stored.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="bytes">Receives them.</param>
    /// <exception cref="InvalidDataException">They are not all there.</exception>
    public void Read(long first, Span<byte> bytes)
    {
        var at = checked(first * Element.Bytes);
        switch (Layout)
        {
            case StorageLayout.InHeader { Data: var data }:
                if (at + bytes.Length > data.Length)
                    throw new InvalidDataException($"it declares more than the {data.Length} bytes that are there");
                data.AsSpan((int)at, bytes.Length).CopyTo(bytes);
                break;
            case StorageLayout.OnePiece { Address: { } address }:
                _stream.ReadAt(checked(address + at), bytes);
                break;
            case StorageLayout.OnePiece:
                Fill(bytes);
                break;
            default:
                throw new InvalidOperationException("a chunked data set is read by chunks.");
        }
    }

    /// <summary>Reads everything in C order.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or more than an array can hold.</exception>
    public byte[] ReadAll()
    {
        var count = IsNull ? 0 : Extent.Aggregate((Int128)Element.Bytes, (product, n) => product * n);
        if (count > Array.MaxLength)
            throw new InvalidDataException($"it declares {count} bytes");
        var all = new byte[(int)count];
        if (all.Length > 0 && Layout is StorageLayout.InChunks chunks)
            ChunkWalk.Everything(this, chunks, all);
        else if (all.Length > 0)
            Read(0, all);
        return all;
    }

    /// <summary>Reads a chunk as stored, in C order; what hangs over the end of the data set has no meaning.</summary>
    /// <param name="chunks">Its layout.</param>
    /// <param name="place">Place in the grid of chunks.</param>
    /// <param name="plain">Receives the chunk.</param>
    /// <returns>Whether the chunk was ever written; if not, it is filled.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public bool ReadChunk(StorageLayout.InChunks chunks, ReadOnlySpan<long> place, Span<byte> plain)
    {
        if (chunks.Index.Find(place) is not { } found)
        {
            Fill(plain);
            return false;
        }

        ChunksRead++;
        if (_filters.IsEmpty || (chunks.LeavesPartialUnfiltered && chunks.Grid.IsPartial(place)))
        {
            if (found.Bytes != plain.Length)
                throw new InvalidDataException($"a chunk of {plain.Length} bytes is stored in {found.Bytes}");
            _stream.ReadAt(found.Address, plain);
            return true;
        }

        if (found.Bytes > Math.Min(LargestStoredBytes, _stream.Length - found.Address))
            throw new InvalidDataException($"it declares {found.Bytes} bytes at {found.Address}, and the file has {_stream.Length}");
        var stored = ArrayPool<byte>.Shared.Rent((int)found.Bytes);
        try
        {
            var bytes = stored.AsMemory(0, (int)found.Bytes);
            _stream.ReadAt(found.Address, bytes.Span);
            _filters.Decode(bytes, found.SkippedFilters, plain);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(stored);
        }

        return true;
    }

    private void Fill(Span<byte> bytes)
    {
        if (!IsZeroByDefault)
        {
            for (var at = 0; at < bytes.Length; at += _fill.Length)
                _fill.CopyTo(bytes[at..]);
        }
        else
        {
            bytes.Clear();
        }
    }
}
