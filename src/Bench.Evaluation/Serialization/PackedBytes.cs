using System.IO.Compression;

namespace Bench.Evaluation.Serialization;

/// <summary>Bytes in the zlib format (RFC 1950), which browsers unpack too.</summary>
public static class PackedBytes
{
    /// <summary>Packs bytes; none stay none.</summary>
    /// <param name="bytes">Any bytes.</param>
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return [];
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>Unpacks what <see cref="Pack"/> packed.</summary>
    /// <param name="packed">Packed bytes.</param>
    /// <exception cref="InvalidDataException">They are not in that format.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (packed.Length == 0)
        {
            return [];
        }

        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zlib.CopyTo(bytes);
        return bytes.ToArray();
    }
}
