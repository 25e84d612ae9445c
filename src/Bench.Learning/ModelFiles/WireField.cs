using System.Text;

namespace Bench.Learning.ModelFiles;

/// <summary>
/// One field of a message in protobuf's wire format, over the bytes of a file. Reads nothing but numbers and ranges, copies nothing and
/// builds no objects, so that a hostile file costs its own length and no more. https://protobuf.dev/programming-guides/encoding
/// </summary>
/// <param name="Number">Number of the field.</param>
/// <param name="Value">The number, where it is one.</param>
/// <param name="Content">The bytes of text, message or packed numbers; empty where it is a number.</param>
/// <param name="IsNumber">True for a variable-length number.</param>
internal readonly record struct WireField(int Number, long Value, ReadOnlyMemory<byte> Content, bool IsNumber)
{
    private const int MostVarintBytes = 10;

    /// <summary>The content as text.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);

    /// <summary>The fields of a message.</summary>
    /// <param name="message">Its bytes.</param>
    /// <exception cref="InvalidDataException">They are no message.</exception>
    public static IEnumerable<WireField> Of(ReadOnlyMemory<byte> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message.Span, ref at);
            var number = tag >> 3;
            if (number is < 1 or > 0x1FFFFFFF)
            {
                throw new InvalidDataException($"field number {number}");
            }

            switch (tag & 7)
            {
                case 0:
                    yield return new WireField((int)number, Varint(message.Span, ref at), default, true);
                    break;
                case 1:
                    yield return new WireField((int)number, 0, Taken(message, sizeof(long), ref at), false);
                    break;
                case 2:
                    var length = Varint(message.Span, ref at);
                    yield return new WireField((int)number, 0, Taken(message, length, ref at), false);
                    break;
                case 5:
                    yield return new WireField((int)number, 0, Taken(message, sizeof(int), ref at), false);
                    break;
                default:
                    throw new InvalidDataException($"wire type {tag & 7}");
            }
        }
    }

    /// <summary>The whole numbers of a repeated field, packed into one or one by one.</summary>
    public IEnumerable<long> Numbers()
    {
        if (IsNumber)
        {
            yield return Value;
            yield break;
        }

        var at = 0;
        while (at < Content.Length)
        {
            yield return Varint(Content.Span, ref at);
        }
    }

    private static ReadOnlyMemory<byte> Taken(ReadOnlyMemory<byte> message, long length, ref int at)
    {
        if (length < 0 || length > message.Length - at)
        {
            throw new InvalidDataException("a field that reaches beyond its message; the file may be cut short");
        }

        var taken = message.Slice(at, (int)length);
        at += (int)length;
        return taken;
    }

    private static long Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var i = 0; i < MostVarintBytes && at < bytes.Length; i++)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return (long)value;
            }
        }

        throw new InvalidDataException("a number without an end");
    }
}
