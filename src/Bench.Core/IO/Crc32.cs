namespace Bench.Core.IO;

/// <summary>CRC-32 as zip archives use it (ISO 3309, polynomial EDB88320, reflected).</summary>
public static class Crc32
{
    /// <summary>The sum of nothing, to add to.</summary>
    public const uint Start = uint.MaxValue;

    private static readonly uint[] Table =
    [
        .. Enumerable
        .Range(0, 256)
        .Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1)))
    ];

    // The upper byte of each entry occurs once: it tells which entry was used last.
    private static readonly byte[] EntryOfUpperByte =
    [
        .. Enumerable.Range(0, 256).Select(upper => (byte)Array.FindIndex(Table, entry => entry >> 24 == upper))
    ];

    /// <summary>Adds bytes.</summary>
    /// <param name="sum">The sum so far.</param>
    /// <param name="bytes">What follows.</param>
    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            sum = Table[(sum ^ b) & 0xFF] ^ (sum >> 8);
        }

        return sum;
    }

    /// <summary>The sum as it is stored.</summary>
    /// <param name="sum">From <see cref="Add"/>.</param>
    public static uint End(uint sum) => ~sum;

    /// <summary>The sum before one byte 0 was added: what <see cref="Add"/> of it undoes.</summary>
    /// <param name="sum">The sum after it.</param>
    public static uint BeforeZero(uint sum)
    {
        var entry = EntryOfUpperByte[sum >> 24];
        return ((sum ^ Table[entry]) << 8) | entry;
    }
}
