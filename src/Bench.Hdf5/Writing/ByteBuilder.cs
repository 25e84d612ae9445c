using System.Buffers;
using System.Buffers.Binary;

namespace Bench.Hdf5.Writing;

/// <summary>Puts a block of metadata together: little-endian numbers one after another. Every method returns the builder.</summary>
internal sealed class ByteBuilder
{
    /// <summary>Stands where an address is needed and nothing is stored.</summary>
    public const long Undefined = -1;

    private const int Alignment = 8;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was put together so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Adds bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    public ByteBuilder Add(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Adds single bytes.</summary>
    /// <param name="values">Each 0 to 255.</param>
    public ByteBuilder UInt8(params ReadOnlySpan<int> values)
    {
        foreach (var value in values)
            Add([checked((byte)value)]);
        return this;
    }

    /// <summary>Adds a number of two bytes.</summary>
    /// <param name="value">0 to 65,535.</param>
    public ByteBuilder UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.GetSpan(sizeof(ushort)), checked((ushort)value));
        _bytes.Advance(sizeof(ushort));
        return this;
    }

    /// <summary>Adds a number of four bytes.</summary>
    /// <param name="value">Zero or more.</param>
    public ByteBuilder UInt32(long value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(sizeof(uint)), checked((uint)value));
        _bytes.Advance(sizeof(uint));
        return this;
    }

    /// <summary>Adds a number of eight bytes, such as an address.</summary>
    /// <param name="value">Zero or more, or <see cref="Undefined"/>.</param>
    public ByteBuilder Int64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
        return this;
    }

    /// <summary>Adds zeros.</summary>
    /// <param name="count">How many.</param>
    public ByteBuilder Zeros(int count)
    {
        _bytes.GetSpan(count + 1)[..count].Clear();
        _bytes.Advance(count);
        return this;
    }

    /// <summary>Adds zeros until the length is a multiple of eight.</summary>
    public ByteBuilder Align() => Zeros((Alignment - (_bytes.WrittenCount % Alignment)) % Alignment);
}
