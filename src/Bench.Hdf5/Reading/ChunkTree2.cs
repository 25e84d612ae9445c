using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>Chunks in a B-tree of version 2, the index where several axes grow without end (index type 5).</summary>
internal sealed class ChunkTree2 : IChunkIndex
{
    private const int PlainType = 10;
    private const int FilteredType = 11;
    private const int MaskBytes = 4;

    private readonly Dictionary<long, ChunkPlace> _chunks = [];
    private readonly ChunkGrid _grid;

    /// <summary>Reads all of it.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Its head; null where nothing was written.</param>
    /// <param name="grid">The grid of chunks.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public ChunkTree2(GuardedFile stream, long? address, ChunkGrid grid)
    {
        _grid = grid;
        if (address is not { } head)
            return;
        var tree = new BTree2(stream, head);
        var lengthBytes = tree.RecordBytes - (sizeof(long) * (1 + grid.Chunk.Length)) - MaskBytes;
        if (tree.Type is not (PlainType or FilteredType))
            throw new InvalidDataException($"an index of type {tree.Type} is none of chunks");
        tree.Visit(record => Add(record, tree.Type == FilteredType ? lengthBytes : 0));
    }

    /// <inheritdoc/>
    public ChunkPlace? Find(ReadOnlySpan<long> place) => _chunks.TryGetValue(_grid.NumberOf(place), out var chunk) ? chunk : null;

    // Filtered chunks have their length and the filters left out; 0 bytes of length say that there are none.
    private void Add(ReadOnlySpan<byte> bytes, int lengthBytes)
    {
        var record = new ByteCursor(bytes);
        var address = record.Address();
        var (stored, mask) = lengthBytes > 0 ? ((long)record.UInt(lengthBytes), record.UInt32()) : (_grid.ChunkBytes, 0u);
        Span<long> place = stackalloc long[_grid.Chunk.Length];
        var isInside = address is not null;
        for (var axis = 0; axis < place.Length; axis++)
        {
            place[axis] = record.Length();
            isInside &= place[axis] < _grid.Count[axis];
        }

        if (isInside)
            _chunks[_grid.NumberOf(place)] = new ChunkPlace(address!.Value, stored, mask);
    }
}
