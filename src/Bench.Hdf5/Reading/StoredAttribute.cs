using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>An attribute of a group or data set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its datatype message.</param>
/// <param name="Extent">Its axes; empty for a single value.</param>
/// <param name="IsNull">Whether it is declared to hold nothing at all.</param>
/// <param name="Data">Its values, as stored.</param>
internal sealed record StoredAttribute(string Name, byte[] Type, long[] Extent, bool IsNull, byte[] Data)
{
    private const int NamesType = 8;
    private const int IdentifierBytes = 8;

    /// <summary>Reads all attributes of an object.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="address">Where the object's header begins.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static IReadOnlyList<StoredAttribute> All(GuardedFile stream, long address)
    {
        var attributes = new List<StoredAttribute>();
        foreach (var message in ObjectHeader.Read(stream, address).Where(m => !m.IsShared))
        {
            if (message.Type == HeaderMessage.Attribute)
                attributes.Add(Of(message.Data));
            else if (message.Type == HeaderMessage.AttributesElsewhere)
                attributes.AddRange(Dense(stream, message.Data));
        }

        return attributes;
    }

    // A message of version 1, 2 or 3 (section IV.A.2.m of the specification); version 1 fills its parts up to multiples of eight bytes.
    private static StoredAttribute Of(ReadOnlySpan<byte> message)
    {
        const int HasCharacterSet = 3;
        const int SharesParts = 3;
        var cursor = new ByteCursor(message);
        var (version, flags) = (cursor.UInt8(), cursor.UInt8());
        var (nameBytes, typeBytes, spaceBytes) = (cursor.UInt16(), cursor.UInt16(), cursor.UInt16());
        if (version is < 1 or > HasCharacterSet)
            throw new InvalidDataException($"an attribute of version {version} is unknown");
        if (version == HasCharacterSet)
            cursor.UInt8();
        var name = StoredLink.Text(Part(ref cursor, nameBytes, version)).TrimEnd('\0');
        var type = Part(ref cursor, typeBytes, version).ToArray();
        var space = Part(ref cursor, spaceBytes, version);
        // What shares its type or extent with others is listed, and holds nothing that could be read here.
        if (version > 1 && (flags & SharesParts) != 0)
            return new StoredAttribute(name, [], [], true, []);
        var (extent, _, isNull) = DataSetHeader.Space(space);
        return new StoredAttribute(name, type, extent, isNull, cursor.Take(cursor.Left).ToArray());
    }

    private static ReadOnlySpan<byte> Part(ref ByteCursor cursor, int bytes, int version) =>
        cursor.Take(version == 1 ? (bytes + 7) / 8 * 8 : bytes)[..bytes];

    private static List<StoredAttribute> Dense(GuardedFile stream, ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        cursor.UInt8();
        if ((cursor.UInt8() & 1) != 0)
            cursor.UInt16();
        var attributes = new List<StoredAttribute>();
        if (cursor.Address() is not { } heapAt || cursor.Address() is not { } treeAt)
            return attributes;
        var (heap, tree) = (new FractalHeap(stream, heapAt), new BTree2(stream, treeAt));
        if (tree.Type != NamesType || tree.RecordBytes < IdentifierBytes)
            throw new InvalidDataException($"an index of type {tree.Type} is none of attributes");
        tree.Visit(record => attributes.Add(Of(heap.Read(record[..IdentifierBytes]))));
        return attributes;
    }
}
