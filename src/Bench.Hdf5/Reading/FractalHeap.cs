using System.Numerics;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// Finds objects in a fractal heap, where groups of many names keep their links (section III.G of the specification): direct blocks of
/// doubling size hold the objects, indirect blocks the addresses of blocks, and an object's identifier says where in the space of all
/// blocks it lies.
/// </summary>
internal sealed class FractalHeap
{
    private const int HeadBytes = 142;
    private const int DeepestBlock = 64;

    private readonly GuardedFile _stream;
    private readonly int _offsetBytes;
    private readonly int _lengthBytes;
    private readonly int _width;
    private readonly long _firstBytes;
    private readonly int _directRows;
    private readonly long? _root;
    private readonly int _rootRows;

    /// <summary>Reads its head.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where it is.</param>
    /// <exception cref="InvalidDataException">It is damaged, or its blocks went through filters.</exception>
    public FractalHeap(GuardedFile stream, long address)
    {
        _stream = stream;
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.ReadAt(address, head);
        var cursor = new ByteCursor(head);
        cursor.Require("FRHP"u8);
        cursor.UInt8();
        cursor.UInt16();
        var filterBytes = cursor.UInt16();
        cursor.UInt8();
        var largestObject = cursor.UInt32();
        cursor.Take(12 * sizeof(long));
        _width = cursor.UInt16();
        _firstBytes = cursor.Length();
        var largestDirect = cursor.Length();
        var bits = cursor.UInt16();
        cursor.UInt16();
        _root = cursor.Address();
        _rootRows = cursor.UInt16();
        if (
            filterBytes != 0
                || !BitOperations.IsPow2(_firstBytes)
                || !BitOperations.IsPow2(largestDirect)
                || largestDirect < _firstBytes
                || _width == 0
                || bits is 0 or > 63)
        {
            throw new InvalidDataException("the measures of a heap of names are impossible");
        }

        _offsetBytes = (bits + 7) / 8;
        _lengthBytes = Math.Min(
            (BitOperations.Log2((ulong)largestDirect) + 7) / 8, (BitOperations.Log2(Math.Max(1, largestObject)) / 8) + 1);
        _directRows = BitOperations.Log2((ulong)(largestDirect / _firstBytes)) + 2;
    }

    /// <summary>Reads an object.</summary>
    /// <param name="identifier">Its identifier.</param>
    /// <exception cref="InvalidDataException">It is not there.</exception>
    public byte[] Read(ReadOnlySpan<byte> identifier)
    {
        const int Kind = 0x30;
        var cursor = new ByteCursor(identifier);
        if ((cursor.UInt8() & Kind) != 0)
            throw new InvalidDataException("a name is longer than its heap holds");
        var (offset, length) = ((long)cursor.UInt(_offsetBytes), (long)cursor.UInt(_lengthBytes));
        if (length > _stream.Length)
            throw new InvalidDataException($"a link declares {length} bytes");
        var bytes = new byte[length];
        _stream.ReadAt(PlaceOf(offset), bytes);
        return bytes;
    }

    private long PlaceOf(long offset)
    {
        var block = _root ?? throw new InvalidDataException("a heap of names is empty");
        if (_rootRows == 0)
            return block + offset;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        for (var depth = 0; depth < DeepestBlock; depth++)
        {
            // Rows 0 and 1 have blocks of the first size, every further row of twice the last.
            var row = offset < _firstBytes * _width ? 0 : BitOperations.Log2((ulong)(offset / (_firstBytes * _width))) + 1;
            var blockBytes = _firstBytes << Math.Max(0, row - 1);
            var rowStart = row == 0 ? 0 : _firstBytes * _width << (row - 1);
            var column = (offset - rowStart) / blockBytes;
            var entry = block + 5 + sizeof(long) + _offsetBytes + (((row * (long)_width) + column) * sizeof(long));
            _stream.ReadAt(entry, bytes);
            block = new ByteCursor(bytes).Address() ?? throw new InvalidDataException("a block of a heap of names is missing");
            offset -= rowStart + (column * blockBytes);
            if (row < _directRows)
                return block + offset;
        }

        throw new InvalidDataException("blocks of a heap of names lead in a circle");
    }
}
