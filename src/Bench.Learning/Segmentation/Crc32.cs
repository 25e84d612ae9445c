namespace Bench.Learning.Segmentation;

/// <summary>CRC-32 as zip archives use it (ISO 3309, polynomial EDB88320, reflected).</summary>
internal static class Crc32
{
    /// <summary>The sum of nothing, to add to.</summary>
    public const uint Start = uint.MaxValue;

    private static readonly uint[] Table =
    [
        .. Enumerable
        .Range(0, 256)
        .Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1)))
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
}
