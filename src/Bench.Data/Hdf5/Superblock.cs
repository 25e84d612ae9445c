using System.Buffers.Binary;

namespace Bench.Data.Hdf5;

/// <summary>The first bytes of an HDF5 file (HDF5 File Format Specification 3.0, section II.A), of which one fact is wanted: how long the file should be.</summary>
internal static class Superblock
{
    private const int HeadBytes = 48;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>The length that the file declares, bytes; null where the signature is not at its start or sizes are not of 8 bytes.</summary>
    /// <param name="path">The file.</param>
    public static long? DeclaredLength(string path)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        using var stream = File.OpenRead(path);
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes || !head.StartsWith(Signature))
            return null;

        // Version 0: size of addresses at 13, base at 24, end of file at 40 (version 1: four bytes later, and rare). Versions 2 and 3: at 9, 12 and 28.
        return (head[8], head[13], head[9]) switch
        {
            (0, 8, _) => End(head, 24, 40),
            (2 or 3, _, 8) => End(head, 12, 28),
            _ => null,
        };
    }

    private static long? End(ReadOnlySpan<byte> head, int baseAt, int endAt)
    {
        var start = BinaryPrimitives.ReadUInt64LittleEndian(head[baseAt..]);
        var end = BinaryPrimitives.ReadUInt64LittleEndian(head[endAt..]);
        return start == 0 && end <= long.MaxValue ? (long)end : null;
    }
}
