using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>Chunks in a B-tree of version 1, the index of all files before HDF5 1.10 (section III.A.1 of the specification).</summary>
internal sealed class ChunkTree1 : IChunkIndex
{
    private const int HeadBytes = 24;
    private const int DeepestLevel = 16;

    private readonly Dictionary<long, ChunkPlace> _chunks = [];
    private readonly HashSet<long> _nodes = [];
    private readonly GuardedFile _stream;
    private readonly ChunkGrid _grid;
    private long _left;

    /// <summary>Reads all of it.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Its root; null where nothing was written.</param>
    /// <param name="grid">The grid of chunks.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ChunkTree1(GuardedFile stream, long? address, ChunkGrid grid)
    {
        (_stream, _grid, _left) = (stream, grid, stream.Length);
        if (address is { } root)
            Visit(root, null);
    }

    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> place) => _chunks.TryGetValue(_grid.NumberOf(place), out var chunk) ? chunk : null;

    private void Visit(long address, int? expectedLevel)
    {
        if (!_nodes.Add(address))
            throw new InvalidDataException($"addresses in its index of chunks lead in a circle at {address}");
        Span<byte> head = stackalloc byte[HeadBytes];
        _stream.ReadAt(address, head);
        var cursor = new ByteCursor(head);
        cursor.Require("TREE"u8);
        var (type, level, entries) = (cursor.UInt8(), cursor.UInt8(), cursor.UInt16());
        if (type != 1 || level > DeepestLevel || (expectedLevel is { } expected && level != expected))
            throw new InvalidDataException($"a node of level {level} of type {type} in its index of chunks at {address} is out of place");
        var rank = _grid.Chunk.Length;
        var entryBytes = 8 + (8 * (rank + 1)) + 8;
        var node = new byte[entries * entryBytes];
        _left -= node.Length;
        if (_left < 0)
            throw new InvalidDataException($"nodes of its index of chunks overlap at {address}");
        _stream.ReadAt(address + HeadBytes, node);
        Span<long> place = stackalloc long[rank];
        for (var entry = 0; entry < entries; entry++)
        {
            var key = new ByteCursor(node.AsSpan(entry * entryBytes, entryBytes));
            var (bytes, mask) = (key.UInt32(), key.UInt32());
            var isInside = true;
            for (var axis = 0; axis < rank; axis++)
            {
                place[axis] = key.Length() / _grid.Chunk[axis];
                isInside &= place[axis] < _grid.Count[axis];
            }

            key.Length();
            if (key.Address() is not { } child)
                throw new InvalidDataException($"an entry of its index of chunks at {address} leads nowhere");
            if (level > 0)
                Visit(child, level - 1);
            else if (isInside)
                _chunks[_grid.NumberOf(place)] = new ChunkPlace(child, bytes, mask);
        }
    }
}
