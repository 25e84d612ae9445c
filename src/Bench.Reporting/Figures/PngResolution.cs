using System.Buffers.Binary;
using System.Text;

namespace Bench.Reporting.Figures;

/// <summary>
/// Writes the resolution into a PNG (chunk pHYs, PNG specification §11.3.5.3), which Skia leaves out: without it a picture has no size in
/// millimetres.
/// </summary>
internal static class PngResolution
{
    private const int AfterHeader = 8 + 25;

    /// <summary>The picture with its resolution.</summary>
    /// <param name="png">A PNG file without the chunk.</param>
    /// <param name="dotsPerInch">Dots per inch.</param>
    public static byte[] Set(byte[] png, int dotsPerInch)
    {
        var chunk = new byte[4 + 4 + 9 + 4];
        var perMetre = (uint)Math.Round(dotsPerInch / 0.0254);
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        Encoding.ASCII.GetBytes("pHYs").CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8), perMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(12), perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Crc(chunk.AsSpan(4, 13)));
        return [.. png.AsSpan(0, AfterHeader), .. chunk, .. png.AsSpan(AfterHeader)];
    }

    /// <summary>CRC-32 as PNG asks for (ISO 3309).</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
