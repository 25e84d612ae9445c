using System.Buffers.Binary;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>
/// Reads texts in attributes, of fixed length or, through heaps that many objects share, of any length (section III.E of the
/// specification).
/// </summary>
/// <param name="stream">The file.</param>
internal sealed class StoredText(GuardedFile stream)
{
    private const int FixedLength = 3;
    private const int VaryingLength = 9;
    private const int IsText = 1;
    private const int ReferenceBytes = 16;
    private const int HeadBytes = 16;
    private const int TypeHeadBytes = 8;

    // The description of the largest published network takes some hundred kilobytes.
    private const long MostBytes = 64L << 20;

    private readonly Dictionary<long, byte[]> _collections = [];
    private long _left = MostBytes;

    /// <summary>Reads all texts of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="UnreadableStorageException">It holds no text.</exception>
    public string[] Of(StoredAttribute attribute)
    {
        // A layer without weights has an empty list, which Keras stores as an empty list of numbers.
        if (attribute.IsNull || attribute.Extent.Contains(0))
            return [];
        if (attribute.Type.Length < TypeHeadBytes)
            throw new InvalidDataException("the type of an attribute is cut short");
        var (kind, bits) = (attribute.Type[0] & 0xf, attribute.Type[1]);
        var width = BinaryPrimitives.ReadUInt32LittleEndian(attribute.Type.AsSpan(4));
        if (kind != FixedLength && !(kind == VaryingLength && (bits & 0xf) == IsText && width == ReferenceBytes))
            throw new UnreadableStorageException($"{attribute.Name} holds no text", "store it as text.");
        var count = attribute.Extent.Aggregate((Int128)1, (product, n) => product * n);
        if (width == 0 || count * width > attribute.Data.Length)
        {
            throw new InvalidDataException(
                $"attribute {attribute.Name} declares {count} texts of {width} bytes in {attribute.Data.Length}");
        }

        var texts = new string[(int)count];
        for (var i = 0; i < texts.Length; i++)
        {
            var stored = attribute.Data.AsSpan(i * (int)width, (int)width);
            texts[i] = kind == FixedLength ? Trimmed(stored, bits) : Referenced(stored);
        }

        return texts;
    }

    private static string Trimmed(ReadOnlySpan<byte> stored, int bits)
    {
        const int PaddedWithSpaces = 2;
        var end = stored.IndexOf((byte)0);
        var text = StoredLink.Text(end < 0 ? stored : stored[..end]);
        return (bits & 0xf) == PaddedWithSpaces ? text.TrimEnd(' ') : text;
    }

    private string Referenced(ReadOnlySpan<byte> reference)
    {
        var cursor = new ByteCursor(reference);
        var length = cursor.UInt32();
        if (cursor.Address() is not { } address || length == 0)
            return "";
        var text = Object(address, (int)cursor.UInt32());
        if (length > text.Length)
            throw new InvalidDataException($"a text of {length} bytes is stored in {text.Length}");
        _left -= length;
        return _left >= 0
            ? StoredLink.Text(text[..(int)length]).TrimEnd('\0')
            : throw new InvalidDataException($"its texts have more than {MostBytes} bytes");
    }

    private ReadOnlySpan<byte> Object(long address, int number)
    {
        var cursor = new ByteCursor(Collection(address));
        while (cursor.Left >= HeadBytes)
        {
            var index = cursor.UInt16();
            cursor.Take(6);
            var size = cursor.Length();
            if (index == 0)
                break;
            var content = cursor.Take((int)Math.Min(size, int.MaxValue));
            if (index == number)
                return content;
            cursor.Take(Math.Min(cursor.Left, (8 - (content.Length % 8)) % 8));
        }

        throw new InvalidDataException($"a text, number {number} of the heap at {address}, is not there");
    }

    private byte[] Collection(long address)
    {
        if (_collections.TryGetValue(address, out var known))
            return known;
        Span<byte> head = stackalloc byte[HeadBytes];
        stream.ReadAt(address, head);
        var cursor = new ByteCursor(head);
        cursor.Require("GCOL"u8);
        cursor.Take(4);
        var size = cursor.Length();
        if (size < HeadBytes || size > stream.Length - address)
            throw new InvalidDataException($"a heap of texts declares {size} bytes");
        var content = new byte[size - HeadBytes];
        stream.ReadAt(address + HeadBytes, content);
        return _collections[address] = content;
    }
}
