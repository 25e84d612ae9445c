using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// The names of a group as files before HDF5 1.8 hold them, and most do still: a B-tree of symbols, and a heap of names (sections III.A.1,
/// B and D).
/// </summary>
internal sealed class SymbolTable
{
    private const int DeepestLevel = 16;
    private const int NodeHeadBytes = 24;
    private const int SymbolBytes = 40;
    private const int LongestName = 1 << 12;

    private readonly GuardedFile _stream;
    private readonly long _names;
    private readonly HashSet<long> _nodes = [];
    private readonly List<StoredLink> _links = [];
    private readonly byte[] _name = new byte[LongestName];
    private long _left;

    private SymbolTable(GuardedFile stream, long heap)
    {
        _stream = stream;
        Span<byte> head = stackalloc byte[32];
        stream.ReadAt(heap, head);
        var cursor = new ByteCursor(head);
        cursor.Require("HEAP"u8);
        cursor.Take(4);
        // Each name has bytes of its own in the heap, and each node in the file: whatever holds more leads to the same places again and
        // again.
        _left = Math.Min(cursor.Length(), stream.Length);
        cursor.Take(sizeof(long));
        _names = cursor.Address() ?? throw new InvalidDataException("a heap of names is missing");
    }

    /// <summary>Reads all names.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="message">The group's symbol table message.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IReadOnlyList<StoredLink> Links(GuardedFile stream, ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        if (cursor.Address() is not { } tree || cursor.Address() is not { } heap)
            return [];
        var table = new SymbolTable(stream, heap);
        table.Visit(tree, null);
        return table._links;
    }

    private void Visit(long address, int? expectedLevel)
    {
        if (!_nodes.Add(address))
            throw new InvalidDataException($"addresses in an index of names lead in a circle at {address}");
        Span<byte> head = stackalloc byte[NodeHeadBytes];
        _stream.ReadAt(address, head);
        var cursor = new ByteCursor(head);
        cursor.Require("TREE"u8);
        var (type, level, entries) = (cursor.UInt8(), cursor.UInt8(), cursor.UInt16());
        if (type != 0 || level > DeepestLevel || (expectedLevel is { } expected && level != expected))
            throw new InvalidDataException($"a node of level {level} of type {type} in an index of names at {address} is out of place");
        // Before each child stands a name, by which it could be found.
        var node = new byte[entries * 2 * sizeof(long)];
        _stream.ReadAt(address + NodeHeadBytes, node);
        var children = new ByteCursor(node);
        for (var entry = 0; entry < entries; entry++)
        {
            children.Take(sizeof(long));
            var child = children.Address() ?? throw new InvalidDataException($"an entry of an index of names at {address} leads nowhere");
            if (level > 0)
                Visit(child, level - 1);
            else
                Symbols(child);
        }
    }

    private void Symbols(long address)
    {
        if (!_nodes.Add(address))
            throw new InvalidDataException($"addresses in an index of names lead in a circle at {address}");
        Span<byte> head = stackalloc byte[8];
        _stream.ReadAt(address, head);
        var cursor = new ByteCursor(head);
        cursor.Require("SNOD"u8);
        cursor.Take(2);
        var symbols = new byte[cursor.UInt16() * SymbolBytes];
        _stream.ReadAt(address + head.Length, symbols);
        for (var at = 0; at < symbols.Length; at += SymbolBytes)
        {
            var symbol = new ByteCursor(symbols.AsSpan(at, SymbolBytes));
            var name = NameAt(symbol.Length());
            var header = symbol.Address();
            const int IsSoft = 2;
            var kind = symbol.UInt32();
            symbol.UInt32();
            _links.Add(kind == IsSoft ? new StoredLink(name, null, NameAt(symbol.UInt32())) : new StoredLink(name, header, null));
        }
    }

    // Names end with a zero.
    private string NameAt(long offset)
    {
        var start = checked(_names + offset);
        var bytes = _name.AsSpan(0, (int)Math.Clamp(_stream.Length - start, 0, LongestName));
        _stream.ReadAt(start, bytes);
        var end = bytes.IndexOf((byte)0);
        if (end < 0)
            throw new InvalidDataException($"a name at {start} does not end");
        _left -= end + 1;
        return _left >= 0 ? StoredLink.Text(bytes[..end]) : throw new InvalidDataException("a group has more names than its heap holds");
    }
}
