using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>How the numbers of a data set lie in the file.</summary>
internal abstract record StorageLayout
{
    private const int NewestVersion = 5;
    private const int Compact = 0;
    private const int Contiguous = 1;
    private const int Chunked = 2;
    private const int Virtual = 3;

    private StorageLayout()
    {
    }

    /// <summary>Within the object's header.</summary>
    /// <param name="Data">All numbers in C order.</param>
    public sealed record InHeader(byte[] Data) : StorageLayout;

    /// <summary>In one piece.</summary>
    /// <param name="Address">Its first byte; null where nothing was written.</param>
    public sealed record OnePiece(long? Address) : StorageLayout;

    /// <summary>In chunks.</summary>
    /// <param name="Grid">The grid of chunks.</param>
    /// <param name="Index">Where they are.</param>
    /// <param name="LeavesPartialUnfiltered">Whether chunks that hang over the end go through no filter.</param>
    public sealed record InChunks(ChunkGrid Grid, IChunkIndex Index, bool LeavesPartialUnfiltered) : StorageLayout;

    /// <summary>
    /// Reads a data layout message of version 1 to 5 (section IV.A.2.i of the specification): all that HDF5 has written up to 2.x. Version
    /// 5 says only that the lengths of filtered chunks take eight bytes in every index; each index says so itself.
    /// </summary>
    /// <param name="message">Its bytes.</param>
    /// <param name="stream">The file.</param>
    /// <param name="extent">Axes of the data set.</param>
    /// <param name="largest">Axes that it may grow to.</param>
    /// <param name="elementBytes">Bytes a number.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="UnreadableStorageException">It is of another kind.</exception>
    public static StorageLayout Of(ReadOnlySpan<byte> message, GuardedFile stream, long[] extent, ulong[] largest, int elementBytes)
    {
        var cursor = new ByteCursor(message);
        var version = cursor.UInt8();
        if (version is 1 or 2)
            return BeforeVersion3(ref cursor, stream, extent, largest, elementBytes);
        if (version is < 1 or > NewestVersion)
        {
            throw new UnreadableStorageException(
                $"is laid out by version {version} of the format, and versions 1 to {NewestVersion} are read here",
                "write it again with the library that wrote it, asked for an older form: in h5py File(NAME, \"w\", libver=\"earliest\").");
        }

        var kind = cursor.UInt8();
        switch (kind)
        {
            case Compact:
                return new InHeader(cursor.Take(cursor.UInt16()).ToArray());
            case Contiguous:
                return new OnePiece(cursor.Address());
            case Chunked when version == 3:
                return ChunksInTree(ref cursor, stream, cursor.UInt8(), extent, largest, elementBytes);
            case Chunked:
                return Chunks4(ref cursor, stream, extent, largest, elementBytes);
            case Virtual:
                throw new UnreadableStorageException(
                    "is a virtual data set, a view of others",
                    "store the numbers themselves: h5repack OLD.h5 NEW.h5, or in h5py new[\"Images\"] = old[\"Images\"][...].");
            default:
                throw new InvalidDataException($"a layout of kind {kind} is unknown");
        }
    }

    // HDF5 up to 1.6.2.
    private static StorageLayout BeforeVersion3(ref ByteCursor cursor, GuardedFile stream, long[] extent, ulong[] largest, int elementBytes)
    {
        var (axes, kind) = (cursor.UInt8(), cursor.UInt8());
        cursor.Take(5);
        switch (kind)
        {
            case Compact:
                cursor.Take(axes * sizeof(int));
                return new InHeader(cursor.Take((int)Math.Min(cursor.UInt32(), int.MaxValue)).ToArray());
            case Contiguous:
                return new OnePiece(cursor.Address());
            case Chunked:
                return ChunksInTree(ref cursor, stream, axes, extent, largest, elementBytes);
            default:
                throw new InvalidDataException($"a layout of kind {kind} is unknown");
        }
    }

    // After its axes, one of which is that of the bytes of a number, follow the address and the lengths of the axes.
    private static InChunks ChunksInTree(
        ref ByteCursor cursor, GuardedFile stream, int axes, long[] extent, ulong[] largest, int elementBytes)
    {
        var rank = axes - 1;
        var tree = cursor.Address();
        var chunk = new ulong[Math.Max(0, rank)];
        for (var axis = 0; axis < rank; axis++)
            chunk[axis] = cursor.UInt32();
        var grid = new ChunkGrid(extent, largest, chunk, elementBytes, stream.Length);
        return new InChunks(grid, new ChunkTree1(stream, tree, grid), false);
    }

    private static InChunks Chunks4(ref ByteCursor cursor, GuardedFile stream, long[] extent, ulong[] largest, int elementBytes)
    {
        const int SingleIsFiltered = 2;
        var (flags, rank, width) = (cursor.UInt8(), cursor.UInt8() - 1, cursor.UInt8());
        var chunk = new ulong[Math.Max(0, rank)];
        for (var axis = 0; axis < rank; axis++)
            chunk[axis] = cursor.UInt(width);
        cursor.UInt(width);
        var grid = new ChunkGrid(extent, largest, chunk, elementBytes, stream.Length);
        var type = cursor.UInt8();
        IChunkIndex index;
        switch (type)
        {
            case 1:
                var (bytes, mask) = (flags & SingleIsFiltered) != 0 ? (cursor.Length(), cursor.UInt32()) : (grid.ChunkBytes, 0u);
                if (grid.Count.Any(n => n > 1))
                    throw new InvalidDataException($"its only chunk, {string.Join(" × ", grid.Chunk)}, is smaller than the data set");
                index = new SingleChunk(cursor.Address() is { } address ? new ChunkPlace(address, bytes, mask) : null);
                break;
            case 2:
                index = new ConsecutiveChunks(cursor.Address(), grid);
                break;
            case 3:
                cursor.Take(1);
                index = new FixedArray(stream, cursor.Address(), grid);
                break;
            case 4:
                cursor.Take(5);
                index = new ExtensibleArray(stream, cursor.Address(), grid);
                break;
            case 5:
                cursor.Take(6);
                index = new ChunkTree2(stream, cursor.Address(), grid);
                break;
            default:
                throw new InvalidDataException($"an index of chunks of type {type} is unknown");
        }

        return new InChunks(grid, index, (flags & 1) != 0);
    }
}
