using System.Runtime.InteropServices;
using System.Text;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Writing;

/// <summary>
/// Writes an HDF5 file with data sets at its root, in the oldest form that every reader knows: a superblock of version 0, names in a symbol
/// table, headers of version 1 and chunks in a B-tree of version 1. Chunks go to the file at once; what describes them follows when the
/// file is finished, and a file that was not finished has no superblock. Of every data set zero is stored as what stands where nothing was
/// written.
/// </summary>
public sealed class HdfWriter : IDisposable
{
    private const int SuperblockBytes = 96;
    private const int LeafRank = 4;
    private const int TreeRank = 16;

    private readonly FileStream _file;
    private readonly SortedDictionary<string, Func<long>> _dataSets = new(StringComparer.Ordinal);

    /// <summary>Begins a file; one of this name is replaced.</summary>
    /// <param name="path">The file.</param>
    public HdfWriter(string path)
    {
        _file = new FileStream(path, FileMode.Create, FileAccess.Write);
        _file.Write(new byte[SuperblockBytes]);
    }

    /// <summary>Begins a data set in chunks.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="element">Type of its numbers.</param>
    /// <param name="extent">Its axes.</param>
    /// <param name="chunk">Axes of a chunk.</param>
    /// <param name="filters">What chunks go through.</param>
    public ChunkedData AddChunked(string name, ElementType element, long[] extent, int[] chunk, ChunkFilters filters)
    {
        var data = new ChunkedData(this, element, extent, chunk, filters);
        Add(name, data.Finish);
        return data;
    }

    /// <summary>Adds a list of numbers, int64.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="numbers">The numbers.</param>
    public void AddList(string name, long[] numbers) => Add(name, () =>
    {
        var bytes = MemoryMarshal.AsBytes(numbers.AsSpan());
        var at = bytes.Length == 0 ? ByteBuilder.Undefined : AppendAligned(bytes);
        return AppendAligned(
            HeaderMessages.OfDataSet(ElementType.Of<long>(), [numbers.Length], HeaderMessages.OnePiece(at, bytes.Length), []));
    });

    /// <summary>Writes what is left: indexes, headers, names and the superblock.</summary>
    public void Finish()
    {
        var headers = _dataSets.Select(set => (Name: set.Key, Address: set.Value())).ToArray();
        var names = new ByteBuilder().Zeros(sizeof(long));
        var symbols = new ByteBuilder().Add("SNOD"u8).UInt8(1, 0).UInt16(headers.Length);
        var lastName = 0;
        foreach (var (name, address) in headers)
        {
            lastName = names.Bytes.Length;
            names.Add(Encoding.UTF8.GetBytes(name)).UInt8(0).Align();
            symbols.Int64(lastName).Int64(address).Zeros(24);
        }

        symbols.Zeros(((2 * LeafRank) - headers.Length) * 40);
        const long NoFreeRoom = 1;
        var namesAt = AppendAligned(names.Bytes);
        var heap = AppendAligned(new ByteBuilder().Add("HEAP"u8).Zeros(4).Int64(names.Bytes.Length).Int64(NoFreeRoom).Int64(namesAt).Bytes);
        var symbolsAt = AppendAligned(symbols.Bytes);
        var tree = new ByteBuilder().Add("TREE"u8).UInt8(0, 0).UInt16(1).Int64(ByteBuilder.Undefined).Int64(ByteBuilder.Undefined)
            .Int64(0).Int64(symbolsAt).Int64(lastName).Zeros(((2 * TreeRank) - 1) * 2 * sizeof(long));
        var treeAt = AppendAligned(tree.Bytes);
        var root = AppendAligned(HeaderMessages.OfGroup(treeAt, heap));
        var length = _file.Position;
        _file.Position = 0;
        _file.Write(Superblock(length, root, treeAt, heap));
        _file.Flush();
    }

    /// <summary>Adds bytes to the file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Where they begin.</returns>
    internal long Append(ReadOnlySpan<byte> bytes)
    {
        var at = _file.Position;
        _file.Write(bytes);
        return at;
    }

    /// <summary>Adds metadata, which begins at a multiple of eight.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Where they begin.</returns>
    internal long AppendAligned(ReadOnlySpan<byte> bytes)
    {
        while (_file.Position % sizeof(long) != 0)
            _file.WriteByte(0);
        return Append(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static ReadOnlySpan<byte> Superblock(long length, long root, long tree, long heap)
    {
        const int AddressBytes = 8;
        const int HasCachedTree = 1;
        return new ByteBuilder()
            .Add([0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a])
            .Zeros(5).UInt8(AddressBytes, AddressBytes, 0).UInt16(LeafRank).UInt16(TreeRank).UInt32(0)
            .Int64(0).Int64(ByteBuilder.Undefined).Int64(length).Int64(ByteBuilder.Undefined)
            .Int64(0).Int64(root).UInt32(HasCachedTree).UInt32(0).Int64(tree).Int64(heap)
            .Bytes;
    }

    // One node of symbols is enough for what is written here.
    private void Add(string name, Func<long> finish)
    {
        if (_dataSets.Count == 2 * LeafRank)
            throw new InvalidOperationException($"more than {2 * LeafRank} data sets.");
        _dataSets.Add(name, finish);
    }
}
