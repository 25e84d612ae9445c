using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>A name in a group.</summary>
/// <param name="Name">The name.</param>
/// <param name="Address">Where the header of the object begins; null where the link leads elsewhere.</param>
/// <param name="Target">The path that a soft link stands for; null for others.</param>
/// <param name="LeavesFile">Whether it leads to another file, or in a way that only some program knows.</param>
internal sealed record StoredLink(string Name, long? Address, string? Target, bool LeavesFile = false)
{
    private const int HasOrder = 0x04;
    private const int HasType = 0x08;
    private const int HasCharacterSet = 0x10;
    private const int Hard = 0;
    private const int Soft = 1;

    /// <summary>Reads a link message (section IV.A.2.g of the specification).</summary>
    /// <param name="message">Its bytes.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static StoredLink Of(ReadOnlySpan<byte> message)
    {
        var cursor = new ByteCursor(message);
        cursor.UInt8();
        var flags = cursor.UInt8();
        var type = (flags & HasType) != 0 ? cursor.UInt8() : Hard;
        cursor.Take(((flags & HasOrder) != 0 ? sizeof(long) : 0) + ((flags & HasCharacterSet) != 0 ? 1 : 0));
        var length = cursor.UInt(1 << (flags & 3));
        var name = Text(cursor.Take((int)Math.Min(length, int.MaxValue)));
        return type switch
        {
            Hard => new StoredLink(name, cursor.Address(), null),
            Soft => new StoredLink(name, null, Text(cursor.Take(cursor.UInt16()))),
            _ => new StoredLink(name, null, null, LeavesFile: true),
        };
    }

    /// <summary>Text of a name.</summary>
    /// <param name="bytes">UTF-8, of which ASCII is a part.</param>
    public static string Text(ReadOnlySpan<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
