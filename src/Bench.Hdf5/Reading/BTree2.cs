using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>Walks a B-tree of version 2 (section III.A.2 of the specification) and hands out its records.</summary>
internal sealed class BTree2
{
    private const int HeadBytes = 38;
    private const int NodePrefixBytes = 6;
    private const int NodeExtraBytes = 10;
    private const int DeepestLevel = 16;
    private const int LargestNodeBytes = 1 << 20;

    private readonly HashSet<long> _nodes = [];
    private readonly GuardedFile _stream;
    private readonly int _nodeBytes;
    private readonly int _depth;
    private readonly long? _root;
    private readonly int _rootRecords;
    private readonly int _countBytes;
    private readonly int[] _totalBytes;
    private long _left;

    /// <summary>Reads its head.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where it is.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public BTree2(GuardedFile stream, long address)
    {
        (_stream, _left) = (stream, stream.Length);
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.ReadAt(address, head);
        var cursor = new ByteCursor(head);
        cursor.Require("BTHD"u8);
        cursor.UInt8();
        Type = cursor.UInt8();
        var nodeBytes = cursor.UInt32();
        RecordBytes = cursor.UInt16();
        _depth = cursor.UInt16();
        cursor.Take(2);
        _root = cursor.Address();
        _rootRecords = cursor.UInt16();
        if (RecordBytes == 0 || nodeBytes < NodeExtraBytes + RecordBytes || nodeBytes > LargestNodeBytes || _depth > DeepestLevel)
            throw Impossible();
        _nodeBytes = (int)nodeBytes;
        var mostInLeaf = (_nodeBytes - NodeExtraBytes) / RecordBytes;
        _countBytes = WidthOf((uint)mostInLeaf);
        _totalBytes = TotalBytes((uint)mostInLeaf);
    }

    /// <summary>Receives a record.</summary>
    /// <param name="record">Its bytes.</param>
    public delegate void Visitor(ReadOnlySpan<byte> record);

    /// <summary>What its records are.</summary>
    public int Type { get; }

    /// <summary>Bytes a record.</summary>
    public int RecordBytes { get; }

    /// <summary>Visits all records.</summary>
    /// <param name="visit">Receives them.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Visit(Visitor visit)
    {
        if (_root is { } root)
            Visit(root, _depth, _rootRecords, visit);
    }

    private static InvalidDataException Impossible() => new("the measures of an index (B-tree 2) are impossible");

    private static int WidthOf(UInt128 most) => ((int)UInt128.Log2(most) / 8) + 1;

    // Bytes of the number of all records below a node of each level: enough for the most that fit.
    private int[] TotalBytes(uint mostInLeaf)
    {
        var widths = new int[_depth + 1];
        UInt128 total = mostInLeaf;
        for (var level = 1; level <= _depth; level++)
        {
            var pointer = sizeof(long) + _countBytes + widths[level - 1];
            var most = (_nodeBytes - NodeExtraBytes - pointer) / (RecordBytes + pointer);
            if (most < 1)
                throw Impossible();
            total = UInt128.Min(((uint)(most + 1) * total) + (uint)most, ulong.MaxValue);
            widths[level] = WidthOf(total);
        }

        return widths;
    }

    private void Visit(long address, int level, int records, Visitor visit)
    {
        if (!_nodes.Add(address))
            throw new InvalidDataException($"addresses in an index (B-tree 2) lead in a circle at {address}");
        var node = new byte[Math.Min(_nodeBytes, Math.Max(0, _stream.Length - address))];
        _left -= node.Length;
        if (_left < 0)
            throw new InvalidDataException($"nodes of an index (B-tree 2) overlap at {address}");
        _stream.ReadAt(address, node);
        var cursor = new ByteCursor(node);
        cursor.Require(level == 0 ? "BTLF"u8 : "BTIN"u8);
        cursor.Take(NodePrefixBytes - 4);
        for (var record = 0; record < records; record++)
            visit(cursor.Take(RecordBytes));
        if (level == 0)
            return;
        for (var child = 0; child <= records; child++)
        {
            var at = cursor.Address();
            var count = (int)Math.Min(cursor.UInt(_countBytes), int.MaxValue);
            if (level > 1)
                cursor.UInt(_totalBytes[level - 1]);
            Visit(
                at ?? throw new InvalidDataException($"an entry of an index (B-tree 2) at {address} leads nowhere"),
                level - 1,
                count,
                visit);
        }
    }
}
