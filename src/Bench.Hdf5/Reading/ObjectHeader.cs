using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// Reads the header of an object, of either version, with all its continuations (HDF5 File Format Specification 3.0, section IV.A.1).
/// </summary>
internal static class ObjectHeader
{
    // A header of a data set has some hundred bytes; attributes may add to it, 64 KiB each.
    private const long MaximumBytes = 16 << 20;
    private const int MaximumMessages = 65_536;

    /// <summary>Reads all messages.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where the header begins.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IReadOnlyList<HeaderMessage> Read(GuardedFile stream, long address)
    {
        Span<byte> start = stackalloc byte[16];
        stream.ReadAt(address, start);
        var messages = new List<HeaderMessage>();
        var blocks = new Queue<(long Address, long Length)>();
        var left = MaximumBytes;
        if (start.StartsWith("OHDR"u8))
        {
            var flags = start[5];
            var sizeAt = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
            var width = 1 << (flags & 3);
            Span<byte> size = stackalloc byte[8];
            stream.ReadAt(address + sizeAt, size[..width]);
            blocks.Enqueue((address + sizeAt + width, (long)new ByteCursor(size).UInt(width)));
            for (var isFirst = true; blocks.TryDequeue(out var block); isFirst = false)
                Messages2(Block(stream, block, ref left), isFirst, (flags & 0x04) != 0, messages, blocks);
        }
        else
        {
            var cursor = new ByteCursor(start);
            if (cursor.UInt8() != 1)
                throw new InvalidDataException($"no object begins at its byte {address}");
            cursor.Take(7);
            blocks.Enqueue((address + start.Length, cursor.UInt32()));
            while (blocks.TryDequeue(out var block))
                Messages1(Block(stream, block, ref left), messages, blocks);
        }

        return messages;
    }

    private static byte[] Block(GuardedFile stream, (long Address, long Length) block, ref long left)
    {
        left -= block.Length;
        if (left < 0 || block.Length > stream.Length)
            throw new InvalidDataException($"an object's header declares {block.Length} bytes");
        var bytes = new byte[block.Length];
        stream.ReadAt(block.Address, bytes);
        return bytes;
    }

    private static void Messages1(byte[] block, List<HeaderMessage> messages, Queue<(long, long)> blocks)
    {
        var cursor = new ByteCursor(block);
        while (cursor.Left >= 8)
        {
            var (type, size, flags) = (cursor.UInt16(), cursor.UInt16(), cursor.UInt8());
            cursor.Take(3);
            Add(type, flags, cursor.Take(Math.Min(size, cursor.Left)), messages, blocks);
        }
    }

    private static void Messages2(byte[] block, bool isFirst, bool hasOrder, List<HeaderMessage> messages, Queue<(long, long)> blocks)
    {
        var cursor = new ByteCursor(block);
        var checksum = 0;
        if (!isFirst)
        {
            cursor.Require("OCHK"u8);
            checksum = 4;
        }

        var head = hasOrder ? 6 : 4;
        while (cursor.Left - checksum >= head)
        {
            var (type, size, flags) = (cursor.UInt8(), cursor.UInt16(), cursor.UInt8());
            cursor.Take(head - 4);
            Add(type, flags, cursor.Take(size), messages, blocks);
        }
    }

    private static void Add(int type, byte flags, ReadOnlySpan<byte> data, List<HeaderMessage> messages, Queue<(long, long)> blocks)
    {
        if (messages.Count >= MaximumMessages)
            throw new InvalidDataException($"an object's header has more than {MaximumMessages} messages");
        messages.Add(new HeaderMessage(type, (flags & 2) != 0, data.ToArray()));
        if (type != HeaderMessage.Continuation)
            return;
        var cursor = new ByteCursor(data);
        if (cursor.Address() is { } address)
            blocks.Enqueue((address, cursor.Length()));
    }
}
