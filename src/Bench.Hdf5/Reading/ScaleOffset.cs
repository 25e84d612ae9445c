using System.Buffers.Binary;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// Undoes HDF5's scale-offset filter, which keeps of each number of a chunk how far it is above the smallest, in as few bits as the largest
/// distance needs, the highest bit first. Floating-point numbers were multiplied by a power of ten and rounded before ("D-scaling").
/// </summary>
internal static class ScaleOffset
{
    private const int HeadBytes = 21;
    private const int FloatingPoint = 1;
    private const int DecimalScaling = 0;
    private const int FixedParameters = 8;

    /// <summary>Decodes a chunk.</summary>
    /// <param name="packed">The chunk as stored.</param>
    /// <param name="parameters">Parameters of the filter.</param>
    /// <param name="chunkBytes">Bytes of the chunk.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static Memory<byte> Decoded(ReadOnlySpan<byte> packed, uint[] parameters, int chunkBytes)
    {
        if (parameters.Length < FixedParameters || packed.Length < HeadBytes)
            throw Damaged();
        var (scaling, digits, isFloat, width) = (parameters[0], (int)parameters[1], parameters[3] == FloatingPoint, (int)parameters[4]);
        var (isBigEndian, hasFill) = (parameters[6] != 0, parameters[7] != 0);
        if (width is not (1 or 2 or 4 or 8) || (isFloat && (scaling != DecimalScaling || width < 4)) || chunkBytes % width != 0)
            throw Damaged();
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(packed);
        var least = BinaryPrimitives.ReadUInt64LittleEndian(packed[5..]);
        var body = packed[HeadBytes..];
        var plain = new byte[chunkBytes];
        if (bits > 8 * width || (Int128)bits * (chunkBytes / width) > 8 * (Int128)body.Length)
            throw Damaged();
        if (bits == 8 * width)
        {
            // Nothing was gained, and the numbers are there as they were, the lowest byte first.
            for (var at = 0; at < plain.Length; at += width)
                Put(plain.AsSpan(at, width), new ByteCursor(body.Slice(at, width)).UInt(width), isBigEndian);
            return plain;
        }

        var fill = hasFill ? Fill(parameters.AsSpan(FixedParameters), width) : 0;
        var reserved = (1ul << (int)bits) - 1;
        var position = 0L;
        for (var at = 0; at < plain.Length; at += width)
        {
            var distance = Bits(body, ref position, (int)bits);
            var number = hasFill && distance == reserved ? fill : isFloat ? Scaled(distance, digits, least, width) : least + distance;
            Put(plain.AsSpan(at, width), number, isBigEndian);
        }

        return plain;
    }

    private static ulong Bits(ReadOnlySpan<byte> body, ref long position, int count)
    {
        var value = 0ul;
        for (var left = count; left > 0;)
        {
            var (offset, taken) = ((int)(position % 8), Math.Min(left, 8 - (int)(position % 8)));
            value = (value << taken) | ((uint)(body[(int)(position / 8)] >> (8 - offset - taken)) & ((1u << taken) - 1));
            position += taken;
            left -= taken;
        }

        return value;
    }

    private static ulong Scaled(ulong distance, int digits, ulong least, int width) => width == 4
        ? BitConverter.SingleToUInt32Bits(((int)distance / (float)Math.Pow(10, digits)) + BitConverter.UInt32BitsToSingle((uint)least))
        : BitConverter.DoubleToUInt64Bits(((long)distance / Math.Pow(10, digits)) + BitConverter.UInt64BitsToDouble(least));

    private static ulong Fill(ReadOnlySpan<uint> parameters, int width)
    {
        if (parameters.Length < (width == sizeof(ulong) ? 2 : 1))
            throw Damaged();
        return width == sizeof(ulong) ? parameters[0] | ((ulong)parameters[1] << 32) : parameters[0];
    }

    private static void Put(Span<byte> to, ulong number, bool isBigEndian)
    {
        for (var i = 0; i < to.Length; i++)
            to[isBigEndian ? to.Length - 1 - i : i] = (byte)(number >> (8 * i));
    }

    private static InvalidDataException Damaged() => new("a chunk kept in fewer bits (scale-offset) is damaged");
}
