using System.IO.Compression;

namespace Bench.Evaluation.Serialization;

/// <summary>Bytes in the zlib format (RFC 1950), which browsers unpack too.</summary>
public static class PackedBytes
{
    /// <summary>
    /// What is unpacked at most: a cine of the published size has 20 million bytes, and a few packed ones can stand for any number.
    /// </summary>
    public const int MostBytes = 1 << 28;

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
    /// <exception cref="InvalidDataException">They are not in that format, or unpack to more than <see cref="MostBytes"/>.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        if (packed.Length == 0)
        {
            return [];
        }

        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        var piece = new byte[1 << 16];
        for (var read = zlib.Read(piece); read > 0; read = zlib.Read(piece))
        {
            if (bytes.Length + read > MostBytes)
                throw new InvalidDataException($"they unpack to more than {MostBytes} bytes.");
            bytes.Write(piece, 0, read);
        }

        return bytes.ToArray();
    }
}
