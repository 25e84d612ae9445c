using System.Buffers;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// The numbers of a data set (docs/decisions/0008).
/// </summary>
internal sealed class StoredDataSet
{
    // Chunks at the end of an axis may hang over it, on each of four axes by nearly their length.
    private const int MostOverhang = 16;
    private const long MostPlainBytes = 8L << 30;
    private const long LargestBytes = 1L << 30;

    private readonly GuardedFile _stream;
    private readonly FilterChain _filters;
    private readonly byte[] _fill;
    private bool _metUnwritten;
    private long _storedLeft;
    private long _plainLeft;

    private StoredDataSet(GuardedFile stream, DataSetHeader header, ElementType element)
    {
        _stream = stream;
        (Header, Element) = (header, element);
        _filters = new FilterChain(header.Filters);
        _fill = header.Fill.Value.Length == element.Bytes ? header.Fill.Value : new byte[element.Bytes];
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

    /// <summary>Whether something was read that was never written, and the file does not say what stands there.</summary>
    public bool LeavesValuesUndefined => _metUnwritten && !Header.Fill.IsPromised;

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
    public static StoredDataSet Open(GuardedFile stream, long address)
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
                _metUnwritten = true;
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
        if (count > LargestBytes)
            throw new InvalidDataException($"it declares {count} bytes, and at most {LargestBytes} are read");
        var all = new byte[(int)count];
        if (all.Length > 0 && Layout is StorageLayout.InChunks chunks)
            ChunkWalk.Everything(this, chunks, all);
        else if (all.Length > 0)
            Read(0, all);
        return all;
    }

    /// <summary>
    /// Begins to read chunks, each at most once until this is called again. Sound chunks have bytes of their own in the file, and together
    /// are not much larger than the data set: more is refused, so that a small file never takes long.
    /// </summary>
    public void BeginChunks()
    {
        var all = Extent.Aggregate((double)Element.Bytes, (product, n) => product * n);
        _storedLeft = _stream.Length;
        _plainLeft = (long)Math.Clamp(MostOverhang * all, ChunkGrid.MaximumBytes, MostPlainBytes);
    }

    /// <summary>Reads a chunk as stored, in C order; what hangs over the end of the data set has no meaning.</summary>
    /// <param name="chunks">Its layout.</param>
    /// <param name="place">Place in the grid of chunks.</param>
    /// <param name="plain">Receives the chunk.</param>
    /// <returns>Whether the chunk was ever written; if not, nothing is done.</returns>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public bool ReadChunk(StorageLayout.InChunks chunks, ReadOnlySpan<long> place, Span<byte> plain)
    {
        if (chunks.Index.Find(place) is not { } found)
        {
            _metUnwritten = true;
            return false;
        }

        if (found.Bytes < 0 || found.Bytes > Math.Min(LargestBytes, _stream.Length - found.Address))
            throw new InvalidDataException($"it declares {(ulong)found.Bytes} bytes at {found.Address}, and the file has {_stream.Length}");
        _storedLeft -= found.Bytes;
        _plainLeft -= plain.Length;
        if (_storedLeft < 0 || _plainLeft < 0)
        {
            throw new InvalidDataException(
                $"its chunks hold more than the data set and the {_stream.Length} bytes of the file can: they overlap");
        }

        ChunksRead++;
        if (_filters.IsEmpty || (chunks.LeavesPartialUnfiltered && chunks.Grid.IsPartial(place)))
        {
            if (found.Bytes != plain.Length)
                throw new InvalidDataException($"a chunk of {plain.Length} bytes is stored in {found.Bytes}");
            _stream.ReadAt(found.Address, plain);
            return true;
        }

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

    /// <summary>Puts there what stands where nothing was written.</summary>
    /// <param name="bytes">Whole numbers.</param>
    public void Fill(Span<byte> bytes)
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
