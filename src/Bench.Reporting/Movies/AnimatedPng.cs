using System.Buffers.Binary;
using System.Text;
using Bench.Reporting.Figures;

namespace Bench.Reporting.Movies;

/// <summary>
/// Puts PNG files into one animated PNG (chunks acTL, fcTL and fdAT; PNG specification, third edition, §11.3.6), which browsers and slides
/// play, and which other programs show as its first picture.
/// </summary>
internal static class AnimatedPng
{
    private const int Signature = 8;
    private const int AroundData = 12;
    private const string Header = "IHDR";
    private const string Data = "IDAT";

    /// <summary>The animation, which repeats for ever.</summary>
    /// <param name="pictures">PNG files of one size and kind of pixels, at least one.</param>
    /// <param name="delayMs">Time that each is shown, ms, 1 … 65535.</param>
    /// <exception cref="ArgumentException">There is none, or they differ in size or kind of pixels.</exception>
    public static byte[] Of(IReadOnlyList<byte[]> pictures, int delayMs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pictures.Count, nameof(pictures));
        var chunks = pictures.Select(p => Chunks(p).ToArray()).ToArray();
        var header = chunks[0].First(c => c.Type == Header).Data;
        if (chunks.Any(c => !c.First(x => x.Type == Header).Data.AsSpan().SequenceEqual(header)))
        {
            throw new ArgumentException("the pictures differ in size or kind of pixels.", nameof(pictures));
        }

        using var file = new MemoryStream();
        file.Write(pictures[0].AsSpan(0, Signature));
        Write(file, Header, header);
        Write(file, "acTL", [.. Big((uint)pictures.Count), .. Big(0)]);
        var sequence = 0u;
        for (var i = 0; i < chunks.Length; i++)
        {
            // Sequence number, width, height, x, y, delay as a fraction of a second, and neither disposed of nor blended.
            byte[] delay = [(byte)(delayMs >> 8), (byte)delayMs, (byte)(1000 >> 8), 1000 & 255];
            Write(file, "fcTL", [.. Big(sequence++), .. header.AsSpan(0, 8), .. Big(0), .. Big(0), .. delay, 0, 0]);
            foreach (var chunk in chunks[i].Where(c => c.Type == Data))
            {
                if (i == 0)
                {
                    Write(file, Data, chunk.Data);
                }
                else
                {
                    Write(file, "fdAT", [.. Big(sequence++), .. chunk.Data]);
                }
            }
        }

        Write(file, "IEND", []);
        return file.ToArray();
    }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        for (var at = Signature; at + AroundData <= png.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
            yield return (Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += AroundData + length;
        }
    }

    private static void Write(MemoryStream file, string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(Big((uint)data.Length));
        file.Write(named);
        file.Write(Big(PngResolution.Crc(named)));
    }

    private static byte[] Big(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
