namespace Bench.Hdf5.Writing;

/// <summary>Writes the index of a data set's chunks, a B-tree of version 1 (section III.A.1 of the specification).</summary>
/// <param name="chunk">Axes of a chunk.</param>
/// <param name="append">Adds a block to the file and says where it stands.</param>
internal sealed class ChunkTreeWriter(IReadOnlyList<int> chunk, Func<ReadOnlySpan<byte>, long> append)
{
    // Twice the rank that the HDF5 library takes where a superblock of version 0 says none, 32; it reads nodes at their full length.
    private const int MostChildren = 64;
    private const int HeadBytes = 24;

    /// <summary>A chunk that was written.</summary>
    /// <param name="Place">Its place in the grid of chunks.</param>
    /// <param name="Address">Its first byte.</param>
    /// <param name="Bytes">Bytes as stored.</param>
    public readonly record struct Entry(long[] Place, long Address, int Bytes);

    private delegate void KeyWriter(ByteBuilder node);

    private int KeyBytes => sizeof(long) * (chunk.Count + 2);

    private int NodeBytes => HeadBytes + (MostChildren * (KeyBytes + sizeof(long))) + KeyBytes;

    /// <summary>Writes the tree.</summary>
    /// <param name="entries">All chunks, in C order of the grid, at least one.</param>
    /// <returns>Where its root stands.</returns>
    public long Write(IReadOnlyList<Entry> entries)
    {
        var last = entries[^1].Place;
        // One beyond the last chunk along every axis closes the tree.
        var nodes = entries.Select(e => (Key: (KeyWriter)(node => Key(node, e.Place, 0, e.Bytes)), e.Address)).ToArray();
        KeyWriter end = node => Key(node, last, 1, 0);
        for (var level = 0; ; level++)
        {
            nodes = Level(level, nodes, end);
            if (nodes.Length == 1)
                return nodes[0].Address;
        }
    }

    private (KeyWriter Key, long Address)[] Level(int level, (KeyWriter Key, long Address)[] children, KeyWriter end)
    {
        var groups = children.Chunk(MostChildren).ToArray();
        var nodes = new (KeyWriter, long)[groups.Length];
        var before = ByteBuilder.Undefined;
        for (var i = 0; i < groups.Length; i++)
        {
            // Nodes of a level stand one behind the other and know their neighbours.
            var isLast = i == groups.Length - 1;
            var next = isLast ? ByteBuilder.Undefined : append([]) + NodeBytes;
            before = append(Node(level, groups[i], isLast ? end : groups[i + 1][0].Key, before, next));
            nodes[i] = (groups[i][0].Key, before);
        }

        return nodes;
    }

    private ReadOnlySpan<byte> Node(int level, (KeyWriter Key, long Address)[] children, KeyWriter end, long left, long right)
    {
        const int Chunks = 1;
        var node = new ByteBuilder().Add("TREE"u8).UInt8(Chunks, level).UInt16(children.Length).Int64(left).Int64(right);
        foreach (var (key, address) in children)
        {
            key(node);
            node.Int64(address);
        }

        end(node);
        return node.Zeros(NodeBytes - node.Bytes.Length).Bytes;
    }

    // The bytes of a chunk, no filter left out, and its first voxel; the last axis is that of the bytes of a number.
    private void Key(ByteBuilder node, long[] place, int beyond, int bytes)
    {
        node.UInt32(bytes).UInt32(0);
        for (var axis = 0; axis < place.Length; axis++)
            node.Int64((place[axis] + beyond) * chunk[axis]);
        node.Int64(0);
    }
}
