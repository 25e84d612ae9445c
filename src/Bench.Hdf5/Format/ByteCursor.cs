using System.Buffers.Binary;

namespace Bench.Hdf5.Format;

/// <summary>Reads little-endian numbers one after another out of a block of metadata, which are all of HDF5's.</summary>
/// <param name="bytes">The block.</param>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Bytes left.</summary>
    public readonly int Left => _bytes.Length - Position;

    /// <summary>Reads one byte.</summary>
    /// <exception cref="InvalidDataException">The block ends; so for every read.</exception>
    public byte UInt8() => Take(1)[0];

    /// <summary>Reads two bytes.</summary>
    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    /// <summary>Reads four bytes.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>Reads a number of any width.</summary>
    /// <param name="width">Bytes, 1 to 8.</param>
    public ulong UInt(int width)
    {
        if (width is < 1 or > 8)
            throw new InvalidDataException($"a number of {width} bytes is declared");
        var value = 0ul;
        var part = Take(width);
        for (var i = 0; i < width; i++)
            value |= (ulong)part[i] << (8 * i);
        return value;
    }

    /// <summary>Reads eight bytes that count something.</summary>
    public long Length()
    {
        var value = UInt(8);
        return value <= long.MaxValue ? (long)value : throw new InvalidDataException($"a length of {value} is declared");
    }

    /// <summary>Reads an address; null where it is marked as undefined.</summary>
    public long? Address()
    {
        var value = UInt(8);
        return value == ulong.MaxValue
            ? null
            : value <= long.MaxValue
            ? (long)value
            : throw new InvalidDataException($"an address, {value}, is beyond any file");
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Left)
            throw new InvalidDataException($"a part of the header ends {(long)count - Left} bytes early");
        var part = _bytes.Slice(Position, count);
        Position += count;
        return part;
    }

    /// <summary>Reads a mark that must be there.</summary>
    /// <param name="mark">Four letters.</param>
    public void Require(ReadOnlySpan<byte> mark)
    {
        if (!Take(mark.Length).SequenceEqual(mark))
            throw new InvalidDataException($"the mark {System.Text.Encoding.ASCII.GetString(mark)} is missing where an index should be");
    }
}
