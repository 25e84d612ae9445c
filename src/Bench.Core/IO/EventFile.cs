using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Bench.Core.IO;

/// <summary>
/// Event files as TensorBoard reads them: records of TensorFlow (length, masked CRC-32C of the length, data, masked CRC-32C of the data;
/// all little-endian), each a protocol buffer <c>Event</c> (tensorflow/core/util/event.proto) of which only numbers are written here.
/// </summary>
public static class EventFile
{
    private const uint MaskDelta = 0xa282ead8;

    // Keys of the fields: number · 8 + wire type (0: varint, 1: eight bytes, 2: length and bytes, 5: four bytes).
    private const byte WallTime = (1 * 8) + 1;
    private const byte Step = (2 * 8) + 0;
    private const byte FileVersion = (3 * 8) + 2;
    private const byte Summary = (5 * 8) + 2;
    private const byte SummaryValue = (1 * 8) + 2;
    private const byte Tag = (1 * 8) + 2;
    private const byte SimpleValue = (2 * 8) + 5;

    /// <summary>Writes a whole file.</summary>
    /// <param name="events">What to write, in order.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(IReadOnlyList<Scalars> events, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(stream);
        var begun = events.Count > 0 ? events[0].Time : DateTimeOffset.UnixEpoch;
        using var version = new MemoryStream();
        PutTime(version, begun);
        PutBytes(version, FileVersion, "brain.Event:2"u8);
        Record(version.ToArray(), stream);
        foreach (var entry in events)
        {
            Record(Encode(entry), stream);
        }
    }

    /// <summary>CRC-32C (Castagnoli) of bytes.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    private static byte[] Encode(Scalars entry)
    {
        Span<byte> number = stackalloc byte[sizeof(float)];
        using var summary = new MemoryStream();
        foreach (var (tag, value) in entry.Values)
        {
            using var inner = new MemoryStream();
            PutBytes(inner, Tag, Encoding.UTF8.GetBytes(tag));
            inner.WriteByte(SimpleValue);
            BinaryPrimitives.WriteSingleLittleEndian(number, (float)value);
            inner.Write(number);
            PutBytes(summary, SummaryValue, inner.ToArray());
        }

        using var whole = new MemoryStream();
        PutTime(whole, entry.Time);
        whole.WriteByte(Step);
        PutVarint(whole, (ulong)entry.Step);
        PutBytes(whole, Summary, summary.ToArray());
        return whole.ToArray();
    }

    private static void Record(ReadOnlySpan<byte> data, Stream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)data.Length);
        stream.Write(length);
        PutMasked(stream, Crc32C(length));
        stream.Write(data);
        PutMasked(stream, Crc32C(data));
    }

    // TensorFlow turns checksums that are stored beside their data, so that a checksum over both does not meet them plain.
    private static void PutMasked(Stream stream, uint crc)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, unchecked(BitOperations.RotateRight(crc, 15) + MaskDelta));
        stream.Write(bytes);
    }

    private static void PutTime(Stream stream, DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, time.ToUnixTimeMilliseconds() / 1000.0);
        stream.WriteByte(WallTime);
        stream.Write(bytes);
    }

    private static void PutBytes(Stream stream, byte key, ReadOnlySpan<byte> bytes)
    {
        stream.WriteByte(key);
        PutVarint(stream, (ulong)bytes.Length);
        stream.Write(bytes);
    }

    private static void PutVarint(Stream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            stream.WriteByte((byte)(value | 0x80));
        }

        stream.WriteByte((byte)value);
    }

    /// <summary>Numbers of one step.</summary>
    /// <param name="Time">When.</param>
    /// <param name="Step">Step or epoch, not below 0.</param>
    /// <param name="Values">Tag, such as <c>loss/training</c>, and number; NaN leaves a gap in the curve.</param>
    public sealed record Scalars(DateTimeOffset Time, long Step, IReadOnlyList<(string Tag, double Value)> Values);
}
